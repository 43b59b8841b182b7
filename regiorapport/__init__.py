"""Regiorapport: a research team's findings, kept once, printed everywhere, checked always."""
