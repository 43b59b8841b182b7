"""The words of the field as typed, immutable records. Knows YAML's values, knows no files."""
