"""Changed text in a returned Word file: tracked, untracked, and in the reaction form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from regiorapport.schema.wederhoor import Uitgave, Verzonden
from regiorapport.wederhoor.reading import Gelezen, Opmerking, Telling, Unreadable, read_returned
from tests.wederhoor.editing import W, WordFile, element, run, w

Read = Callable[[WordFile], Gelezen]
NORM = "De norm van twaalf weken wordt bij 41 van de 62 mensen overschreden."


def told(read: Gelezen) -> list[tuple[str, str | None, str, str]]:
    return [(each.soort, each.stuk, each.passage, each.tekst) for each in read.opmerkingen]


def only(read: Gelezen) -> Opmerking:
    (found,) = read.opmerkingen
    return found


def test_an_insertion_has_the_sentence_that_it_was_put_into(draft: WordFile, read: Read) -> None:
    draft.insert_after(draft.word("b-norm", "mensen"), " en gezinnen")
    assert told(read(draft)) == [("invoeging", "b-norm", NORM, "en gezinnen")]


def test_a_deletion_has_what_was_struck_out(draft: WordFile, read: Read) -> None:
    draft.delete(draft.word("b-norm", "Dat is meer dan in de vorige meting."))
    assert told(read(draft)) == [("verwijdering", "b-norm", "Dat is meer dan in de vorige meting.", "")]


def test_a_deletion_and_an_insertion_side_by_side_are_one_replacement(draft: WordFile, read: Read) -> None:
    draft.delete(draft.word("b-norm", "twaalf")).addnext(draft.change("ins", run("dertien")))
    assert told(read(draft)) == [("vervanging", "b-norm", "twaalf", "dertien")]


def test_those_of_two_authors_are_two_reactions(draft: WordFile, read: Read) -> None:
    draft.delete(draft.word("b-norm", "twaalf")).addnext(draft.change("ins", run("dertien"), author="Bert"))
    assert {(each.soort, each.auteur) for each in read(draft).opmerkingen} == {
        ("verwijdering", "Anna Bakker"),
        ("invoeging", "Bert"),
    }


def test_adjacent_runs_of_one_author_are_one_act(draft: WordFile, read: Read) -> None:
    for words in ("norm", " van ", "twaalf"):
        draft.delete(draft.word("b-norm", words))
    found = read(draft)
    assert told(found) == [("verwijdering", "b-norm", "norm van twaalf", "")]
    assert found.tellingen["verwijderingen"] == Telling(3, 3)


def test_an_insertion_that_another_struck_out_is_told_of_both(draft: WordFile, read: Read) -> None:
    inserted = draft.insert_after(draft.word("b-norm", "mensen"), " misschien")
    draft.delete(inserted[0], author="Bert")
    assert {(each.soort, each.auteur, each.tekst or each.passage) for each in read(draft).opmerkingen} == {
        ("invoeging", "Anna Bakker", "misschien"),
        ("verwijdering", "Bert", "misschien"),
    }


def test_a_deletion_over_pieces_is_told_at_each(draft: WordFile, read: Read) -> None:
    first, last = draft.paragraph("b-norm"), draft.paragraph("b-zicht")
    for paragraph in (first, last):
        for each in paragraph.findall(w("r")):
            draft.delete(each)
    draft.mark_of(first).append(draft.change("del"))
    assert [(each.soort, each.stuk) for each in read(draft).opmerkingen] == [
        ("verwijdering", "b-norm"),
        ("verwijdering", "b-zicht"),
    ]


def test_a_struck_out_paragraph_mark_is_shown_between_its_words(draft: WordFile, read: Read) -> None:
    draft.mark_of(draft.paragraph("c-sander", 1)).append(draft.change("del"))
    found = only(read(draft))
    assert (found.soort, found.stuk) == ("verwijdering", "c-sander")
    assert found.passage == "dichter bij zijn dochter wonen. ¶ Bij het verschijnen van dit"


def test_a_paragraph_that_was_split_is_an_insertion(draft: WordFile, read: Read) -> None:
    paragraph = draft.paragraph("b-norm")
    second = draft.word("b-norm", "Dat is meer dan in de vorige meting.")
    follows = element("p", second)
    paragraph.addnext(follows)
    draft.mark_of(paragraph).append(draft.change("ins"))
    assert [(each.soort, each.stuk, each.tekst) for each in read(draft).opmerkingen] == [("invoeging", "b-norm", "¶")]


def test_a_new_paragraph_is_one_insertion(draft: WordFile, read: Read) -> None:
    paragraph = element("p", draft.change("ins", run("Wij zien dit anders.")))
    draft.mark_of(paragraph).append(draft.change("ins"))
    draft.paragraph("b-norm").addnext(paragraph)
    found = read(draft)
    assert told(found) == [("invoeging", "b-norm", "", "Wij zien dit anders.")]
    assert found.tellingen["invoegingen"] == Telling(2, 2)


@pytest.mark.parametrize(("name", "soort"), [("ins", "invoeging"), ("del", "verwijdering")])
def test_a_row_that_was_put_in_or_struck_out_is_told_whole(draft: WordFile, read: Read, name: str, soort: str) -> None:
    table = next(iter(draft.document.iter(w("tbl"))))
    row = table.findall(w("tr"))[2]
    if name == "ins":
        copied = etree.fromstring(etree.tostring(row))
        for each in copied.iter(w("t")):
            each.text = "nieuw"
        row.addnext(copied)
        row = copied
    described = row.find(w("trPr"))
    if described is None:
        described = element("trPr")
        row.insert(0, described)
    described.append(draft.change(name))
    found = only(read(draft))
    assert (found.soort, found.stuk) == (soort, "t-plaatsingen")
    assert (found.tekst or found.passage) == (
        "nieuw\tnieuw\tnieuw" if name == "ins" else "Vrijwilligerswerk\t3 (23%)\t2 (15%)"
    )


def move(draft: WordFile, *, name: str | None) -> None:
    """Move the second sentence of b-norm to behind b-zicht, with the names that Word gives, or without."""
    origin = draft.delete(draft.word("b-norm", "Dat is meer dan in de vorige meting."), name="moveFrom")
    goal = draft.insert_after(draft.word("b-zicht", "wacht."), "Dat is meer dan in de vorige meting.", name="moveTo")
    if name:
        for each, side in ((origin, "moveFrom"), (goal, "moveTo")):
            number = draft.number()
            each.addprevious(
                element(side + "RangeStart", id=number, name=name, author="Anna Bakker", date="2026-11-03T14:05:00Z")
            )
            each.addnext(element(side + "RangeEnd", id=number))


@pytest.mark.parametrize("name", ["move1", None])
def test_both_ends_of_a_move_are_one_reaction(draft: WordFile, read: Read, name: str | None) -> None:
    move(draft, name=name)
    found = only(read(draft))
    assert (found.soort, found.stuk, found.naar) == ("verplaatsing", "b-norm", "b-zicht")
    assert found.passage == found.tekst == "Dat is meer dan in de vorige meting."


def test_a_move_of_which_one_end_is_gone_is_what_that_end_does(draft: WordFile, read: Read) -> None:
    draft.delete(draft.word("b-norm", "Dat is meer dan in de vorige meting."), name="moveFrom")
    assert told(read(draft)) == [("verwijdering", "b-norm", "Dat is meer dan in de vorige meting.", "")]


def test_formats_that_adjoin_are_one_reaction_that_says_what_changed(draft: WordFile, read: Read) -> None:
    for words in ("twaalf", " weken"):
        each = draft.word("b-norm", words)
        each.insert(0, element("rPr", element("b"), draft.change("rPrChange", element("rPr"))))
    found = read(draft)
    assert told(found) == [("opmaak", "b-norm", "twaalf weken", "vet")]
    assert found.tellingen["opmaak"] == Telling(2, 2)


def test_words_that_were_highlighted_are_told_once(draft: WordFile, read: Read) -> None:
    for words in ("twaalf", " weken"):
        draft.word("b-norm", words).insert(0, element("rPr", element("highlight", val="yellow")))
    tracked = element("rPr", element("highlight", val="yellow"), draft.change("rPrChange", element("rPr")))
    draft.word("b-zicht", "zicht").insert(0, tracked)
    found = read(draft)
    assert told(found) == [("markering", "b-norm", "twaalf weken", ""), ("opmaak", "b-zicht", "zicht", "markering")]
    assert (found.tellingen["markeringen"], found.tellingen["opmaak"]) == (Telling(2, 2), Telling(1, 1))


def test_a_change_that_nobody_knows_is_counted_and_told(draft: WordFile, read: Read) -> None:
    draft.word("b-norm", "twaalf").addnext(draft.change("toekomstigeWijziging"))
    found = read(draft)
    assert found.tellingen["opmaak"] == Telling(1, 1)
    assert only(found).soort == "opmaak"


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
ODD = {
    "a numbered list begun": "<w:p><w:pPr><w:numPr><w:ins {a}/></w:numPr></w:pPr></w:p>",
    "a section": "<w:p><w:pPr><w:sectPr><w:sectPrChange {a}><w:sectPr/></w:sectPrChange></w:sectPr></w:pPr></w:p>",
    "a paragraph within its former one": (
        "<w:p><w:pPr><w:pPrChange {a}><w:pPr><w:numPr><w:ins {a}/></w:numPr></w:pPr></w:pPrChange></w:pPr></w:p>"
    ),
    "custom XML": '<w:customXmlInsRangeStart {a}/><w:p/><w:customXmlInsRangeEnd w:id="1"/>',
    "a formula": ("<w:p><m:oMath><m:r><m:rPr/><w:rPr><w:ins {a}/></w:rPr><m:t>x</m:t></m:r></m:oMath></w:p>"),
    "a coloured formula": (
        '<w:p><m:oMath><m:r><w:rPr><w:highlight w:val="red"/></w:rPr><m:t>x</m:t></m:r></m:oMath></w:p>'
    ),
    "cells": (
        "<w:tbl><w:tblPr><w:tblPrChange {a}><w:tblPr/></w:tblPrChange></w:tblPr><w:tr><w:trPr><w:del {a}/></w:trPr>"
        "<w:tc><w:tcPr><w:cellIns {a}/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:cellMerge {a}/></w:tcPr><w:p/></w:tc>"
        "</w:tr></w:tbl>"
    ),
    "a table within a cell": (
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:ins {a}><w:r><w:t>x</w:t></w:r></w:ins></w:p></w:tc></w:tr>"
        "</w:tbl><w:p/></w:tc></w:tr></w:tbl>"
    ),
    "a row of content controls": (
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:del {a}><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
        "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    ),
    "the end of a move alone": '<w:p><w:moveToRangeStart w:id="5" w:name="m" w:author="A"/><w:moveTo {a}/></w:p>',
    "a move of nothing": "<w:p><w:pPr><w:rPr><w:moveFrom {a}/></w:rPr></w:pPr></w:p>",
    "words of a change of tomorrow": (
        '<w:p><w:x {a}><w:r><w:rPr><w:highlight w:val="red"/></w:rPr><w:t>x</w:t></w:r></w:x></w:p>'
    ),
    "no colour": '<w:p><w:r><w:rPr><w:highlight w:val="none"/><w:shd w:fill="auto"/></w:rPr><w:t>x</w:t></w:r></w:p>',
    "no value": "<w:p><w:r><w:rPr><w:highlight/><w:shd/></w:rPr><w:t>x</w:t></w:r></w:p>",
    "text boxes in text boxes": (
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:pict><w:txbxContent><w:p><w:ins {a}><w:r><w:t>x</w:t></w:r>"
        "</w:ins></w:p></w:txbxContent></w:pict></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    ),
}


@pytest.mark.parametrize("xml", ODD.values(), ids=ODD)
def test_odd_places_are_counted_and_read_alike(draft: WordFile, read: Read, xml: str) -> None:
    about = 'w:id="1" w:author="Anna" w:date="2026-11-03T14:05:00Z"'
    wrapped = f'<x xmlns:w="{W}" xmlns:m="{MATH}">{xml.format(a=about)}</x>'
    for each in etree.fromstring(wrapped):
        draft.paragraph("b-zicht").addprevious(each)
    found = read(draft)
    assert sum(count.gelezen for count in found.tellingen.values()) == sum(
        count.gevonden for count in found.tellingen.values()
    )
    changes = [each for each in found.opmerkingen if each.soort not in ("stil", "markering")]
    assert bool(changes) or found.leeg or "{a}" not in xml


def test_elements_without_text_are_counted_and_no_reaction(draft: WordFile, read: Read) -> None:
    draft.word("b-norm", "twaalf").addnext(draft.change("ins"))
    found = read(draft)
    assert (found.opmerkingen, found.leeg, found.tellingen["invoegingen"]) == ((), 1, Telling(1, 1))


# without tracking


def change_words(each: Any, words: str) -> None:
    (text,) = each.findall(w("t"))
    text.text = words


def test_words_that_were_changed_without_tracking_are_told_by_sentence(draft: WordFile, read: Read) -> None:
    change_words(draft.word("b-norm", "41"), "40")
    assert told(read(draft)) == [("stil", "b-norm", NORM, NORM.replace("41", "40"))]


def test_a_row_that_was_changed_without_tracking_is_told_whole(draft: WordFile, read: Read) -> None:
    change_words(draft.word("t-plaatsingen", "5 (38%)"), "6 (46%)")
    (found,) = told(read(draft))
    assert found == ("stil", "t-plaatsingen", "Betaald werk\t4 (31%)\t5 (38%)", "Betaald werk\t4 (31%)\t6 (46%)")


def test_a_footnote_that_was_changed_without_tracking_is_told_at_its_piece(draft: WordFile, read: Read) -> None:
    note = next(each for each in draft.footnotes.iter(w("t")) if "2020" in (each.text or ""))
    note.text = note.text.replace("2020", "2021")
    assert [(each.soort, each.stuk) for each in read(draft).opmerkingen] == [("stil", "x-inleiding")]


def test_tracked_and_untracked_changes_of_one_sentence_are_told_apart(draft: WordFile, read: Read) -> None:
    draft.delete(draft.word("b-norm", "twaalf")).addnext(draft.change("ins", run("dertien")))
    change_words(draft.word("b-norm", "41"), "40")
    assert told(read(draft)) == [
        ("vervanging", "b-norm", "twaalf", "dertien"),
        ("stil", "b-norm", NORM, NORM.replace("41", "40")),
    ]


def test_a_piece_that_went_without_a_trace_is_told_with_all_its_text(draft: WordFile, read: Read) -> None:
    paragraph = draft.paragraph("b-zicht")
    paragraph.getparent().remove(paragraph)
    for mark in [*draft.document.iter(w("bookmarkStart"))]:
        if mark.get(w("name")) == "b-zicht":
            mark.getparent().remove(mark)
    assert told(read(draft)) == [
        ("stil", "b-zicht", "Vier van de zes gemeenten hebben geen zicht op wie er wacht.", "")
    ]


def put_before(draft: WordFile, anchor: str, words: str) -> None:
    mark = next(each for each in draft.document.iter(w("bookmarkStart")) if each.get(w("name")) == anchor)
    mark.addprevious(element("p", run(words)))


def test_a_paragraph_put_between_the_pieces_of_a_chapter_is_told_at_the_chapter(draft: WordFile, read: Read) -> None:
    put_before(draft, "b-zicht", "Dit stond er niet.")
    assert told(read(draft)) == [("stil", "h-opvang", "", "Dit stond er niet.")]


def test_a_paragraph_put_between_pieces_is_told_at_the_one_before(
    draft: WordFile, issued: tuple[Path, Uitgave], tmp_path: Path
) -> None:
    put_before(draft, "b-zicht", "Dit stond er niet.")
    pieces = {name: piece for name, piece in issued[1].stukken.items() if not name.startswith("h-")}
    draft.save(tmp_path / "terug.docx")
    read = read_returned(tmp_path / "terug.docx", issued[1].model_copy(update={"stukken": pieces}))
    found = [each for each in read.opmerkingen if each.tekst == "Dit stond er niet."]
    assert [(each.soort, each.stuk, each.gevonden) for each in found] == [("stil", "b-norm", "ervoor")]


def test_other_blanks_and_hyphens_are_no_change(draft: WordFile, read: Read) -> None:
    each = draft.word("b-norm", "De norm van")
    change_words(each, "De\u00a0norm  van")
    assert read(draft).opmerkingen == ()


# whose draft it is


def given_to(uitgave: Uitgave, *stukken: str) -> Uitgave:
    """The same, of which the GGD got these pieces only."""
    return uitgave.model_copy(update={"partijen": {"ggd": Verzonden(stukken=stukken), "gemeente-a": Verzonden()}})


def without(draft: WordFile, anchor: str) -> None:
    for paragraph in dict.fromkeys(next(each.iterancestors(w("p"))) for each in draft.runs(anchor)):
        paragraph.getparent().remove(paragraph)


@pytest.mark.parametrize(("partij", "missed"), [("ggd", ["b-norm"]), ("gemeente-a", ["b-norm", "b-zicht"])])
def test_only_pieces_that_a_party_was_sent_can_be_missing(
    draft: WordFile, issued: tuple[Path, Uitgave], tmp_path: Path, partij: str, missed: list[str]
) -> None:
    for anchor in ("b-norm", "b-zicht"):
        without(draft, anchor)
    sent = given_to(issued[1], *(name for name in issued[1].stukken if name != "b-zicht"))
    read = read_returned(draft.save(tmp_path / "terug.docx"), sent, partij=partij)
    assert [each.stuk for each in read.opmerkingen] == missed


def test_of_an_unknown_party_a_piece_that_is_not_there_is_not_missed(
    draft: WordFile, issued: tuple[Path, Uitgave], tmp_path: Path
) -> None:
    del draft.parts["docProps/custom.xml"]
    without(draft, "b-zicht")
    for mark in [*draft.document.iter(w("bookmarkStart"))]:
        if mark.get(w("name")) == "b-zicht":
            mark.getparent().remove(mark)
    change_words(draft.word("b-norm", "41"), "40")
    read = read_returned(draft.save(tmp_path / "terug.docx"), given_to(issued[1], "b-norm"))
    assert [each.stuk for each in read.opmerkingen] == ["b-norm"]


def test_what_a_program_threw_away_is_said(draft: WordFile, read: Read) -> None:
    table = [*draft.document.iter(w("tbl"))][-1]
    table.getparent().remove(table)
    for mark in [*draft.document.iter(w("bookmarkStart"))]:
        if mark.get(w("name")) in ("b-norm", "reactieformulier"):
            mark.getparent().remove(mark)
    assert read(draft).meldingen == (
        "zonder bladwijzer, en aan de tekst herkend: 1 stuk",
        "het reactieformulier staat niet (meer) in dit bestand",
    )


# the form


def fill(draft: WordFile, row: int, *cells: str) -> None:
    table = [*draft.document.iter(w("tbl"))][-1]
    for cell, words in zip(table.findall(w("tr"))[row].findall(w("tc")), cells, strict=False):
        paragraph = cell.find(w("p"))
        for number, line in enumerate(words.split("\n")):
            if number:
                following = element("p")
                paragraph.addnext(following)
                paragraph = following
            paragraph.append(run(line))


def test_a_filled_row_of_the_form_is_a_reaction_at_its_number(draft: WordFile, read: Read) -> None:
    fill(draft, 1, "Bevinding B2, blz. 3", "Wij herkennen dit niet.\nEcht niet.", "Schrap deze zin.")
    found = read(draft)
    assert found.tellingen["rijen van het formulier"] == Telling(1, 1)
    row = only(found)
    assert (row.soort, row.stuk, row.waar, row.passage) == ("formulier", "b-zicht", "formulier", "Bevinding B2, blz. 3")
    assert row.tekst == "Wij herkennen dit niet.\nEcht niet.\nVoorstel: Schrap deze zin."


def test_words_in_the_first_column_alone_are_a_reaction_and_a_number_alone_is_none(draft: WordFile, read: Read) -> None:
    fill(draft, 1, "B1")
    fill(draft, 2, "Mooi rapport, geen opmerkingen.")
    row = only(read(draft))
    assert (row.tekst, row.stuk, row.gevonden) == ("Mooi rapport, geen opmerkingen.", None, "zonder plaats")


def test_a_row_filled_under_tracking_is_told_once(draft: WordFile, read: Read) -> None:
    table = [*draft.document.iter(w("tbl"))][-1]
    cell = table.findall(w("tr"))[1].findall(w("tc"))[1]
    cell.find(w("p")).append(draft.change("ins", run("Ingevuld.")))
    found = read(draft)
    assert told(found) == [("formulier", None, "", "Ingevuld.")]
    assert found.tellingen["invoegingen"] == Telling(1, 1)


def test_the_form_is_known_by_its_first_cell_where_its_bookmark_is_gone(draft: WordFile, read: Read) -> None:
    fill(draft, 1, "A1", "Goed.")
    for mark in [*draft.document.iter(w("bookmarkStart"))]:
        if mark.get(w("name")) == "reactieformulier":
            mark.getparent().remove(mark)
    assert told(read(draft)) == [("formulier", "a-folder", "A1", "Goed.")]


# counts


def test_a_part_that_the_reader_does_not_reach_is_an_error_and_not_a_loss(draft: WordFile, read: Read) -> None:
    lost = element("ftr", element("p", draft.change("ins", run("buiten beeld"))))
    draft.parts["word/footer9.xml"] = etree.tostring(lost)
    with pytest.raises(Unreadable, match="1 gevonden, 0 gelezen") as refused:
        read(draft)
    assert refused.value.code == "R120"
