"""The was-wordt: every difference told once, in HTML and in Word, and nothing of either side lost."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from regiorapport.ledger.differences import after, before, compare, lines_of, text_of
from regiorapport.ledger.was_wordt import WasWordt, was_wordt
from regiorapport.load import load
from regiorapport.render.was_wordt import was_wordt_page
from regiorapport.render.word.tracked import was_wordt_docx
from regiorapport.schema.wederhoor import Stuk, Uitgave, hash_of
from regiorapport.wederhoor.reading import text_pieces
from tests.small_corpus import METING, write_project
from tests.wederhoor.libreoffice import installed, review

OFFICE_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

WORDS = st.sampled_from(["De", "norm", "wordt", "vaak", "<b>", "&amp;", "{{ x }}", "12%", "é", "niet."])
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
TEXTS = st.lists(LINES | LINES.map(lambda line: line.replace(" ", "\t")), min_size=1, max_size=4).map("\n".join)


def piece(text: str, soort: str = "bevindingen", name: str = "b", nummer: str | None = None) -> Stuk:
    shown = f"{nummer} {text}" if nummer else text
    return Stuk(nummer=nummer, soort=soort, id=name, tekst=shown, hash=hash_of(shown))


def comparison(folder: Path, sent: dict[str, Stuk], today: dict[str, Stuk], ledger: str = "") -> WasWordt:
    changes: dict[str, str | None] = {METING + "wederhoor.yaml": ledger} if ledger else {}
    corpus = load(write_project(folder, changes))
    uitgave = Uitgave(rapport="proef", ronde=1, datum="2024-01-10", deadline="2024-02-01", stukken=sent)
    return was_wordt(corpus, corpus.rapporten["proef"], uitgave, today)


@given(TEXTS, TEXTS)
def test_both_sides_of_a_difference_are_whole(was: str, now: str) -> None:
    lines = lines_of(was, now)
    assert (before(lines), after(lines)) == (was, now)
    assert any(line.changed for line in lines) == (was != now)


def test_a_changed_word_is_told_and_the_rest_stands() -> None:
    (line,) = lines_of("De norm is twaalf weken.", "De norm is dertien weken.")
    assert [(w.kind, w.text) for w in line.words] == [
        ("gelijk", "De norm is "), ("weg", "twaalf "), ("erbij", "dertien "), ("gelijk", "weken."),
    ]  # fmt: skip


def test_a_paragraph_that_came_or_went_is_one_change() -> None:
    assert [line.kind for line in lines_of("Een.\nDrie.", "Een.\nGeheel anders.\nDrie.")] == [
        "gelijk",
        "erbij",
        "gelijk",
    ]
    assert [line.kind for line in lines_of("Een.\nTwee dingen.", "Een.")] == ["gelijk", "weg"]


def test_pieces_are_paired_and_stand_in_the_order_of_the_report() -> None:
    sent = {"b-a": piece("A.", name="a"), "b-b": piece("B.", name="b"), "b-c": piece("C.", name="c")}
    today = {"b-a": piece("A.", name="a"), "b-d": piece("D.", name="d"), "b-c": piece("C!", name="c")}
    found = compare(sent, today)
    assert {each.anchor: each.kind for each in found} == {
        "b-a": "gelijk", "b-b": "weg", "b-d": "erbij", "b-c": "anders",
    }  # fmt: skip
    assert found[0].anchor == "b-a"
    assert found[-1].anchor == "b-c"


def test_running_text_is_paired_by_what_it_says() -> None:
    sent = {"s-x-1": piece("Eerst dit.", "tekst", "x-1"), "s-x-2": piece("Dan dat.", "tekst", "x-2")}
    today = {
        "s-x-1": piece("Helemaal nieuw vooraf.", "tekst", "x-1"), "s-x-2": piece("Eerst dit.", "tekst", "x-2"),
        "s-x-3": piece("Dan dat.", "tekst", "x-3"),
    }  # fmt: skip
    assert [each.kind for each in compare(sent, today)] == ["erbij", "gelijk", "gelijk"]


def test_the_visible_number_is_no_part_of_the_text() -> None:
    assert text_of(piece("De norm.", nummer="B1")) == "De norm."
    (only,) = compare({"b-b": piece("De norm.", nummer="B1")}, {"b-b": piece("De norm.", nummer="B2")})
    assert (only.kind, only.number) == ("gelijk", "B1")


LEDGER = """\
wh-norm: {partij: [beleid], van: x, auteur: JdV, bij: {bevinding: lang-verblijf}, ontvangen: Van Piet!,
  reactie: De norm is te krap., besluit: deels, motivering: 'Hij <b>staat</b> in de verordening.', verwerking: tekst}
""".replace("van: x, ", "")


def test_the_page_tells_what_went_and_came_to_eyes_and_ears_and_prints_data_as_data(tmp_path: Path) -> None:
    sent = {"b-lang-verblijf": piece("De <i>norm</i> is 12.", name="lang-verblijf")}
    today = {"b-lang-verblijf": piece("De <i>norm</i> is 13.", name="lang-verblijf")}
    page = was_wordt_page(comparison(tmp_path, sent, today, LEDGER)).decode()
    assert '<del><span class="verborgen">[weg: </span>12.<span class="verborgen">]</span></del>' in page
    assert '<ins><span class="verborgen">[erbij: </span>13.<span class="verborgen">]</span></ins>' in page
    assert "<i>" not in page
    assert "Hij &lt;b&gt;staat&lt;/b&gt; in de verordening." in page
    assert "Reactie van stakeholders beleid: De norm is te krap." in page
    assert "JdV" not in page
    assert "Piet" not in page
    assert "Verzonden</h4>" in page
    assert "<script" not in page


def test_a_page_without_changes_says_so(tmp_path: Path) -> None:
    same = {"b-x": piece("Zo is het.", name="x")}
    assert "Er is niets veranderd" in was_wordt_page(comparison(tmp_path, same, same)).decode()


def resolved(docx: Path, name: str, *, accept: bool) -> str:
    """Return the text of a piece after all changes of the file are accepted or rejected, read from its XML alone."""
    with ZipFile(docx) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    away, mark = ("del", "del") if accept else ("ins", "ins")
    text, inside = "", False
    for paragraph in body.iter(f"{W}p"):
        for element in paragraph.iter():
            if element.tag == f"{W}bookmarkStart" and element.get(f"{W}name") == name:
                inside = True
            elif element.tag in (f"{W}t", f"{W}delText", f"{W}tab") and inside:
                if not any(up.tag == f"{W}{away}" for up in element.iterancestors()):
                    text += "\t" if element.tag == f"{W}tab" else element.text or ""
            elif element.tag == f"{W}bookmarkEnd" and inside:
                return text
        if inside and paragraph.find(f"{W}pPr/{W}rPr/{W}{mark}") is None:
            text += "\n"
    return text


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_rejecting_all_gives_the_draft_and_accepting_all_the_report(
    tmp_path_factory: pytest.TempPathFactory, was: str, now: str
) -> None:
    folder = tmp_path_factory.mktemp("docx")
    docx = folder / "x.docx"
    docx.write_bytes(was_wordt_docx(comparison(folder, {"b-b": piece(was)}, {"b-b": piece(now)})))
    # A last line that went leaves the mark before it: the text is the same, the paragraph after it moves up.
    assert resolved(docx, "b-b", accept=False).rstrip("\n") == was
    assert resolved(docx, "b-b", accept=True).rstrip("\n") == now
    assert text_pieces(docx, ["b-b"])["b-b"].split() == was.split()  # as a returned draft is read: what stood there


SENT = {
    "b-lang-verblijf": piece("De norm is 12.\nDit gaat weg.", name="lang-verblijf", nummer="B1"),
    "b-weg": piece("Heel weg.", name="weg", nummer="B2"),
    "t-t": piece("Tabel 1. Wie\nMO\t3\nBW\t4", "tabellen", "t", "T1"),
    "b-x": piece("Blijft.", name="x", nummer="B3"),
}
TODAY = {
    "b-lang-verblijf": piece("De norm is 13.", name="lang-verblijf", nummer="B1"),
    "b-nieuw": piece("Heel nieuw.", name="nieuw", nummer="B2"),
    "t-t": piece("Tabel 1. Wie\nMO\t3\nZW\t1\nBW\t5", "tabellen", "t", "T1"),
    "b-x": piece("Blijft.", name="x", nummer="B3"),
}


def a_file(folder: Path) -> Path:
    docx = folder / "was-wordt.docx"
    docx.write_bytes(was_wordt_docx(comparison(folder, SENT, TODAY, LEDGER)))
    return docx


def test_the_word_file_has_one_author_one_day_and_the_motivering_as_a_comment(tmp_path: Path) -> None:
    with ZipFile(a_file(tmp_path)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
    marks = [*document.iter(f"{W}ins"), *document.iter(f"{W}del")]
    assert {(m.get(f"{W}author"), m.get(f"{W}date")) for m in marks} == {("Onderzoeksteam", "2024-03-01T00:00:00Z")}
    assert len({m.get(f"{W}id") for m in marks}) == len(marks)
    (comment,) = comments
    said = "".join(comment.itertext())
    assert said == (
        "Reactie van stakeholders beleid: De norm is te krap. Deels overgenomen. Hij <b>staat</b> in de verordening."
    )
    assert comment.get(f"{W}author") == "Onderzoeksteam"


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert a_file(tmp_path / "a").read_bytes() == a_file(tmp_path / "b").read_bytes()


@pytest.mark.skipif(not installed(), reason="needs LibreOffice with UNO")
def test_libreoffice_lists_the_changes_and_takes_or_leaves_them_all(tmp_path: Path) -> None:
    docx = a_file(tmp_path)
    review(docx, [], tmp_path / "listed.odt")
    with ZipFile(tmp_path / "listed.odt") as archive:
        listed = etree.fromstring(archive.read("content.xml"))
    kinds = {region[0].tag for region in listed.iter(f"{OFFICE_TEXT}changed-region")}
    assert kinds == {f"{OFFICE_TEXT}insertion", f"{OFFICE_TEXT}deletion"}
    for how, pieces in (("Accept", TODAY), ("Reject", SENT)):
        review(docx, [{"do": "all", "how": how}], tmp_path / f"{how}.docx")
        lines = [line for stuk in pieces.values() for line in text_of(stuk).split("\n")]
        known = {line for stuk in (*SENT.values(), *TODAY.values()) for line in text_of(stuk).split("\n")}
        written = [paragraph.text for paragraph in Document(str(tmp_path / f"{how}.docx")).paragraphs]
        assert [line for line in written if line in known] == lines
