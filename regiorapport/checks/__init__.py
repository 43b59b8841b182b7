"""The checks: one small file each, found by their place. Whoever wants to know what is checked lists this folder."""
