"""An e-mail address, a telephone number, a postcode with a house number, a BSN or an IBAN stands in the corpus.

No report needs them, and each leads to one person or one door. A BSN is nine digits of which 9a + 8b + … + 2h - i is a
multiple of eleven (the eleven test of the Dutch citizen service number); an IBAN (ISO 13616) is a number that leaves 1
modulo 97 (ISO/IEC 7064): other numbers of that length pass those tests one in eleven and one in ninety-seven times,
and are no addresses of pages, amounts of money or parts of a longer number. Numbers that nobody owns (0800, 0900, 112)
and the addresses of sources are left alone. What belongs in a colofon is accepted there. The finding shows only the
beginning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from regiorapport.checks.check import BY_CODE, CorpusCheck, CorpusScope, Finding
from regiorapport.checks.strings import strings_of
from regiorapport.schema.base import Record
from regiorapport.schema.shared import Bron
from regiorapport.yamlsource import KeyPath

# All but an e-mail address hold nine digits in a row, or the four and two letters of a postcode.
_DIGITS = re.compile(r"[0-9](?:[0-9]{3}\s?[A-Z]{2}\b|(?:[\s.()-]*[0-9]){8})")
_ADDRESS_OF_PAGE = re.compile(r"https?://[^\s)>\]]+|\bwww\.[^\s)>\]]+")

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"""(?<![\w.,+/-]) (?: (?:\+|00)31[ -]?(?:\(0\)[ -]?)? | \(?0 )
    (?: 6\)? (?: [ -]?\d(?:\ ?\d){7} | (?:[-.]\d\d){4} )
      | [1-57-9]\d\)?[ -]?\d(?:\ ?\d){6}
      | [1-57-9]\d\d\)?[ -]?\d(?:\ ?\d){5} )
    (?!\w|[.,-]\d)""",
    re.VERBOSE,
)
_SERVICE = ("0800", "0900", "0906", "0909")
# A street with its number before the postcode, or the number of the house after it.
_POSTCODE = re.compile(
    r"""(?P<street>\b[A-Z][\w'.-]+(?:\ [\w'.-]+){0,3}\ \d{1,5}(?:[ -]?[a-zA-Z]{1,3})?,?\s+)?
    \b(?P<code>[1-9]\d{3}\ ?(?!SA|SD|SS)[A-Z]{2})\b
    (?P<house>,?\ (?:nr\.?\ |nummer\ )?\d{1,5}(?![\d.,]\d|\d|\ ?%))?""",
    re.VERBOSE,
)
_YEAR_AND_TERM = re.compile(r"(?:19|20)\d\d ?(?:BW|MO|ZW|CT)")
_BSN = re.compile(r"(?<![\w.,/€-])(?<!€ )(?:\d{9}|\d{4}[. ]\d\d[. ]\d{3}|\d{3} \d{3} \d{3})(?![\w/-]|[.,]\d| euro)")
_IBAN = re.compile(r"\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b")

_Finder = Callable[[str], Iterator[re.Match[str]]]


def run(scope: CorpusScope) -> Iterator[Finding]:
    """Yield every such number or address in a text, title or label."""
    worth_reading: dict[str, bool] = {}
    for record in scope.records():
        file = record.origin.file
        if file.name not in worth_reading:
            worth_reading[file.name] = _may_hold(file.text)
        if worth_reading[file.name]:
            yield from _within(record)


def _within(record: Record) -> Iterator[Finding]:
    for path, text in strings_of(record):
        if not _of_a_source(record, path) and _may_hold(text):
            for offset, what, said in contact_data(text):
                message = f"hier staat {what}, die begint met {said[:2]}…"
                yield Finding(message, record, path, "haal dit weg; een rapport heeft het niet nodig", offset)


def _may_hold(text: str) -> bool:
    return "@" in text or _DIGITS.search(text) is not None


def _of_a_source(record: Record, path: KeyPath) -> bool:
    return isinstance(record, Bron) and path[0] in ("url", "doi")


def contact_data(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (offset, what it is, what it says) for all contact data and personal numbers in a text.

    >>> list(contact_data("Bel 06-12345678, of 0800-1234."))
    [(4, 'een telefoonnummer', '06-12345678')]
    """
    plain = text
    if "://" in text or "www." in text:
        plain = _ADDRESS_OF_PAGE.sub(lambda match: "/" * len(match.group()), text)
    taken: set[int] = set()
    for what, finder in _FINDERS.items():
        for match in finder(plain):
            if match.start() not in taken:
                taken.update(range(*match.span()))
                yield match.start(), what, match.group()


def _mails(text: str) -> Iterator[re.Match[str]]:
    return _MAIL.finditer(text) if "@" in text else iter(())


def _ibans(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _IBAN.finditer(text) if _leaves_one(match.group().replace(" ", "")))


def _phones(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _PHONE.finditer(text) if not match.group().startswith(_SERVICE))


def _numbers_of_citizens(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _BSN.finditer(text) if passes_eleven_test(match.group()))


def _addresses(text: str) -> Iterator[re.Match[str]]:
    for match in _POSTCODE.finditer(text):
        if (match["street"] or match["house"]) and not _YEAR_AND_TERM.fullmatch(match["code"]):
            yield match


_FINDERS: dict[str, _Finder] = {
    "een e-mailadres": _mails,
    "een IBAN": _ibans,
    "een telefoonnummer": _phones,
    "een BSN": _numbers_of_citizens,
    "een postcode met huisnummer": _addresses,
}


def passes_eleven_test(number: str) -> bool:
    """Tell whether nine digits may be a BSN.

    >>> passes_eleven_test("111222333"), passes_eleven_test("111222334"), passes_eleven_test("000000000")
    (True, False, False)
    """
    digits = [int(char) for char in number if char.isdigit()]
    weighed = sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return weighed % 11 == 0 and any(digits)


def _leaves_one(iban: str) -> bool:
    """Tell whether an IBAN has the right check digits: as a number, its first four at the end, it leaves 1 of 97."""
    moved = iban[4:] + iban[:4]
    return len(iban) >= 15 and int("".join(str(int(char, 36)) for char in moved)) % 97 == 1


check = CorpusCheck(
    code="A901",
    title="E-mailadres, telefoonnummer, adres, BSN of IBAN",
    rule="In het corpus staat niets waarmee iemand te bereiken of aan te wijzen is.",
    run=run,
    fails={"toezeggingen": """z: {tekst: 'Wie mee wil doen, mailt sander@voorbeeld.nl.'}"""},
    passes={"toezeggingen": "z: {tekst: Wie wil meedoen meldt zich bij de onderzoekers.}"},
    accept=BY_CODE,
    hides_line=True,
)
