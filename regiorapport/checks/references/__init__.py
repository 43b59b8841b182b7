"""What names something names something that exists, and what exists is named."""
