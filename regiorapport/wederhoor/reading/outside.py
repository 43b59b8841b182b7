"""Text from outside becomes data: no control characters, no endless length, and times as far as they are times."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

MAX_TEXT = 20_000
MAX_NAME = 200
# An image, a drawing or an object, as the stream holds it (see stream.OBJECT), in words.
_OBJECT = "\ufffc"
# Marks that turn the direction of text, with which one line can look like another.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """Return text as it may be kept: line ends as newlines, no other control characters, at most `limit` long.

    What is cut off is told in the text itself.

    >>> clean("Goed.\\r\\nMaar\\x07 toch\\u202e …")
    'Goed.\\nMaar toch …'
    """
    text = _TURNING.sub("", _LINE_ENDS.sub("\n", text)).replace(_OBJECT, "[afbeelding]")
    text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).strip("\n ")
    if len(text) <= limit:
        return text
    length = f"{len(text):,}".replace(",", ".")
    return f"{text[:limit].rstrip()} … [ingekort: het origineel telt {length} tekens]"


def clean_line(text: str, limit: int = MAX_NAME) -> str:
    """Return a name or another text of one line, cut off at `limit` characters.

    >>> clean_line("J.\\tde\\nVries")
    'J. de Vries'
    """
    return " ".join(clean(text[: 4 * limit]).split())[:limit]


def moment(text: str | None) -> datetime | None:
    """Return a time of XML ("2026-11-03T14:05:00Z") without its zone, to the second; None where it is no time.

    >>> moment("2026-11-03T14:05:00.123Z")
    datetime.datetime(2026, 11, 3, 14, 5)
    >>> moment("gisteren") is None
    True
    """
    found = _TIME.match(text or "")
    if not found:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
