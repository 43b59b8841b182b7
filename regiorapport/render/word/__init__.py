"""The parts of a Word file, one module each: package, styles, numbering, sections, tables, contents, properties."""
