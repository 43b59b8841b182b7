"""Regions beside each other, and a region beside its own past: what may be compared, and what comes of it."""
