"""From one Markdown text a document to PDF, HTML and Word. Knows formats, knows nothing of YAML or the corpus."""
