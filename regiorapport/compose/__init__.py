"""From the corpus and a report's YAML to one Markdown text. Knows what is said, knows no format."""
