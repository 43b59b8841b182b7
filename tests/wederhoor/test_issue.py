"""A draft that goes out: who gets what, how it is marked, and what is kept of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate
from pdfua.model import Severity

from regiorapport.diagnostics import InputError
from regiorapport.load import load
from regiorapport.render.word.package import read_parts
from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import read_returned, text_pieces
from tests.render.reading_pdf import pages, squeezed, unicode_map
from tests.wederhoor.round import DEADLINE, KEPT, RAPPORT, draft, issue, project

MARK = "Concept voor wederhoor, ronde 1 · {} · reageren tot 15 december 2026"
NAMES = {"gemeenten": "Gemeenten", "corporaties": "Corporaties"}


def uitgave(root: Path, name: str = "ronde-1/proef") -> Uitgave:
    return load(root).regios["proefstreek"].metingen["meting-1"].uitgaven[name]


def text_of(root: Path, partij: str) -> str:
    return "\n".join(text_pieces(draft(root, partij)).values())


@pytest.mark.parametrize("partij", NAMES)
def test_every_page_of_the_pdf_says_for_whom_it_is_and_until_when(sent: Path, partij: str) -> None:
    found = pages(draft(sent, partij, "pdf").read_bytes())
    mark = squeezed(MARK.format(NAMES[partij]))
    assert len(found) > 3
    assert [number for number, page in enumerate(found) if number and mark not in page] == []
    for line in ("Concept voor wederhoor, ronde 1", NAMES[partij], "Reageren tot 15 december 2026"):
        assert squeezed(line) in found[0]


@pytest.mark.parametrize("partij", NAMES)
def test_the_pdf_stays_accessible_and_its_line_numbers_are_not_read_aloud(sent: Path, partij: str) -> None:
    path = draft(sent, partij, "pdf")
    assert [each for each in validate(str(path)).findings if each.severity >= Severity.WARNING] == []
    with pikepdf.open(path) as pdf:
        assert {key: str(pdf.docinfo[f"/regiorapport-{key}"]) for key in ("rapport", "ronde", "uitgave", "partij")} == {
            "rapport": RAPPORT, "ronde": "1", "uitgave": "1", "partij": partij,
        }  # fmt: skip


def test_the_lines_are_numbered_and_the_numbers_are_not_read_aloud(sent: Path) -> None:
    with pikepdf.open(draft(sent, "gemeenten", "pdf")) as pdf:
        aloud, silent = zip(*(spoken_and_not(page) for page in pdf.pages), strict=True)
    numbers = [int(word) for page in silent for word in page if word.isdecimal()]
    assert set(range(5, 25)) <= set(numbers)
    assert not {str(number) for number in range(16, 24)} & {word for page in aloud[2:] for word in page}


def spoken_and_not(page: pikepdf.Page) -> tuple[list[str], list[str]]:
    """The texts of a page that a screen reader reads, and those that are artifacts."""
    maps = {name: unicode_map(font) for name, font in page.resources.get("/Font", {}).items()}
    current: dict[int, str] = {}
    marks: list[bool] = []
    found: tuple[list[str], list[str]] = ([], [])
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator in ("BDC", "BMC"):
            marks.append(str(operands[0]) == "/Artifact")
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            current = maps[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            shown = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            raw = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            codes = [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
            assert marks  # all text is one or the other
            found[any(marks)].append("".join(current.get(code, "") for code in codes).strip())
    return found


@pytest.mark.parametrize("partij", NAMES)
def test_the_word_file_is_marked_on_every_page_and_known_when_it_comes_back(sent: Path, partij: str) -> None:
    parts = read_parts(draft(sent, partij).read_bytes())
    assert MARK.format(NAMES[partij]) in parts["word/header1.xml"].decode()
    document = parts["word/document.xml"].decode()
    assert "titlePg" not in document  # the first page has the header too
    assert 'w:name="reactieformulier"' in document
    gelezen = read_returned(draft(sent, partij), None)
    assert (gelezen.rapport, gelezen.ronde, gelezen.partij, gelezen.uitgave) == (RAPPORT, 1, partij, 1)


def test_the_page_says_it_too_and_nothing_on_it_is_fixed(sent: Path) -> None:
    page = draft(sent, "gemeenten", "html").read_text(encoding="utf-8")
    assert page.count(MARK.format("Gemeenten")) == 2  # above the cover and in the foot
    assert '<meta name="regiorapport-partij" content="gemeenten">' in page
    assert "position: fixed" not in page
    assert '<span class="stuknummer">B1</span>' in page


def test_every_piece_has_its_number_before_its_first_words(sent: Path) -> None:
    stukken = uitgave(sent).stukken
    numbered = {stuk.nummer: (stuk.soort, stuk.id) for stuk in stukken.values() if stuk.nummer}
    assert numbered == {
        "B1": ("bevindingen", "lang-verblijf"), "C1": ("casussen", "sam"), "M1": ("maatregelen", "inloop"),
        "Q1": ("citaten", "wachten"), "T1": ("tabellen", "dagbesteding"), "B2": ("bevindingen", "van-beleid"),
        "F1": ("figuren", "dagbesteding-per-groep"), "A1": ("aanbevelingen", "flyer"),
    }  # fmt: skip
    for stuk in stukken.values():
        if stuk.nummer:
            assert stuk.tekst.startswith(f"{stuk.nummer} ")
            assert not stuk.woorden.startswith(stuk.nummer)


def test_all_text_of_the_chapters_belongs_to_a_piece(sent: Path) -> None:
    stukken = uitgave(sent).stukken
    whole = "\n".join(stuk.tekst for stuk in stukken.values())
    for words in (
        "In de maatschappelijke opvang (MO) verblijft",
        "In het kader.",
        "De norm van BW is anders.",
        "Vooraf",
    ):
        assert words in whole


def test_a_party_gets_its_chapters_and_what_its_perspectives_say(sent: Path) -> None:
    theirs = text_of(sent, "corporaties")
    assert "Het beleid werkt." in theirs
    assert "De norm van 12 weken" not in theirs  # said by clients
    assert "Sam wacht op een huis." not in theirs  # in a chapter that it does not get
    assert "Samenvatting" not in theirs.splitlines()
    assert "2 Conclusie" in theirs.splitlines()  # the number of the whole report
    page = draft(sent, "corporaties", "html").read_text(encoding="utf-8")
    assert "hoofdstuk 1" in page.lower()
    assert 'href="#h-opvang"' not in page


def test_the_numbers_are_those_of_the_whole_report(sent: Path) -> None:
    assert "B2 Het beleid werkt." in text_of(sent, "corporaties")


@pytest.mark.parametrize("partij", NAMES)
def test_an_untouched_draft_has_no_difference_with_what_was_kept(sent: Path, partij: str) -> None:
    kept = uitgave(sent).as_sent_to(partij)
    read = text_pieces(draft(sent, partij), kept.stukken)
    assert {name: stuk.tekst for name, stuk in kept.stukken.items()} == {k: v for k, v in read.items() if v}
    assert read_returned(draft(sent, partij), kept).opmerkingen == ()


def test_what_was_sent_is_small_and_readable_line_by_line(sent: Path) -> None:
    text = (sent / KEPT).read_text(encoding="utf-8")
    assert 'deadline: "2026-12-15"' in text
    assert "  gemeenten: {}\n" in text
    assert "    tekst: |-\n      B2 Het beleid werkt.\n" in text


def test_a_second_issue_is_refused_unless_asked_for_and_then_stands_beside_the_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / KEPT).read_bytes()
    assert issue(root) == 2
    assert "U102 ronde 1 is op 22 november 2026 al uitgegeven aan gemeenten, corporaties" in capsys.readouterr().err
    assert issue(root, again=True, partijen=("gemeenten",)) == 0
    assert (root / KEPT).read_bytes() == before
    meting = load(root).regios["proefstreek"].metingen["meting-1"]
    assert list(meting.uitgaven) == ["ronde-1/proef", "ronde-1/proef.2"]
    again = meting.last_issue("proef", "gemeenten")
    other = meting.last_issue("proef", "corporaties")
    assert again is not None
    assert other is not None
    assert (again.uitgave, other.uitgave) == (2, 1)
    assert draft(root, "gemeenten").is_file()  # what was sent before
    assert read_returned(draft(root, "gemeenten", again="uitgave-2"), None).uitgave == 2


@pytest.mark.parametrize("deadline", ["2026-11-22", "2026-02-30", "15-12-2026", "20261215", "morgen", "2025-12-15"])
def test_a_deadline_that_nobody_can_meet_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], deadline: str
) -> None:
    root = project(tmp_path)
    assert issue(root, deadline=deadline) == 2
    assert "--deadline" in capsys.readouterr().err
    assert not (root / "dist").exists()
    assert not (root / KEPT).exists()


def test_an_unknown_party_is_refused_with_the_one_that_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path)
    assert issue(root, partijen=("gemeente",)) == 2
    assert "bedoelde u 'gemeenten'?" in capsys.readouterr().err


def test_a_meting_without_parties_has_one_draft_for_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, partijen=False)
    assert issue(root) == 0
    kept = uitgave(root)
    assert dict(kept.partijen) == {}
    assert kept.deadline == DEADLINE
    assert "alle partijen, in één concept" in capsys.readouterr().out
    header = zipfile.ZipFile(draft(root, "allen")).read("word/header1.xml").decode()
    assert "Concept voor wederhoor, ronde 1 · reageren tot 15 december 2026" in header


def test_a_text_that_was_sent_and_then_changed_is_found(root: Path) -> None:
    path = root / KEPT
    path.write_text(
        path.read_text(encoding="utf-8").replace("Het beleid werkt.", "Het beleid faalt."), encoding="utf-8"
    )
    with pytest.raises(InputError, match="S107 de tekst van 'b-van-beleid' is niet wat er is verzonden"):
        load(root)


def test_a_file_of_a_round_has_the_name_of_its_report_and_issue(root: Path) -> None:
    (root / KEPT).rename((root / KEPT).with_name("ander.yaml"))
    with pytest.raises(
        InputError, match=r"volgens zijn inhoud hoort dit bestand wederhoor/ronde-1/proef\.yaml te heten"
    ):
        load(root)


def test_a_folder_that_is_no_round_is_read_by_nobody(root: Path) -> None:
    (root / KEPT).parent.rename((root / KEPT).parent.with_name("rond-1"))
    with pytest.raises(InputError, match="niemand leest 'rond-1'"):
        load(root)
