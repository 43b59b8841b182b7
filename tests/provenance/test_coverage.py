"""How much of a published text the corpus holds: counted per kind, and per number that its text claims."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from regiorapport.provenance.coverage import KINDS, Claims, Coverage, Row, measure
from tests.provenance.small_text import LINES, SOURCE, meting, taken_over, write_texts
from tests.small_corpus import FILES, METING

OTHER = "regions/buurstreek/meting-1/"
CIJFERS, WEGGELATEN = METING + "cijfers/x.yaml", METING + "weggelaten.yaml"

TABEL = "titel: T, kop: K, vorm: aantal, bron: interviews, kolommen: {a: {titel: A}, b: {titel: B}}"
# Per count of a telling: a record of that kind with its line, as it stands in a file of its own.
RECORDS = {
    "tabellen": ("tabellen", f"{TABEL}, rijen: {{}}, waarden: {{}}, vindplaats: 7"),
    "figuren": ("figuren", "soort: staaf, titel: F, van: dagbesteding, rijen: [werk], kolom: mo, vindplaats: 7"),
    "respondenten": ("respondenten", "naam: Laura, vindplaats: 11"),
    "casussen": ("casussen", "respondent: sam, tekst: Sam wacht., vindplaats: 11"),
    "citaten": ("citaten", "soort: parafrase, perspectief: client, tekst: Ik wacht., vindplaats: 12"),
    "aanbevelingen": ("aanbevelingen", "tekst: Bouw., vindplaats: 12"),
    "praktijkvoorbeelden": ("praktijkvoorbeelden", "titel: Klushuis, tekst: Men klust., vindplaats: 12"),
    "voetnoten": ("voetnoten", "soort: bron, tekst: Een noot., vindplaats: 12"),
}


def covered(root: Path, changes: Mapping[str, str | None], telling: str, lines: tuple[str, ...] = LINES) -> Coverage:
    """Return how much of the small text the small project holds, with these changes."""
    (coverage,) = measure(taken_over(root, changes, telling), write_texts(root / "bronnen", lines))
    return coverage


def extra(kind: str, keys: str) -> dict[str, str]:
    """Return a file of the small project with one more record of a kind."""
    return {f"{METING}{kind}/x.yaml": f"x: {{{keys}}}\n"}


def claims(root: Path, changes: Mapping[str, str | None], lines: tuple[str, ...] = LINES, regels: str = "2") -> Claims:
    """Return what the small project holds of the numbers that these lines claim."""
    found = covered(root, changes, f'regels: ["{regels}"]', lines).claims
    assert found is not None
    return found


def missing(
    root: Path, changes: Mapping[str, str | None], lines: tuple[str, ...] = LINES, regels: str = "2"
) -> list[str]:
    """Return the numbers that it does not hold."""
    return [each.said.words for each in claims(root, changes, lines, regels).missing]


@pytest.mark.parametrize(("kind", "record"), RECORDS.items())
def test_a_record_counts_when_it_names_its_lines(tmp_path: Path, kind: str, record: tuple[str, str]) -> None:
    """The small project has a record of nearly every kind itself, but none of those comes from the text."""
    folder, keys = record
    _, all_wanted = KINDS[kind]
    with_lines = covered(tmp_path / "a", extra(folder, keys), f"{kind}: 2")
    assert with_lines.rows == (Row(kind, 2, 1, 0, all_wanted),)
    without = covered(tmp_path / "b", extra(folder, keys.rpartition(", vindplaats")[0]), f"{kind}: 2")
    assert without.rows == (Row(kind, 2, 0, 0, all_wanted),)


def test_measures_count_as_recommendations(tmp_path: Path) -> None:
    both = extra("aanbevelingen", RECORDS["aanbevelingen"][1]) | extra(
        "maatregelen", "titel: Inloop, tekst: Open., vindplaats: 12"
    )
    assert covered(tmp_path, both, "aanbevelingen: 2").rows == (Row("aanbevelingen", 2, 2, 0, all_wanted=True),)


def test_a_term_counts_for_the_report_that_explains_it(tmp_path: Path) -> None:
    terms = f"""\
wel: {{term: Wel, uitleg: U, vindplaatsen: {{{SOURCE}: 1}}}}
elders: {{term: Elders, uitleg: U, vindplaatsen: {{telling-2023: 1}}}}
"""
    coverage = covered(tmp_path, {"regions/begrippen/x.yaml": terms}, "begrippen: 3")
    assert coverage.rows == (Row("begrippen", 3, 1, 0, all_wanted=True),)


def test_a_table_counts_every_value_in_its_cells(tmp_path: Path) -> None:
    """A dash and words are values too; an empty cell is none, and a cell with several has so many."""
    cells = 'r: {a: 4, b: "-"}, s: {a: [{periode: 2022, n: 1}, {periode: 2023, n: 2}], b: ~}'
    table = f"{TABEL}, rijen: {{r: {{titel: R}}, s: {{titel: S}}}}, waarden: {{{cells}}}, vindplaats: 7"
    coverage = covered(tmp_path, extra("tabellen", table), "tabelwaarden: 5")
    assert {row.kind: (row.published, row.held) for row in coverage.rows} == {
        "tabellen": (0, 1),
        "tabelwaarden": (5, 4),
    }


def test_a_table_of_the_respondents_has_a_value_a_person(tmp_path: Path) -> None:
    divisions = "indelingen: {w: {titel: W, klassen: {a: {label: A}, b: {label: B}}}}\n"
    people = "".join(f"{name}: {{naam: {name}, leeftijd: 46, indeling: {{w: {name}}}}}\n" for name in ("a", "b"))
    changes = {
        METING + "meting.yaml": meting("tabelwaarden: 2") + divisions,
        METING + "respondenten/x.yaml": people,
        **extra("tabellen", "titel: T, bron: interviews, van_respondenten: {indeling: w, per: w}, vindplaats: 7"),
    }
    rows = covered(tmp_path, changes, "").rows
    assert Row("tabelwaarden", 2, 2, 0, all_wanted=True) in rows


def test_what_the_text_has_more_of_is_incomplete_but_for_figures_quotes_and_footnotes(tmp_path: Path) -> None:
    wanted = {kind: covered(tmp_path / kind, {}, f"{kind}: 1").complete for kind in KINDS}
    assert [kind for kind, complete in wanted.items() if complete] == ["figuren", "citaten", "voetnoten"]


def test_what_was_left_out_with_a_reason_is_not_missed(tmp_path: Path) -> None:
    left_out = "foto: {soort: casus, wat: Verhalen, aantal: 2, reden: Te herkenbaar.}\n"
    coverage = covered(tmp_path, {WEGGELATEN: left_out}, "casussen: 2")
    assert coverage.rows == (Row("casussen", 2, 0, 2, all_wanted=True),)
    assert coverage.left_out == (("Verhalen", "Te herkenbaar.", 2),)
    assert coverage.complete


def test_what_was_left_out_of_another_kind_makes_up_for_nothing(tmp_path: Path) -> None:
    left_out = "foto: {soort: figuur, wat: Foto's, reden: Te herkenbaar.}\n"
    assert not covered(tmp_path, {WEGGELATEN: left_out}, "casussen: 1").complete


def test_a_report_over_more_regions_counts_them_all(tmp_path: Path) -> None:
    """The overview counts what the report holds; the regions in it name the same source."""
    changes = {
        "regions/buurstreek/regio.yaml": "naam: Buurstreek\n",
        OTHER + "meting.yaml": f"nummer: 1\ntitel: T\njaar: 2023\nsamenvatting: S\npublicatie: {{bron: {SOURCE}}}\n",
        OTHER + "aanbevelingen.yaml": "x: {tekst: Bouw., vindplaats: 12}\n",
        **extra("aanbevelingen", "tekst: Bouw meer., vindplaats: 12"),
    }
    assert covered(tmp_path, changes, "aanbevelingen: 2").complete


def test_only_a_report_that_was_counted_is_measured(tmp_path: Path) -> None:
    bare = FILES[METING + "meting.yaml"] + f"publicatie: {{bron: {SOURCE}, tekst: proefrapport}}\n"
    corpus = taken_over(tmp_path, {METING + "meting.yaml": bare})
    assert measure(corpus, write_texts(tmp_path / "bronnen")) == ()


def test_without_the_text_the_kinds_are_counted_and_the_claims_are_not(tmp_path: Path) -> None:
    corpus = taken_over(tmp_path, extra("casussen", RECORDS["casussen"][1]), 'casussen: 1, regels: ["2"]')
    (coverage,) = measure(corpus, None)
    assert (coverage.source, coverage.title) == (SOURCE, "Het proefrapport")
    assert coverage.rows == (Row("casussen", 1, 1, 0, all_wanted=True),)
    assert coverage.claims is None
    assert coverage.complete


def test_a_number_that_no_record_holds_is_missing_with_its_line(tmp_path: Path) -> None:
    found = claims(tmp_path, {}, regels="1, 2")
    assert [(each.line, each.said.words, each.text) for each in found.missing] == [
        (2, "210", LINES[1]),
        (2, "136", LINES[1]),
    ]
    assert (found.found, found.held, found.left_out) == (2, 0, 0)


def test_only_lines_with_running_text_are_read_for_claims(tmp_path: Path) -> None:
    assert missing(tmp_path, {}, regels="1, 7") == ["4", "2941"]


def from_line(amount: str, line: int) -> dict[str, str]:
    """Return a file with a cijfer from a line."""
    keys = f"indicator: geplaatst, waarde: {amount}, periode: 2023, bron: interviews, vindplaats: {line}"
    return {CIJFERS: f"x: {{{keys}}}\n"}


@pytest.mark.parametrize(("line", "absent"), [(2, []), (4, []), (5, ["210", "136"])])
def test_a_cijfer_holds_the_numbers_of_its_line_and_of_those_around_it(
    tmp_path: Path, line: int, absent: list[str]
) -> None:
    assert missing(tmp_path, from_line("{n: 136, van: 210}", line)) == absent


@pytest.mark.parametrize("said", ["136 van de 210", "74 van de 210", "65% van hen", "35% van hen", "twee derde"])
def test_a_share_is_held_in_all_its_forms(tmp_path: Path, said: str) -> None:
    assert missing(tmp_path, from_line("{n: 136, van: 210}", 1), (f"Het zijn er {said}.",), "1") == []


def test_a_word_for_a_share_is_held_by_a_share_near_it(tmp_path: Path) -> None:
    """ "Bijna driekwart" is said of 72 as well as of 74 out of a hundred, but not of half of them."""
    line = ("Bijna driekwart wacht.",)
    assert missing(tmp_path / "a", from_line("{n: 72, van: 100}", 1), line, "1") == []
    assert missing(tmp_path / "b", from_line("{n: 50, van: 100}", 1), line, "1") == ["driekwart"]


def test_a_number_with_its_unit_may_be_held_anywhere(tmp_path: Path) -> None:
    """A report repeats its norm of twelve weeks and its shares; the corpus has each once."""
    lines = ("De norm is 12 weken.", "Er zijn 12 mensen.", "Van hen is 65% nieuw.", "Er zijn 65 mensen.")
    assert [(each.line, each.said.words) for each in claims(tmp_path, {}, lines, "1-4").missing] == [
        (2, "12"),
        (4, "65"),
    ]


def test_the_text_of_a_record_holds_the_numbers_that_it_prints(tmp_path: Path) -> None:
    keys = "stelling: 'Dat zijn er {{ cijfer(\"eerste-keer\").n_van }}.', thema: t, rust_op: {}, vindplaats: 2"
    assert missing(tmp_path, extra("bevindingen", keys)) == []


def test_a_section_of_a_chapter_holds_what_its_texts_print_between_its_records(tmp_path: Path) -> None:
    chapter = """\
titel: De opvang
belangrijkste_punten: [lang-verblijf]
blokken:
  - paragraaf:
      id: nieuw
      titel: Nieuw
      blokken:
        - tekst: Dat zijn er {{ cijfer("eerste-keer").n_van }}.
        - citaat: plek
  - paragraaf: {id: overig, titel: Overig, blokken: [bevinding: lang-verblijf, tabel: dagbesteding, casus: sam]}
"""
    quote = "plek: {soort: parafrase, perspectief: client, tekst: Ik wacht., vindplaats: %d}\n"
    near = {METING + "hoofdstukken/10-opvang.yaml": chapter, METING + "citaten/x.yaml": quote % 10}
    assert missing(tmp_path / "a", near) == []
    far = {**near, METING + "citaten/x.yaml": quote % 100}
    assert missing(tmp_path / "b", far) == ["210", "136"]


def test_numbers_on_a_line_that_was_left_out_are_not_missing(tmp_path: Path) -> None:
    left_out = {WEGGELATEN: "x: {soort: tekst, wat: De aantallen, reden: Verouderd., vindplaats: 2}\n"}
    found = claims(tmp_path, left_out)
    assert (found.found, found.held, found.left_out, found.missing) == (2, 0, 2, ())
    assert found.share == 1


def test_a_report_is_complete_when_nearly_all_its_numbers_are_held(tmp_path: Path) -> None:
    """One of twenty may be missing, two may not."""
    cijfers = "".join(
        f"c-{n}: {{indicator: geplaatst, waarde: {{aantal: {n}}}, periode: 2023, bron: interviews, vindplaats: 1}}\n"
        for n in range(101, 120)
    )
    held = " ".join(f"{n} mensen," for n in range(101, 120))
    one = covered(tmp_path / "a", {CIJFERS: cijfers}, 'regels: ["1"]', (f"{held} 500 mensen.",))
    assert one.claims is not None
    assert one.claims.share == Decimal("0.95")
    assert one.complete
    assert not covered(tmp_path / "b", {CIJFERS: cijfers}, 'regels: ["1"]', (f"{held} 500, 600 mensen.",)).complete


def test_the_explanation_of_a_term_holds_its_numbers(tmp_path: Path) -> None:
    """At the lines of this report only: `vindplaatsen` has them per report."""
    term = "x: {term: X, uitleg: 'Een groep van {{ vrij(\"210\") }}.', vindplaatsen: {%s: 2}}\n"
    assert missing(tmp_path / "a", {"regions/begrippen/x.yaml": term % SOURCE}) == ["136"]
    assert missing(tmp_path / "b", {"regions/begrippen/x.yaml": term % "telling-2023"}) == ["210", "136"]
