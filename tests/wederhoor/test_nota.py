"""The reactienota: every reaction with its besluit, parties by their kind alone, text from outside as data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from regiorapport import cli, cli_wederhoor
from regiorapport.compose.document import Document
from regiorapport.compose.nota import nota_documents, told_to_the_letter
from regiorapport.load import load
from tests.small_corpus import FILES, METING, ROOT, write_project

PARTIES = """\
partijen:
  g: {soort: beleid, naam: Gemeente Kleindorp}
  ggd: {soort: ggd, naam: GGD Proefstreek}
"""
LEDGER = """\
wh-norm:
  partij: [beleid]
  van: g
  auteur: JdV
  bij: {bevinding: lang-verblijf}
  passage: "De norm [van] 12 weken"
  ontvangen: |-
    Wij in Kleindorp **vinden** {{ dit }} <script>.
    # Tweede regel
  besluit: niet
  motivering: >-
    De norm is {{ cijfer("norm") }}, zie {{ tabel("dagbesteding") }}
    {{ bron("telling-2023") }}.{{ voetnoot("fn-norm") }}
  verwerking: tekst
w2:
  partij: [ggd]
  van: ggd
  bij: {hoofdstuk: slot}
  ontvangen: Groet van Piet.
  reactie: De conclusie kan korter.
  besluit: volgende_meting
  toezegging: doorstroom
w3: {partij: [ggd], van: ggd, bij: {hoofdstuk: opvang}, ontvangen: Hoezo?, antwoord_op: wh-norm}
w4: {ronde: 2, partij: [ggd], van: ggd, ontvangen: Ronde twee.}
"""
CHANGES = {
    "regions/perspectieven.yaml": FILES["regions/perspectieven.yaml"]
    + "ggd: {label: Stakeholder GGD, meervoud: Stakeholders GGD, soort: stakeholder}\n",
    METING + "meting.yaml": FILES[METING + "meting.yaml"] + PARTIES,
    METING + "wederhoor.yaml": LEDGER,
    METING + "hoofdstukken/10-opvang.yaml": FILES[METING + "hoofdstukken/10-opvang.yaml"].replace(
        "        - wederhoor: wh-norm\n", ""
    ),
}


def notas(folder: Path, changes: Mapping[str, str] | None = None) -> dict[str, Document]:
    corpus = load(write_project(folder, {**CHANGES, **(changes or {})}))
    found = nota_documents(corpus, corpus.rapporten["proef"], 1, ROOT / "templates")
    return {document.id: document for document in found}


def test_there_is_one_for_all_and_one_for_every_party_that_reacted(tmp_path: Path) -> None:
    made = notas(tmp_path)
    stem = "reactienota-proef-ronde-1"
    assert list(made) == [stem, f"{stem}-g", f"{stem}-ggd"]
    assert "conclusie kan korter" not in made[f"{stem}-g"].markdown
    assert "conclusie kan korter" in made[f"{stem}-ggd"].markdown
    assert "Ronde twee" not in "".join(document.markdown for document in made.values())


def test_nobody_is_named_and_what_was_written_is_no_markup(tmp_path: Path) -> None:
    made = notas(tmp_path)
    for name, document in made.items():
        text = document.markdown + str(document.metadata)
        assert "JdV" not in text
        assert "Piet" not in text  # there are words of our own
        assert "Gemeente Kleindorp" not in text
        assert ("Kleindorp" in text) == name.endswith("-g")  # to themselves as they wrote it, to all without the name
    whole = made["reactienota-proef-ronde-1"].markdown
    assert r"“Wij in \[naam\] \*\*vinden\*\* \{\{ dit \}\} \<script\>." in whole
    assert r"\# Tweede regel" in whole
    assert r"> De norm \[van\] 12 weken" in whole


def test_every_reaction_has_its_besluit_and_reason_without_links_to_another_document(tmp_path: Path) -> None:
    whole = notas(tmp_path)["reactienota-proef-ronde-1"]
    assert "**Niet overgenomen.** De norm is 12" in whole.markdown
    assert "zie Tabel 1 [@telling-2023]." in whole.markdown
    assert [reference["id"] for reference in whole.references] == ["telling-2023"]
    assert "](#" not in whole.markdown
    assert "[^" not in whole.markdown
    assert "**Voor de volgende meting.**  Toezegging: Wij volgen de doorstroom." in whole.markdown
    assert "(antwoord op een eerdere opmerking)" in whole.markdown


def test_the_besluiten_are_counted_per_chapter(tmp_path: Path) -> None:
    text = notas(tmp_path)["reactienota-proef-ronde-1"].markdown
    table = text[text.index(".lijsttabel") : text.index("# Hoofdstuk 1")]
    rows = [line.strip(" *-") for line in table.splitlines() if line.startswith(("* ", "  - "))]
    assert rows[:4] == ["Hoofdstuk", "Niet", "Volgende meting", "Samen"]
    assert rows[4:] == [
        "Hoofdstuk 1: De opvang", "2", "–", "2",
        "Hoofdstuk 2: Conclusie", "–", "1", "1",
        "Samen", "2", "1", "3",
    ]  # fmt: skip


def test_what_only_the_party_wrote_is_counted(tmp_path: Path) -> None:
    corpus = load(write_project(tmp_path, CHANGES))
    (meting,) = corpus.metingen()
    assert told_to_the_letter(meting, corpus.rapporten["proef"], 1) == 2


def test_a_long_passage_is_shortened(tmp_path: Path) -> None:
    words = " ".join(f"w{number}" for number in range(200))
    ledger = f"wh-norm: {{partij: [beleid], bij: {{hoofdstuk: opvang}}, passage: {words}, ontvangen: Ja.}}\n"
    text = notas(tmp_path, {METING + "wederhoor.yaml": ledger})["reactienota-proef-ronde-1"].markdown
    assert "w29 \\[…\\] w170" in text
    assert "w30 " not in text


def test_an_answer_goes_with_the_remark_that_it_answers(tmp_path: Path) -> None:
    assert notas(tmp_path / "a")["reactienota-proef-ronde-1"].markdown.count("**Niet overgenomen.**") == 2
    alone = CHANGES[METING + "wederhoor.yaml"].replace(", antwoord_op: wh-norm", "")
    text = notas(tmp_path / "b", {METING + "wederhoor.yaml": alone})["reactienota-proef-ronde-1"].markdown
    assert (text.count("**Niet overgenomen.**"), text.count("**Nog geen besluit.**")) == (1, 1)


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> tuple[int, str]:
    monkeypatch.setattr(cli_wederhoor, "PROJECT", folder)
    outcome = CliRunner().invoke(cli.app, ["wederhoor", *arguments], standalone_mode=False)
    return outcome.return_value, outcome.output


def project(folder: Path) -> Path:
    """Return the small project with its own templates, so that documents can be made there."""
    write_project(folder, CHANGES)
    (folder / "templates").symlink_to(ROOT / "templates")
    return folder


def test_the_nota_is_made_in_three_formats_and_warns_of_words_of_the_party(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, said = run(monkeypatch, project(tmp_path), "nota", "proef", "--ronde", "1")
    assert status == 0, said
    made = sorted(path.name for path in (tmp_path / "dist").rglob("*.*"))
    names = ("reactienota-proef-ronde-1", "reactienota-proef-ronde-1-g", "reactienota-proef-ronde-1-ggd")
    assert made == sorted(f"{name}.{suffix}" for name in names for suffix in ("pdf", "html", "docx"))
    assert "van 2 reacties staat er nog wat de partij zelf schreef" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nota", "proef", "--ronde", "3"), "U103 in ronde 3 is er geen reactie"),
        (("nota", "proeff"), "er is geen reports/proeff.yaml"),
        (("was-wordt", "proef"), "U104 'proef' is nog niet uitgegeven"),
        (("was-wordt", "proef", "--ronde", "2"), "U104 'proef' is in ronde 2 niet uitgegeven"),
    ],
)
def test_what_is_not_there_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    status, said = run(monkeypatch, project(tmp_path), *arguments)
    assert status == 2
    assert message in said
    assert not (tmp_path / "dist").exists()


def test_a_round_played_through_tells_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path)
    status, said = run(monkeypatch, folder, "uitgeven", "proef", "--ronde", "1", "--deadline", "2099-01-01")
    assert status == 0, said
    status, said = run(monkeypatch, folder, "was-wordt", "proef")
    assert (status, "Sinds ronde 1: 0 stukken veranderd, 0 nieuw, 0 vervallen" in said) == (0, True), said
    file = folder / METING / "bevindingen.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("wordt overschreden", "wordt vaak overschreden"))
    status, said = run(monkeypatch, folder, "was-wordt", "proef")
    assert status == 0
    # The bevinding, and the two lists of key points in which it is printed again.
    assert "Sinds ronde 1: 3 stukken veranderd" in said
    (page,) = (folder / "dist").rglob("*was-wordt*.html")
    assert '<ins><span class="verborgen">[erbij: </span>vaak<span' in page.read_text(encoding="utf-8")
