"""What can be changed in the corpus, and how: the sites of every family of mutants."""
