"""How a besluit shows: a footnote at what it is about, an addition after it, or nothing extra; and never a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compose.composing import CHAPTERS, composed, plain, report
from tests.small_corpus import FILES, METING

PERSPECTIVES = {
    "regions/perspectieven.yaml": FILES["regions/perspectieven.yaml"]
    + "ggd: {label: Stakeholder GGD, meervoud: Stakeholders GGD, soort: stakeholder}\n"
}


def ledger(**keys: str) -> dict[str, str | None]:
    """Return the small project with one reaction that has these keys, and no block that prints it."""
    reaction = {
        "partij": "[beleid]", "bij": "{bevinding: lang-verblijf}", "reactie": "De norm is een streven.",
        "besluit": "overgenomen", "verwerking": "voetnoot", "van": "", "auteur": "JdV", "ontvangen": "Onze mening!",
    } | keys  # fmt: skip
    chapter = FILES[CHAPTERS + "10-opvang.yaml"].replace("        - wederhoor: wh-norm\n", "")
    lines = "".join(f"  {key}: {value}\n" for key, value in reaction.items() if value)
    return {**PERSPECTIVES, METING + "wederhoor.yaml": "wh-norm:\n" + lines, CHAPTERS + "10-opvang.yaml": chapter}


def test_a_footnote_stands_at_its_bevinding_with_the_kind_of_party(tmp_path: Path) -> None:
    text = composed(tmp_path, ledger()).markdown
    mark = "[^wederhoor--wh-norm]"
    assert text.count(mark) == 2  # the mark once, though the bevinding is printed three times, and the note once
    assert "overschreden.[^fn-norm]" + mark in plain(text)
    assert f"{mark}: Tijdens wederhoor kwam van stakeholders beleid deze reactie: De norm is een streven." in text


def test_a_footnote_says_why_not_and_what_comes_later(tmp_path: Path) -> None:
    text = composed(tmp_path, ledger(besluit="niet", motivering="De norm staat in de verordening.")).markdown
    assert "De norm is een streven. De norm staat in de verordening." in text
    text = composed(tmp_path, ledger(besluit="volgende_meting", partij="[beleid, ggd]")).markdown
    assert "van stakeholders beleid en stakeholders GGD deze reactie" in text
    assert "De norm is een streven. De volgende meting komt hierop terug." in text


def test_an_addition_stands_once_after_its_bevinding(tmp_path: Path) -> None:
    text = composed(tmp_path, ledger(verwerking="aanvulling")).markdown
    assert text.count("De norm is een streven.") == 1
    assert text.index("#b-lang-verblijf") < text.index("#w-wh-norm") < text.index("Casus van")


@pytest.mark.parametrize("kind", ["tabel: dagbesteding", "figuur: dagbesteding-per-groep", "casus: sam",
                                  "citaat: wachten", "maatregel: inloop", "aanbeveling: flyer"])  # fmt: skip
@pytest.mark.parametrize("way", ["voetnoot", "aanvulling"])
def test_whatever_a_reaction_is_about_shows_it_once(tmp_path: Path, kind: str, way: str) -> None:
    text = composed(tmp_path, ledger(bij="{" + kind + "}", verwerking=way)).markdown
    assert text.count("De norm is een streven.") == 1


def test_an_addition_in_a_list_stays_in_its_item(tmp_path: Path) -> None:
    chapter = "titel: H\nblokken: [{kader: {titel: K, blokken: [{bevinding: lang-verblijf}]}}]\n"
    changes = ledger(verwerking="aanvulling") | {CHAPTERS + "15-kader.yaml": chapter}
    changes[CHAPTERS + "10-opvang.yaml"] = None
    changes[CHAPTERS + "00-vooraf.yaml"] = None
    changes[CHAPTERS + "20-slot.yaml"] = None
    text = composed(tmp_path, changes).markdown
    assert "\n  ::: {.wederhoor #w-wh-norm}\n  De norm is een streven.\n  :::" in text


@pytest.mark.parametrize("keys", [{"besluit": ""}, {"besluit": "vraag"}, {"reactie": ""}, {"verwerking": "tekst"}])
def test_what_is_open_or_has_no_words_of_our_own_is_not_printed(tmp_path: Path, keys: dict[str, str]) -> None:
    for way in ("voetnoot", "aanvulling"):
        text = composed(tmp_path, ledger(**({"verwerking": way} | keys))).markdown
        assert "wh-norm" not in text
        assert "Onze mening" not in text
        assert "JdV" not in text


def test_a_text_may_say_where_the_footnote_stands(tmp_path: Path) -> None:
    changes = ledger(bij="{hoofdstuk: opvang}")
    changes[CHAPTERS + "00-vooraf.yaml"] = (
        "soort: voorwerk\ntitel: V\nblokken: [{tekst: 'Zo is het.{{ wederhoor(\"wh-norm\") }}'}]\n"
    )
    text = composed(tmp_path, changes).markdown
    assert "Zo is het.[^wederhoor--wh-norm]" in text
    assert text.count("De norm is een streven.") == 1


def test_an_extract_prints_footnotes_and_no_additions(tmp_path: Path) -> None:
    marked = FILES[METING + "bevindingen.yaml"] + "  ook_in: [samenvatting]\n"
    changes = ledger(verwerking="aanvulling") | {
        METING + "bevindingen.yaml": marked, "reports/proef.yaml": report("samenvatting")
    }  # fmt: skip
    assert "De norm is een streven." not in composed(tmp_path, changes).markdown
    changes |= ledger()
    assert "De norm is een streven." in composed(tmp_path, changes).markdown
