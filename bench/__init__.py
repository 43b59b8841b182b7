"""Measurements of the toolkit, on the machine at hand: ratios of one run, since machines are noisy."""
