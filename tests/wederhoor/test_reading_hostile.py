"""A file from outside is hostile until read: what is refused, with what words, and that nothing grows or is fetched."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from regiorapport.diagnostics import InputError
from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import Unreadable, read_returned, text_pieces
from tests.wederhoor.drafts import uitgave_of
from tests.wederhoor.editing import WordFile

MB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Refused = Callable[..., Unreadable]


@pytest.fixture
def refused(tmp_path: Path, issued: tuple[Path, Uitgave]) -> Refused:
    """Write bytes to a file, read it, and return the refusal; nothing else may be in the folder afterwards."""

    def read(data: bytes, name: str = "terug.docx", uitgave: Uitgave | None = None) -> Unreadable:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(Unreadable) as error:
            read_returned(path, uitgave or issued[1])
        assert [each.name for each in tmp_path.iterdir()] == [name]
        assert error.value.advice
        return error.value

    return read


def changed(path: Path, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """The Word file with one part changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        for name in names:
            data = source.read(name)
            target.writestr(name, edit(data) if name == part else data)
        if part not in names:
            target.writestr(part, edit(b""))
    return out.getvalue()


def test_a_refusal_is_an_error_of_input_with_its_place_and_advice(refused: Refused) -> None:
    error = refused(b"")
    assert isinstance(error, InputError)
    assert str(error) == "terug.docx: R102 dit bestand is leeg"
    assert error.diagnostics[0].suggestion == error.advice


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"hallo", "R105", "geen Word-, ODT- of PDF-bestand"),
        (b"PK\x03\x04kapot", "R105", "is kapot of niet heel"),
        (OLE + b"\0" * 600, "R106", "Word 97"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "R104", "wachtwoord"),
        (b"%PDF-1.7\nkapot", "R105", "PDF is kapot"),
    ],
)
def test_what_is_no_draft_is_told_by_what_it_is(refused: Refused, data: bytes, code: str, words: str) -> None:
    error = refused(data)
    assert error.code == code
    assert words in error.message


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="R101"):
        read_returned(tmp_path / "weg.docx", None)
    with pytest.raises(Unreadable, match="R101"):
        read_returned(tmp_path, None)


def test_half_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.docx"
    with path.open("wb") as file:
        file.truncate(500 * MB)
    tracemalloc.start()
    with pytest.raises(Unreadable, match=r"R103.*500 MB"):
        read_returned(path, None)
    assert tracemalloc.get_traced_memory()[1] < MB
    tracemalloc.stop()


@pytest.mark.parametrize("size", [60 * MB, 30 * MB])
def test_a_part_that_unpacks_to_far_more_is_a_bomb(refused: Refused, issued: tuple[Path, Uitgave], size: int) -> None:
    tracemalloc.start()
    error = refused(changed(issued[0], "word/document.xml", lambda _: b" " * size))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.code == "R107"
    assert "zipbom" in error.message
    assert peak < 4 * size


def test_a_bomb_that_lies_of_its_size_is_not_unpacked(refused: Refused, issued: tuple[Path, Uitgave]) -> None:
    data = bytearray(changed(issued[0], "word/document.xml", lambda _: b" " * (60 * MB)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    whole = struct.pack("<I", info.file_size)
    while (place := data.find(whole)) >= 0:
        data[place : place + 4] = struct.pack("<I", 1000)
    assert refused(bytes(data)).code in ("R105", "R107")


def test_more_elements_than_a_draft_has_are_refused_before_a_tree_is_made(
    refused: Refused, issued: tuple[Path, Uitgave]
) -> None:
    # numbers by chance, so that it does not pack like a bomb
    chance = random.Random(6)
    many = "".join(f'<w:r a="{chance.getrandbits(32)}"/>' for _ in range(550_000)).encode()
    error = refused(changed(issued[0], "word/document.xml", lambda data: data.replace(b"<w:body>", b"<w:body>" + many)))
    assert (error.code, "elementen" in error.message) == ("R107", True)


def test_many_parts_are_refused(refused: Refused, issued: tuple[Path, Uitgave]) -> None:
    out = io.BytesIO(issued[0].read_bytes())
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(6000):
            archive.writestr(f"x/{number}", b"")
    assert refused(out.getvalue()).code == "R107"


def test_a_part_that_stands_there_twice_is_refused(refused: Refused, issued: tuple[Path, Uitgave]) -> None:
    out = io.BytesIO(issued[0].read_bytes())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<x/>")
    assert "twee keer" in refused(out.getvalue()).message


def test_a_zip_within_the_zip_is_never_opened(issued: tuple[Path, Uitgave], tmp_path: Path) -> None:
    path = tmp_path / "terug.docx"
    path.write_bytes(changed(issued[0], "word/embeddings/x.zip", lambda _: b"PK\x05\x06" + b"\0" * 18))
    assert read_returned(path, issued[1]).opmerkingen == ()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><x>&d;</x>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>"""
BARE = b"""<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>"""


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/comments.xml", "[Content_Types].xml", "docProps/custom.xml"]
)
@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE, BARE])
def test_entities_and_document_types_are_refused(
    refused: Refused, issued: tuple[Path, Uitgave], part: str, xml: bytes
) -> None:
    assert refused(changed(issued[0], part, lambda _: xml)).code == "R108"


@pytest.mark.parametrize("edit", [lambda data: data[:-40], lambda data: data.replace(b"<w:body>", b"<w:body>\x00", 1)])
def test_broken_xml_is_refused(refused: Refused, issued: tuple[Path, Uitgave], edit: Callable[[bytes], bytes]) -> None:
    error = refused(changed(issued[0], "word/document.xml", edit))
    assert error.code == "R109"
    assert "word/document.xml" in error.message


@pytest.mark.parametrize("depth", [240, 5_000, 100_000])
def test_nesting_has_no_bottom_to_fall_through(issued: tuple[Path, Uitgave], tmp_path: Path, depth: int) -> None:
    def nest(data: bytes) -> bytes:
        return data.replace(
            b"</w:body>",
            b"<w:sdt><w:sdtContent>" * (depth // 2) + b"</w:sdtContent></w:sdt>" * (depth // 2) + b"</w:body>",
        )

    path = tmp_path / "terug.docx"
    path.write_bytes(changed(issued[0], "word/document.xml", nest))
    if depth < 250:
        assert read_returned(path, issued[1]).opmerkingen == ()
    else:
        with pytest.raises(Unreadable, match=r"R10[79]"):
            read_returned(path, issued[1])


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/vbaData.xml", "Basic/script-lc.xml"])
def test_macros_are_refused(refused: Refused, issued: tuple[Path, Uitgave], part: str) -> None:
    error = refused(changed(issued[0], part, lambda _: b"<x/>"))
    assert (error.code, "macro" in error.message) == ("R114", True)


def test_a_docm_is_refused_by_its_name(refused: Refused, issued: tuple[Path, Uitgave]) -> None:
    assert refused(issued[0].read_bytes(), "terug.docm").code == "R114"


def test_links_to_outside_are_not_followed(
    issued: tuple[Path, Uitgave], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(data: bytes) -> bytes:
        kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        template = b'<Relationship Id="rIdX" Type="%s" Target="http://127.0.0.1:9/x" TargetMode="External"/>' % kind
        return data.replace(b"</Relationships>", template + b"</Relationships>")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    path = tmp_path / "terug.docx"
    path.write_bytes(changed(issued[0], "word/_rels/document.xml.rels", link))
    assert read_returned(path, issued[1]).opmerkingen == ()


def test_a_draft_of_another_report_or_round_is_told_which(
    issued: tuple[Path, Uitgave], refused: Refused, tmp_path: Path
) -> None:
    data = issued[0].read_bytes()
    other = uitgave_of({"b-norm": "x"}, rapport="een-ander-rapport")
    assert refused(data, uitgave=other).message == (
        "dit is een concept van 'proef-meting-1-rapportage', niet van 'een-ander-rapport'"
    )
    second = issued[1].model_copy(update={"ronde": 2})
    assert refused(data, uitgave=second).message == "dit is het concept van ronde 1, niet van ronde 2"


def test_a_letter_is_no_draft(refused: Refused, issued: tuple[Path, Uitgave]) -> None:
    import docx

    letter = docx.Document()
    letter.add_paragraph("Geachte onderzoekers, hierbij onze reactie op uw rapport.")
    out = io.BytesIO()
    letter.save(out)
    assert refused(out.getvalue()).code == "R113"


def test_a_workbook_is_no_draft(refused: Refused) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert refused(out.getvalue()).code == "R110"


def test_an_encrypted_odt_and_pdf_are_told_apart_from_broken_ones(refused: Refused, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", b"\x00\x01")
        archive.writestr(
            "META-INF/manifest.xml",
            b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
            b"<m:encryption-data/></m:file-entry></m:manifest>",
        )
    assert refused(out.getvalue(), "terug.odt").code == "R104"
    (tmp_path / "terug.odt").unlink()
    locked = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refused(locked.getvalue(), "terug.pdf").code == "R104"


def test_a_pdf_that_unpacks_to_far_more_is_refused(refused: Refused) -> None:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.pages[0].Contents = made.make_stream(b" " * (100 * MB))
        made.save(out, compress_streams=True)
    assert refused(out.getvalue(), "terug.pdf").code in ("R105", "R107")


def test_issuing_reads_with_the_same_care(tmp_path: Path, issued: tuple[Path, Uitgave]) -> None:
    path = tmp_path / "concept.docx"
    path.write_bytes(changed(issued[0], "word/document.xml", lambda _: LAUGHS))
    with pytest.raises(Unreadable, match="R108"):
        text_pieces(path)


def test_an_edited_draft_is_still_the_draft_without_its_properties(
    draft: WordFile, issued: tuple[Path, Uitgave], tmp_path: Path
) -> None:
    del draft.parts["docProps/custom.xml"]
    read = read_returned(draft.save(tmp_path / "terug.docx"), issued[1])
    assert (read.rapport, read.opmerkingen) == (None, ())
