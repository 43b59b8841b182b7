"""Measures the checks: the clean corpus with one fault put in at a time, and how many of those faults are reported.

A fault counts where the corpus states the same thing a second way (`mutatie.twice`); that is decided here, without the
checks, so that a check which is too mild shows up as a fault missed.
"""
