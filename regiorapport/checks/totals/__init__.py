"""Parts and their totals."""
