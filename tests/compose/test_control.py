"""The controleverslag: what the checks found in a meting, for who signs it off."""

from __future__ import annotations

from pathlib import Path

from regiorapport.checks.registry import run_checks
from regiorapport.compose.control import control_documents
from regiorapport.load import load
from tests.small_corpus import FILES, METING, ROOT, write_project

_NUMBERS = METING + "cijfers.yaml"


def verslag(root: Path, **changes: str) -> str:
    """Return the Markdown of the one controleverslag; changes replace what a cijfer of the small corpus printed."""
    text = FILES[_NUMBERS]
    for name, published in changes.items():
        line = next(line for line in text.splitlines() if line.startswith(f"{name}: "))
        text = text.replace(line, f"{line[:-1]}, {published}}}")
    corpus = load(write_project(root, {_NUMBERS: text}))
    (document,) = control_documents(corpus, list(corpus.rapporten.values()), run_checks(corpus), ROOT / "templates")
    assert document.id == "controle-proefstreek-meting-1"
    return document.markdown


def test_a_clean_meting_says_so(tmp_path: Path) -> None:
    markdown = verslag(tmp_path)
    assert "Er staat niets open" in markdown
    assert "Fouten" not in markdown


def test_a_finding_stands_there_with_its_code_and_place(tmp_path: Path) -> None:
    markdown = verslag(tmp_path, norm='gepubliceerd: "13"')
    assert "**A205**" in markdown
    assert "cijfers.yaml, regel 3" in markdown.replace("\\", "")


def test_an_accepted_deviation_stands_there_with_its_reason_and_its_number_as_other(tmp_path: Path) -> None:
    markdown = verslag(tmp_path, norm='gepubliceerd: "13", afwijking: "de norm is 12; het rapport drukt 13 af"')
    assert "Er staat niets open" in markdown
    assert "de norm is 12; het rapport drukt 13 af" in markdown
    assert "**anders**" in markdown
    assert "anders dan gedrukt: 1" in markdown


def test_a_number_that_was_printed_right_is_recomputed_too(tmp_path: Path) -> None:
    markdown = verslag(tmp_path, norm='gepubliceerd: "12"')
    assert "herberekend: 1; anders dan gedrukt: 0" in markdown
    assert "gelijk" in markdown
    assert "**anders**" not in markdown


def test_a_cell_that_was_printed_wrong_is_other_and_one_that_was_printed_right_is_equal(tmp_path: Path) -> None:
    table = FILES[METING + "tabellen.yaml"]
    table = table.replace("zw: 2, totaal: 6}", 'zw: 2, totaal: {n: 6, gepubliceerd: "41"}}')  # 6 of 15 is 40%
    table = table.replace("totaal: 9}", 'totaal: {n: 9, gepubliceerd: "60"}}')
    write_project(tmp_path, {METING + "tabellen.yaml": table})
    corpus = load(tmp_path)
    (document,) = control_documents(corpus, list(corpus.rapporten.values()), run_checks(corpus), ROOT / "templates")
    assert "anders dan gedrukt: 1" in document.markdown
    rows = document.markdown.replace("\\", "").split("* - ")[1:]
    assert [("anders" in row, "gelijk" in row) for row in rows if "41%" in row or "60%" in row] == [
        (True, False), (False, True),
    ]  # fmt: skip


def test_a_remark_is_read_there(tmp_path: Path) -> None:
    assert "het rapport noemt geen bron" in verslag(tmp_path, norm="opmerking: het rapport noemt geen bron").replace(
        "\\", ""
    )


def test_text_of_the_corpus_never_becomes_markup(tmp_path: Path) -> None:
    markdown = verslag(tmp_path, norm='opmerking: "<script>alert(1)</script> **vet** [x](http://example.org)"')
    assert "<script>" not in markdown
    assert "**vet**" not in markdown


def test_a_check_that_is_off_stands_there_with_its_reason_and_only_where_it_is_off(tmp_path: Path) -> None:
    wrong = FILES[_NUMBERS].replace("{getal: 12}", '{getal: 12}, gepubliceerd: "13"')
    off = {METING + "controle.yaml": "controles: {A205: {uit: het rapport rondt naar boven af}}\n"}
    root = write_project(tmp_path, {_NUMBERS: wrong, **off})
    for name, text in FILES.items():
        if name.startswith("regions/proefstreek/"):
            path = root / name.replace("proefstreek", "anders")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (root / "reports/anders.yaml").write_text(FILES["reports/proef.yaml"].replace("proefstreek", "anders"), "utf-8")
    corpus = load(root)
    made = control_documents(corpus, list(corpus.rapporten.values()), run_checks(corpus), ROOT / "templates")
    texts = {document.id: document.markdown for document in made}
    assert "het rapport rondt naar boven af (meldingen: 1)" in texts["controle-proefstreek-meting-1"]
    assert "Uitgezette" not in texts["controle-anders-meting-1"]


def test_a_check_that_is_off_in_a_report_stands_there_with_its_reason_and_the_report(tmp_path: Path) -> None:
    wrong = FILES["reports/proef.yaml"] + "ondertitel: De de proef\ncontroles: {A502: {uit: zo heet het}}\n"
    corpus = load(write_project(tmp_path, {"reports/proef.yaml": wrong}))
    (document,) = control_documents(corpus, list(corpus.rapporten.values()), run_checks(corpus), ROOT / "templates")
    assert "A502: zo heet het (in het rapport proef) (meldingen: 1)" in document.markdown


def test_what_all_regions_share_stands_in_it_too(tmp_path: Path) -> None:
    extra = FILES["regions/begrippen.yaml"] + "leegstand: {term: leegstand, uitleg: Een huis dat leeg is.}\n"
    corpus = load(write_project(tmp_path, {"regions/begrippen.yaml": extra}))
    (document,) = control_documents(corpus, list(corpus.rapporten.values()), run_checks(corpus), ROOT / "templates")
    assert "begrippen.yaml, regel 3" in document.markdown.replace("\\", "")
