"""Privacy: what would lead a reader to the people who were promised that nobody would know them."""
