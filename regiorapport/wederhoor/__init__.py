"""Wederhoor: a draft goes out to the parties, their reactions come in, and the report shows what was done with them."""
