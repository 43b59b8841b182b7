"""Annotations of a returned PDF: every kind, its answers and its state, at the piece under it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from regiorapport.render.pandoc import RenderInput, read_markdown
from regiorapport.render.pdf import to_pdf
from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import Gelezen, Telling, Unreadable, read_returned
from regiorapport.wederhoor.reading.pdf_text import Owners, Page
from tests.wederhoor.drafts import METADATA, RAPPORT, TEXT
from tests.wederhoor.pdf_notes import annotate, areas_of

STREAM = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">'
    '<text x="9" y="50" font-size="20">Eerst hier</text></svg>'
)
MARK = {"concept": "Concept voor wederhoor, ronde 1", "concept_deadline": "reageren tot 15 december 2026"}


@pytest.fixture(scope="session")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft as a PDF, with what `uitgeven` tells of it."""
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "figuren").mkdir()
    Image.new("RGB", (400, 100), "white").save(folder / "figuren" / "stroom.png")
    (folder / "figuren" / "stroom.svg").write_text(STREAM, encoding="utf-8")
    path = folder / "concept.pdf"
    path.write_bytes(to_pdf(RenderInput(read_markdown(TEXT, [], folder), METADATA | MARK, folder)))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for key, value in {"rapport": RAPPORT, "ronde": "1", "partij": "ggd"}.items():
            document.docinfo[f"/regiorapport-{key}"] = value
        document.save(path)
    return path


def read(pdf: Path, folder: Path, uitgave: Uitgave, *notes: Mapping[str, Any]) -> Gelezen:
    annotate(pdf, folder / "terug.pdf", notes)
    return read_returned(folder / "terug.pdf", uitgave)


def test_a_pdf_that_nobody_touched_has_no_reactions(pdf: Path, issued: tuple[Path, Uitgave]) -> None:
    found = read_returned(pdf, issued[1])
    assert (found.opmerkingen, found.rapport, found.ronde, found.partij) == ((), RAPPORT, 1, "ggd")


@pytest.mark.parametrize(
    ("kind", "soort"),
    [
        ("Highlight", "markering"), ("Underline", "markering"), ("Squiggly", "markering"), ("StrikeOut", "doorhaling"),
    ],
)  # fmt: skip
def test_marks_have_the_words_under_them(
    pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave], kind: str, soort: str
) -> None:
    note = {"kind": kind, "find": "41 van de 62 mensen", "text": "Het zijn er 40.\rEcht."}
    (found,) = read(pdf, tmp_path, issued[1], note).opmerkingen
    assert (found.soort, found.stuk, found.passage) == (soort, "b-norm", "41 van de 62 mensen")
    assert (found.tekst, found.auteur) == ("Het zijn er 40.\nEcht.", "Anna Bakker")
    assert str(found.datum) == "2026-11-03 14:05:00"


@pytest.mark.parametrize(
    ("kind", "text"), [("Text", "x"), ("FreeText", "x"), ("Ink", "[tekening]"), ("Stamp", "[stempel]")]
)
def test_notes_are_at_the_line_beside_them(
    pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave], kind: str, text: str
) -> None:
    note = {"kind": kind, "find": "Wie de opvang verlaat", "text": "x" if text == "x" else ""}
    (found,) = read(pdf, tmp_path, issued[1], note).opmerkingen
    assert (found.soort, found.stuk, found.tekst) == ("notitie", "x-uitstroom", text)
    assert "Wie de opvang verlaat" in found.passage


def test_a_mark_over_lines_is_read_as_one_text(pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave]) -> None:
    words = "niet vanzelf een woning. Corporaties wijzen woningen toe op datum van inschrijving"
    (found,) = read(pdf, tmp_path, issued[1], {"kind": "Highlight", "find": words}).opmerkingen
    assert (found.stuk, found.passage, found.tekst) == ("x-uitstroom", words, "")


@pytest.mark.parametrize(
    ("words", "stuk"),
    [
        ("4 (31%)", "t-plaatsingen"), ("Stroomschema van", "f-stroom"), ("zijn dochter", "c-sander"),
        ("weten we al jaren", "q-vast"), ("de regie heeft", "a-regie"), ("regionale kader", "x-inleiding"),
    ],
)  # fmt: skip
def test_every_kind_of_piece_is_found(
    pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave], words: str, stuk: str
) -> None:
    (found,) = read(pdf, tmp_path, issued[1], {"kind": "Highlight", "find": words, "text": "?"}).opmerkingen
    assert (found.stuk, found.gevonden) == (stuk, "tekst")


def test_answers_and_states(pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave]) -> None:
    found = read(
        pdf, tmp_path, issued[1],
        {"kind": "Text", "find": "overschreden", "text": "Waarom?"},
        {"kind": "Text", "find": "overschreden", "text": "Daarom.", "about": 0},
        {"kind": "Text", "find": "overschreden", "text": "Completed set by Anna", "about": 0, "state": "Completed"},
    )  # fmt: skip
    asked, answered = found.opmerkingen
    assert (asked.soort, asked.afgehandeld) == ("notitie", True)
    assert (answered.soort, answered.antwoord_op, answered.stuk) == ("antwoord", asked.sleutel, "b-norm")
    assert found.tellingen == {"aantekeningen": Telling(3, 3)}


def test_a_caret_puts_in_and_with_a_strike_out_replaces(
    pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave]
) -> None:
    found = read(
        pdf, tmp_path, issued[1],
        {"kind": "Caret", "find": "graag", "text": "heel"},
        {"kind": "Caret", "find": "twaalf weken", "text": "dertien weken"},
        {"kind": "StrikeOut", "find": "twaalf weken", "about": 1, "group": True},
    )  # fmt: skip
    by_text = {each.tekst: each for each in found.opmerkingen}
    assert (by_text["heel"].soort, by_text["heel"].stuk) == ("invoeging", "c-sander")
    replaced = by_text["dertien weken"]
    assert (replaced.soort, replaced.stuk, replaced.passage) == ("vervanging", "b-norm", "twaalf weken")
    assert found.tellingen == {"aantekeningen": Telling(3, 3)}


def test_a_note_that_is_written_as_rich_text_alone_is_read(
    pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave]
) -> None:
    rich = '<body xmlns="http://www.w3.org/1999/xhtml"><p>Een <b>vette</b> noot</p><p>en meer</p></body>'
    (found,) = read(pdf, tmp_path, issued[1], {"kind": "Highlight", "find": "twaalf", "rich": rich}).opmerkingen
    assert found.tekst == "Een vette noot\nen meer"


def test_a_pdf_of_another_report_is_refused(pdf: Path, issued: tuple[Path, Uitgave]) -> None:
    other = issued[1].model_copy(update={"rapport": "een-ander"})
    with pytest.raises(Unreadable, match="R111"):
        read_returned(pdf, other)


def test_a_pdf_without_a_word_of_the_draft_is_refused(tmp_path: Path, issued: tuple[Path, Uitgave]) -> None:
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(tmp_path / "leeg.pdf")
    with pytest.raises(Unreadable, match="R113"):
        read_returned(tmp_path / "leeg.pdf", issued[1])


def test_a_note_in_the_margin_is_at_the_line_beside_it_and_a_mark_leaves_out_the_line_numbers(
    pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave]
) -> None:
    number, boxes = areas_of(pdf, "Wie de opvang verlaat")
    top = boxes[0][3]
    _, ends = areas_of(pdf, "datum van inschrijving")
    source = tmp_path / "bron.pdf"
    with pikepdf.open(pdf) as document:
        width = float(document.pages[number].mediabox[2])
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([4, top - 14, 18, top]), Contents=String("Hier."),
            T=String("Anna"),
        )  # fmt: skip
        mark = Dictionary(
            Type=Name.Annot, Subtype=Name.Highlight, Rect=Array([0, ends[0][1], width, top]), T=String("Anna"),
            QuadPoints=Array([0, top, width, top, 0, ends[0][1], width, ends[0][1]]),
        )  # fmt: skip
        document.pages[number].Annots = Array([document.make_indirect(each) for each in (note, mark)])
        document.save(source)
    noted, marked = read_returned(source, issued[1]).opmerkingen
    assert (noted.stuk, noted.passage.startswith("Wie de opvang verlaat")) == ("x-uitstroom", True)
    assert marked.passage.endswith("datum van inschrijving.")


def test_a_note_on_words_in_a_figure_is_at_the_figure(pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave]) -> None:
    (found,) = read(pdf, tmp_path, issued[1], {"kind": "Text", "find": "Eerst hier", "text": "Nee."}).opmerkingen
    assert found.stuk == "f-stroom"


@pytest.mark.parametrize(
    ("text", "stuk"), [("B2 klopt niet", "b-zicht"), ("b2: klopt niet", "b-zicht"), ("Alles klopt", None)]
)
def test_what_is_typed_on_the_form_is_at_the_piece_whose_number_it_begins_with(
    pdf: Path, tmp_path: Path, issued: tuple[Path, Uitgave], text: str, stuk: str | None
) -> None:
    note = {"kind": "FreeText", "find": "Voorstel", "text": text}
    (found,) = read(pdf, tmp_path, issued[1], note).opmerkingen
    assert (found.soort, found.stuk, found.tekst) == ("formulier", stuk, text)


def test_a_short_line_in_which_many_pieces_end_is_of_the_piece_before_it() -> None:
    advice = ["Geef iedereen bij aankomst een folder.", "Bewaak wie er de regie heeft in het traject."]
    text = "".join(f"{line}\nRust op hoofdstuk 3 (blz. 42).\n" for line in advice)
    page = Page(text, letters=[place for place, char in enumerate(text) if char.isalpha()])
    owners = Owners([page], {f"a-{number}": f"{line}\nRust op hoofdstuk 3." for number, line in enumerate(advice)})
    ends = [place for place, char in enumerate(text) if char == "3"]
    assert [owners.of(page, [place])[0] for place in ends] == ["a-0", "a-1"]
