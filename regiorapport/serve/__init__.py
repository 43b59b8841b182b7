"""Showing the documents while one writes: a local server, what it watches, and the process that builds."""
