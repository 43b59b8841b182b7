"""What is drawn: one script a kind of figure. `alt_text` and `data_table` are cheap; `draw` loads matplotlib."""
