"""The formats of a document; apart, since the command line needs no more of the schema than this."""

from typing import Final

FORMATS: Final = ("pdf", "html", "docx")
