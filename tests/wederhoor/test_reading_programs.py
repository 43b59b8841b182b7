"""Files that LibreOffice made: what a reviewer did there is all read, from .docx and from .odt.

The files of `files/` were made by `making/make.py` and are read everywhere; where LibreOffice is installed, as in CI,
the same is done again, so that another version of it is met before the reviewers meet it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import Gelezen, read_returned
from tests.wederhoor.libreoffice import installed, review
from tests.wederhoor.making.make import FILES, STEPS

Sort = tuple[str, str | None, str, str]
WAITS = "Vier van de zes gemeenten hebben geen zicht op wie er wacht."
FOLDER = "Geef mensen bij aankomst een folder met hun rechten"
# What the steps do, per kind: piece, passage, text.
BOTH: set[Sort] = {
    ("opmerking", "b-norm", "41 van de 62", "Dit klopt niet: het zijn er 40."),
    ("opmerking", "b-zicht", WAITS, "Welke vier?"),
    ("opmerking", "t-plaatsingen", "4 (31%)", "Hoeveel is dit van het totaal?"),
    ("opmerking", "f-stroom", "Stroomschema", "De figuur mist de uitstroom."),
    ("verwijdering", "x-inleiding", "regionale", ""),
    ("invoeging", "x-inleiding", "Dit is de tweede alinea, met nog een zin erbij.", "(ingevoegd)"),
    ("vervanging", "c-sander", "dichter bij zijn dochter", "verder van zijn zoon"),
    ("verwijdering", "c-sander", "dichter bij zijn dochter wonen. ¶ Bij het verschijnen van dit", ""),
    ("invoeging", "k-punten", "De opvang zit vol en stroomt niet door.", "Een nieuw punt in een nieuwe alinea."),
    ("verwijdering", "x-uitstroom", "vanzelf", ""),
    ("markering", "x-uitstroom", "vindt niet", ""),
    ("stil", "a-folder", FOLDER + ".", FOLDER + " en plichten."),
    ("formulier", "b-norm", "B1", "Wij herkennen dit niet.\nVoorstel: Schrap de zin."),
}
# LibreOffice writes a move as one to Word only, and comments in footnotes to OpenDocument only.
MOVED: set[Sort] = {("verplaatsing", "b-zicht", WAITS, WAITS)}
CUT: set[Sort] = {
    ("verwijdering", "b-zicht", WAITS, ""),
    ("opmerking", "x-inleiding", "kader", "Welk kader?"),
}


@pytest.fixture(scope="session")
def kept() -> Uitgave:
    """What was kept of the draft that the files were made of."""
    return Uitgave.model_validate(json.loads((FILES / "concept.json").read_text(encoding="utf-8")))


def told(read: Gelezen) -> set[Sort]:
    return {(each.soort, each.stuk, each.passage, each.tekst) for each in read.opmerkingen}


def test_the_draft_itself_has_no_reactions(kept: Uitgave) -> None:
    assert read_returned(FILES / "concept.docx", kept).opmerkingen == ()


@pytest.mark.parametrize(("name", "more"), [("libreoffice.docx", MOVED), ("libreoffice.odt", CUT)])
def test_what_was_done_at_libreoffice_is_all_read(kept: Uitgave, name: str, more: set[Sort]) -> None:
    read = read_returned(FILES / name, kept)
    assert told(read) >= BOTH | more
    assert read.zonder_plaats == 0
    assert (read.rapport, read.ronde, read.partij) == (kept.rapport, kept.ronde, "gemeente-a")
    assert all(count.gevonden == count.gelezen > 0 for count in read.tellingen.values())
    by_kind = {each.soort for each in read.opmerkingen}
    assert "opmaak" in by_kind
    assert {each.auteur for each in read.opmerkingen} == {"Anna Bakker", "Bert Cornelissen", ""}
    resolved = {each.tekst for each in read.opmerkingen if each.afgehandeld}
    assert resolved == {"Welke vier?"}


def test_reading_twice_gives_the_same_keys(kept: Uitgave) -> None:
    first, again = (read_returned(FILES / "libreoffice.docx", kept) for _ in range(2))
    assert first == again
    assert len({each.sleutel for each in first.opmerkingen}) == len(first.opmerkingen)


def edited_odt(folder: Path, edit: Callable[[str], str]) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(FILES / "libreoffice.odt") as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, edit(data.decode()).encode() if name == "content.xml" else data)
    path = folder / "terug.odt"
    path.write_bytes(out.getvalue())
    return path


def test_answers_in_an_odt_know_what_they_answer(kept: Uitgave, tmp_path: Path) -> None:
    def answer(xml: str) -> str:
        start = xml.index("<office:annotation ", xml.index("<text:p ", xml.index("</text:tracked-changes>")))
        start = xml.index("Dit klopt niet", start)
        begin = xml.rindex("<office:annotation ", 0, start)
        name = xml[begin:].partition('office:name="')[2].partition('"')[0]
        end = xml.index("</office:annotation>", start) + len("</office:annotation>")
        said = "<dc:creator>B. Cornelissen</dc:creator><text:p>Toch wel.</text:p>"
        made = f'<office:annotation loext:parent-name="{name}">{said}</office:annotation>'
        return xml[:end] + made + xml[end:]

    read = read_returned(edited_odt(tmp_path, answer), kept)
    by_text = {each.tekst: each for each in read.opmerkingen}
    answered = by_text["Toch wel."]
    assert (answered.soort, answered.stuk) == ("antwoord", "b-norm")
    assert answered.antwoord_op == by_text["Dit klopt niet: het zijn er 40."].sleutel


def test_an_odt_is_held_to_the_same_care(kept: Uitgave, tmp_path: Path) -> None:
    from regiorapport.wederhoor.reading import Unreadable

    path = edited_odt(tmp_path, lambda xml: xml.replace("?>", '?><!DOCTYPE x [<!ENTITY e "x">]>', 1))
    with pytest.raises(Unreadable, match="R108"):
        read_returned(path, kept)
    path = edited_odt(tmp_path, lambda xml: xml[:-200])
    with pytest.raises(Unreadable, match="R109"):
        read_returned(path, kept)


@pytest.mark.skipif(not installed(), reason="LibreOffice with UNO is not installed")
class TestWhereLibreOfficeIs:
    def test_a_draft_that_was_only_saved_again_has_no_reactions(
        self, issued: tuple[Path, Uitgave], tmp_path: Path
    ) -> None:
        targets = [tmp_path / "terug.docx", tmp_path / "terug.odt"]
        review(issued[0], [], *targets)
        for path in targets:
            assert read_returned(path, issued[1]).opmerkingen == ()

    def test_all_that_a_reviewer_does_there_is_read(self, issued: tuple[Path, Uitgave], tmp_path: Path) -> None:
        targets = [tmp_path / "terug.docx", tmp_path / "terug.odt"]
        review(issued[0], STEPS, *targets)
        for path in targets:
            assert told(read_returned(path, issued[1])) >= BOTH
