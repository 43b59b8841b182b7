"""Checks that one fact has one value, whoever tells it."""
