"""The numbers of the corpus for others: tables as CSV and Parquet, with a description that programs read."""
