"""The formats of a document, in the order in which they are listed; apart, since the command line needs no more than this."""

from typing import Final

FORMATS: Final = ("pdf", "html", "docx")
