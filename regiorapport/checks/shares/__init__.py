"""How a share follows from its counts."""
