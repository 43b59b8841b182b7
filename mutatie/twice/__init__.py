"""What the corpus states a second way: rules of this package's own, that never ask a check."""
