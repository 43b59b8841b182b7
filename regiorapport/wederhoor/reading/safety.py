"""A file from outside is hostile until read: what is refused before anything of it is used.

Nothing is unpacked to disk, no part is read that the reading does not need (so no media, macros, fonts or embedded
files), no address in the file is ever followed, and the memory of what is read is bounded by the limits below.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from regiorapport.wederhoor.reading.records import Unreadable

MB = 1024 * 1024
MAX_FILE = 100 * MB
# Pictures count for the file, not here: they are never unpacked.
MAX_PART = 40 * MB
# A part is read twice: to count and to use.
MAX_PARTS = 120 * MB
# The XML of a draft of 75 pages with a thousand comments has sixty thousand elements.
MAX_ELEMENTS = 500_000
MAX_ENTRIES = 5_000
# XML of a text with a thousand comments packs 1 : 25; deflate can't do better than 1 : 1032.
MAX_RATIO = 200
_SMALL = MB

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTION = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_AGAIN = "vraag de partij het bestand opnieuw te sturen"
RETURNED = "lees het bestand in dat de partij terugstuurde: .docx, .odt of .pdf"
_NEW_COPY = "open het in Word of LibreOffice, sla het op als .docx, en lees dat in"


def read_file(path: Path) -> bytes:
    """Return the bytes of a file; refuses what is absent, no file, empty, or larger than 100 MB, before reading it."""
    name = path.name
    try:
        if not path.is_file():
            raise Unreadable("R101", name, "dit bestand is er niet", "controleer de naam en de map")
        size = path.stat().st_size
        if size > MAX_FILE:
            shown = f"{size / MB:.0f} MB"
            raise Unreadable(
                "R103",
                name,
                f"dit bestand is {shown}; meer dan {MAX_FILE // MB} MB wordt niet gelezen",
                "haal grote plaatjes of bijlagen eruit; een concept met reacties is zelden groter dan 10 MB",
            )
        with path.open("rb") as file:
            # One byte more than was promised tells of a file that grows while it is read.
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise Unreadable(
            "R101", name, f"niet te lezen: {error.strerror}", "controleer het bestand en de rechten"
        ) from None
    if not data:
        raise Unreadable("R102", name, "dit bestand is leeg", _AGAIN)
    if len(data) > MAX_FILE:
        raise Unreadable("R103", name, f"dit bestand is groter dan {MAX_FILE // MB} MB", _AGAIN)
    return data


class Package:
    """A .docx or .odt as named parts, each read when it is asked for and never larger than the limits.

    Raises Unreadable for a container that is encrypted, broken, or too large.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MAX_PARTS
        if data.startswith(_OLE):
            raise self._of_ole(data)
        if not data.startswith(_ZIP):
            raise Unreadable("R105", name, "dit is geen Word-, ODT- of PDF-bestand, hoe het ook heet", RETURNED)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, OverflowError):
            raise Unreadable("R105", name, "dit Word- of ODT-bestand is kapot of niet heel", _AGAIN) from None
        self._entries = self._checked()
        self._without_macros()
        self._without_password()

    @property
    def is_odt(self) -> bool:
        """Whether this is an OpenDocument file, and not one of Word."""
        return "content.xml" in self._entries and "[Content_Types].xml" not in self._entries

    def _without_macros(self) -> None:
        parts = [name.lower() for name in self._entries]
        if self.name.lower().endswith((".docm", ".dotm")) or any(
            name.rpartition("/")[2] in ("vbaproject.bin", "vbadata.xml") or name.startswith(("basic/", "scripts/"))
            for name in parts
        ):
            raise Unreadable(
                "R114",
                self.name,
                "dit bestand bevat macro's; een concept heeft die nooit",
                "vraag de partij het op te slaan als .docx (zonder macro's) en lees dat in",
            )

    def _of_ole(self, data: bytes) -> Unreadable:
        if _ENCRYPTED_OLE in data:
            return self._locked()
        return Unreadable("R106", self.name, "dit is een bestand van Word 97–2003 (.doc)", _NEW_COPY)

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise self.bomb(f"het bestand bevat {len(infos)} onderdelen; een concept heeft er enkele tientallen")
        entries: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            if info.filename in entries:
                # Two readers would each take another one: what a person saw need not be what is read.
                raise Unreadable("R105", self.name, f"'{_shown(info.filename)}' staat er twee keer in", _NEW_COPY)
            if info.flag_bits & 1:
                raise self._locked()
            entries[info.filename] = info
        return entries

    def _without_password(self) -> None:
        """Refuse an OpenDocument file whose parts are encrypted; those of Word are no zip then."""
        manifest = "META-INF/manifest.xml"
        if manifest in self and self.xml(manifest).find(f".//{_ENCRYPTION}") is not None:
            raise self._locked()

    def _locked(self) -> Unreadable:
        return Unreadable(
            "R104",
            self.name,
            "dit bestand is met een wachtwoord versleuteld",
            "vraag de partij het zonder wachtwoord op te slaan; wachtwoorden worden hier niet gevraagd",
        )

    def bomb(self, what: str) -> Unreadable:
        """Return the refusal of something that unpacks to more than any draft holds."""
        return Unreadable("R107", self.name, f"{what}; dit lijkt een zipbom en is niet uitgepakt", _AGAIN)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def names(self) -> Iterator[str]:
        """Yield the names of all parts."""
        yield from self._entries

    def size(self, part: str) -> int:
        """Return how large a part says that it is, unpacked."""
        return self._entries[part].file_size

    def read(self, part: str) -> bytes:
        """Return a part, unpacked; refuses one that unpacks to more than the limits, whatever it says of itself."""
        info = self._entries[part]
        shown = _shown(part)
        if info.file_size > MAX_PART:
            raise self.bomb(f"'{shown}' zou uitgepakt {info.file_size // MB} MB zijn")
        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
            raise Unreadable("R105", self.name, f"'{shown}' in dit bestand is kapot", _AGAIN) from None
        if len(data) > MAX_PART:
            raise self.bomb(f"'{shown}' is uitgepakt meer dan {MAX_PART // MB} MB")
        if len(data) > _SMALL and len(data) > MAX_RATIO * max(info.compress_size, 1):
            raise self.bomb(f"'{shown}' is {len(data) // max(info.compress_size, 1)} keer zo groot als het ingepakt is")
        self._left -= len(data)
        if self._left < 0:
            raise self.bomb(f"de tekst is uitgepakt meer dan {MAX_PARTS // MB} MB")
        return data

    def xml(self, part: str) -> etree._Element:
        """Return the root of a part; refuses broken XML, and any declaration of a document type or entity."""
        try:
            root = etree.fromstring(self.read(part), parser())
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise self.broken(part, getattr(error, "lineno", None)) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.with_doctype(part)
        return root

    def with_doctype(self, part: str) -> Unreadable:
        """Return the refusal of a part that declares a document type or entities."""
        return Unreadable(
            "R108",
            self.name,
            f"'{_shown(part)}' bevat een DTD of entiteiten, wat Word en LibreOffice nooit schrijven",
            "vertrouw dit bestand niet; vraag de partij een nieuw exemplaar, gemaakt met Word of LibreOffice",
        )

    def broken(self, part: str, line: int | None) -> Unreadable:
        """Return the refusal of a part that is no whole XML; line: where that shows."""
        where = f" (regel {line})" if line else ""
        what = f"de XML van '{_shown(part)}' is kapot{where}"
        return Unreadable("R109", self.name, what, f"{_NEW_COPY}; lukt dat niet: {_AGAIN}")


def parser() -> etree.XMLParser:
    """Return a parser that reads no other file, expands no entity, and stops at 256 levels and texts of 10 MB."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)[:80]
