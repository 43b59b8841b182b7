"""Comments in a returned Word file: all read, each at its piece, with its passage, wherever a reviewer put it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import Gelezen, Opmerking, Telling, read_returned
from tests.wederhoor.editing import WordFile, element, run, w

Read = Callable[[WordFile], Gelezen]
NORM = "De norm van twaalf weken wordt bij 41 van de 62 mensen overschreden."


def only(read: Gelezen) -> Opmerking:
    (found,) = read.opmerkingen
    return found


def test_a_draft_that_nobody_touched_has_no_reactions(issued: tuple[Path, Uitgave]) -> None:
    read = read_returned(*issued)
    assert read.opmerkingen == ()
    assert (read.rapport, read.ronde, read.partij) == ("proef-meting-1-rapportage", 1, "gemeente-a")


def test_a_comment_on_words_has_them_as_its_passage(draft: WordFile, read: Read) -> None:
    draft.comment_on(draft.word("b-norm", "41 van de 62"), "Het zijn er 40.\nZie onze registratie.")
    found = only(read(draft))
    assert (found.soort, found.stuk, found.gevonden, found.waar) == ("opmerking", "b-norm", "bladwijzer", "tekst")
    assert found.passage == "41 van de 62"
    assert found.tekst == "Het zijn er 40.\nZie onze registratie."
    assert (found.auteur, found.initialen, str(found.datum)) == ("Anna Bakker", "AB", "2026-11-03 14:05:00")


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("t-plaatsingen", "4 (31%)"), ("f-stroom", "Stroomschema"), ("c-sander", "zijn dochter"),
        ("q-vast", "Alles zit vast"), ("k-punt-een", "stroomt niet door"), ("a-regie", "de regie"),
        ("h-uitstroom", "Uitstroom"),
    ],
)  # fmt: skip
def test_a_comment_is_at_the_smallest_piece_around_it(draft: WordFile, read: Read, anchor: str, words: str) -> None:
    draft.comment_on(draft.word(anchor, words), "Klopt dit?")
    found = only(read(draft))
    assert (found.stuk, found.passage) == (anchor, words)


def test_a_comment_over_several_paragraphs_is_at_the_first(draft: WordFile, read: Read) -> None:
    draft.comment_on(draft.word("b-norm", "Dat is meer"), "Beide.", last=draft.word("b-zicht", "Vier van de zes"))
    found = only(read(draft))
    assert found.stuk == "b-norm"
    assert found.passage == "Dat is meer dan in de vorige meting.\nVier van de zes"


def test_a_comment_on_a_point_has_its_paragraph_as_passage(draft: WordFile, read: Read) -> None:
    name = draft.comment("Waarom?")
    draft.word("b-zicht", "zicht").addnext(element("r", element("commentReference", id=name)))
    found = only(read(draft))
    assert (found.stuk, found.passage) == ("b-zicht", "Vier van de zes gemeenten hebben geen zicht op wie er wacht.")


def test_a_comment_of_which_nothing_stands_in_the_text_is_read_without_a_place(draft: WordFile, read: Read) -> None:
    draft.comment("Ik sta nergens.")
    found = only(read(draft))
    assert (found.stuk, found.gevonden, found.tekst) == (None, "zonder plaats", "Ik sta nergens.")


def test_ranges_may_cross(draft: WordFile, read: Read) -> None:
    first, last = draft.word("b-norm", "twaalf weken"), draft.word("b-norm", "41 van de 62")
    draft.comment_on(first, "Een.", last=last)
    draft.comment_on(draft.word("b-norm", "wordt bij"), "Twee.", last=draft.word("b-norm", "overschreden"))
    passages = {each.tekst: each.passage for each in read(draft).opmerkingen}
    assert passages == {
        "Een.": "twaalf weken wordt bij 41 van de 62",
        "Twee.": "wordt bij 41 van de 62 mensen overschreden",
    }


def test_a_comment_on_words_that_were_put_in_has_those_as_passage(draft: WordFile, read: Read) -> None:
    inserted = draft.insert_after(draft.word("b-norm", "overschreden"), " (bron: GGD)")
    draft.comment_on(inserted, "Graag zo.")
    passages = {each.soort: each.passage for each in read(draft).opmerkingen}
    assert passages == {"opmerking": "(bron: GGD)", "invoeging": NORM}


def test_the_passage_is_what_stood_there_before_it_was_changed(draft: WordFile, read: Read) -> None:
    old = draft.word("b-norm", "twaalf")
    struck = draft.delete(old)
    inserted = draft.change("ins", run("dertien"))
    struck.addnext(inserted)
    draft.comment_on(struck, "Sinds 2026.", last=inserted)
    assert {each.passage for each in read(draft).opmerkingen} == {"twaalf"}


def test_answers_know_what_they_answer_and_threads_whether_they_are_done(draft: WordFile, read: Read) -> None:
    parent = draft.comment_on(draft.word("b-norm", "twaalf"), "Is dit zo?", done=True)
    draft.comment("Ja, zie hoofdstuk 2.", author="Bert Cornelissen", parent=parent)
    draft.comment_on(draft.word("b-zicht", "zicht"), "Los.")
    by_text = {each.tekst: each for each in read(draft).opmerkingen}
    answer, asked = by_text["Ja, zie hoofdstuk 2."], by_text["Is dit zo?"]
    assert (answer.soort, answer.antwoord_op, answer.stuk) == ("antwoord", asked.sleutel, "b-norm")
    assert (asked.afgehandeld, answer.afgehandeld, by_text["Los."].afgehandeld) == (True, True, False)


def test_comments_in_footnotes_are_at_the_piece_of_the_footnote(draft: WordFile, read: Read) -> None:
    note = next(each for each in draft.footnotes.iter(w("r")) if "regionale" in "".join(each.itertext()))
    draft.comment_on(note, "Welk kader?")
    found = only(read(draft))
    assert (found.stuk, found.waar) == ("x-inleiding", "voetnoot")


def text_box(*paragraphs: object) -> etree._Element:
    """A text box as Word writes it: twice, for new and for old programs."""
    mc, wps = (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    )
    made = etree.Element(f"{{{mc}}}AlternateContent", nsmap={"mc": mc, "wps": wps})
    for name in ("Choice", "Fallback"):
        side = etree.SubElement(made, f"{{{mc}}}{name}", Requires="wps")
        content = element("txbxContent")
        for paragraph in paragraphs:
            content.append(etree.fromstring(etree.tostring(paragraph)))
        side.append(element("drawing", content))
    return element("r", made)


def test_comments_and_changes_in_a_text_box_count_once(draft: WordFile, read: Read) -> None:
    name = draft.comment("In het kader.")
    inside = element(
        "p", element("commentRangeStart", id=name), run("Tekst in een kader"), element("commentRangeEnd", id=name),
        element("r", element("commentReference", id=name)), draft.change("ins", run(" erbij")),
    )  # fmt: skip
    draft.word("b-zicht", "zicht").addnext(text_box(inside))
    found = read(draft)
    comment = next(each for each in found.opmerkingen if each.soort == "opmerking")
    assert (comment.stuk, comment.waar, comment.passage) == ("b-zicht", "tekstvak", "Tekst in een kader")
    assert found.tellingen["invoegingen"] == Telling(1, 1)
    assert [each.tekst for each in found.opmerkingen if each.soort == "invoeging"] == ["erbij"]


def test_a_comment_on_an_image_says_so(draft: WordFile, read: Read) -> None:
    image = next(each for each in draft.document.iter(w("r")) if each.find(w("drawing")) is not None)
    draft.comment_on(image, "Onleesbaar.")
    found = only(read(draft))
    assert (found.stuk, found.passage) == ("f-stroom", "[afbeelding]")


def test_comments_and_changes_in_a_header_are_read(draft: WordFile, read: Read) -> None:
    name = draft.comment("Logo ontbreekt.")
    header = etree.fromstring(draft.parts["word/header1.xml"])
    header.append(element("p", draft.change("ins", run("CONCEPT")), element("r", element("commentReference", id=name))))
    draft.parts["word/header1.xml"] = etree.tostring(header)
    found = read(draft)
    assert {(each.soort, each.waar, each.stuk) for each in found.opmerkingen} == {
        ("opmerking", "koptekst", None),
        ("invoeging", "koptekst", None),
    }


def test_comments_with_one_number_are_both_read(draft: WordFile, read: Read) -> None:
    name = draft.comment_on(draft.word("b-norm", "twaalf"), "De een.")
    other = draft.comment("De ander.")
    next(each for each in draft.comments if each.get(w("id")) == other).set(w("id"), name)
    found = read(draft)
    assert {each.tekst for each in found.opmerkingen} == {"De een.", "De ander."}
    assert found.tellingen["opmerkingen"] == Telling(2, 2)


def test_a_comment_is_text_and_nothing_else(draft: WordFile, read: Read) -> None:
    words = '<b>vet</b> {{ cijfer("x") }} **nadruk** [link](javascript:alert(1)) \u202egespiegeld'
    draft.comment_on(draft.word("b-norm", "twaalf"), words)
    assert only(read(draft)).tekst == words.replace("\u202e", "")


def test_an_endless_comment_is_cut_off_and_says_so(draft: WordFile, read: Read) -> None:
    draft.comment_on(draft.word("b-norm", "twaalf"), "a" * 50_000)
    text = only(read(draft)).tekst
    assert len(text) < 20_100
    assert text.endswith("… [ingekort: het origineel telt 50.000 tekens]")


def test_comments_that_python_docx_makes_are_read(issued: tuple[Path, Uitgave], tmp_path: Path) -> None:
    document = docx.Document(str(issued[0]))
    paragraphs = [each for each in document.paragraphs if each.runs]
    for number, paragraph in enumerate(paragraphs):
        document.add_comment(paragraph.runs, text=f"Opmerking {number}", author="Cees de Wit", initials="CW")
    document.save(str(tmp_path / "terug.docx"))
    read = read_returned(tmp_path / "terug.docx", issued[1])
    assert [each.tekst for each in read.opmerkingen] == [f"Opmerking {number}" for number in range(len(paragraphs))]
    assert {each.initialen for each in read.opmerkingen} == {"CW"}
    inside = [each for each in read.opmerkingen if each.gevonden == "bladwijzer"]
    assert {each.stuk for each in inside} >= {"b-norm", "b-zicht", "c-sander", "q-vast", "a-folder", "t-plaatsingen"}


def test_the_sleutel_stays_when_more_is_said(draft: WordFile, read: Read) -> None:
    draft.comment_on(draft.word("b-zicht", "zicht"), "Later.")
    before = {each.tekst: each.sleutel for each in read(draft).opmerkingen}
    draft.comment_on(draft.word("b-norm", "twaalf"), "Eerder in de tekst.")
    draft.comment_on(draft.word("b-zicht", "zicht"), "Later.")
    after = [each for each in read(draft).opmerkingen if each.tekst == "Later."]
    assert before["Later."] in {each.sleutel for each in after}
    assert len({each.sleutel for each in after}) == 2


def test_a_piece_that_lost_its_bookmark_is_found_by_its_words(draft: WordFile, read: Read) -> None:
    draft.comment_on(draft.word("b-norm", "twaalf"), "Waar sta ik?")
    mark = next(each for each in draft.document.iter(w("bookmarkStart")) if each.get(w("name")) == "b-norm")
    mark.getparent().remove(mark)
    found = only(read(draft))
    assert (found.stuk, found.gevonden, found.passage) == ("b-norm", "tekst", "twaalf")


def test_a_draft_without_any_bookmark_is_found_by_its_words(draft: WordFile, read: Read) -> None:
    for words, anchor in (("twaalf", "b-norm"), ("zijn dochter", "c-sander"), ("5 (38%)", "t-plaatsingen")):
        draft.comment_on(draft.word(anchor, words), words)
    for mark in [*draft.document.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        mark.getparent().remove(mark)
    found = {each.tekst: (each.stuk, each.gevonden) for each in read(draft).opmerkingen}
    assert found == {
        "twaalf": ("b-norm", "tekst"), "zijn dochter": ("c-sander", "tekst"), "5 (38%)": ("t-plaatsingen", "tekst"),
    }  # fmt: skip
