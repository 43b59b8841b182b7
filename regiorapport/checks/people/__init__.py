"""Respondents, cases and classes of age."""
