"""What counts as a change since a draft was sent, and what does not; and which reactions are a reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from regiorapport.checks.registry import all_checks, run_checks
from regiorapport.corpus import Meting
from regiorapport.ledger.changes import Since, changes_since, what_changed
from regiorapport.ledger.contents import Contents
from regiorapport.ledger.running_text import running_texts
from regiorapport.load import load
from regiorapport.schema.wederhoor import Stuk, Uitgave, Wederhoor, WederhoorBij, hash_of
from regiorapport.wederhoor.issue import RUNNING_TEXT
from tests.small_corpus import FILES, METING, write_project

CHAPTER = METING + "hoofdstukken/10-opvang.yaml"
KINDS = ("bevindingen", "tabellen", "figuren", "casussen", "citaten", "aanbevelingen", "maatregelen", "hoofdstukken")


def meting_of(folder: Path, changes: Mapping[str, str | None] | None = None) -> Meting:
    folder.mkdir(exist_ok=True)
    (meting,) = load(write_project(folder, changes)).metingen()
    return meting


def issued(meting: Meting) -> Uitgave:
    """Return a draft of all that the small project prints, as it is now."""
    contents = Contents(meting)
    pieces = [(kind, name) for kind in KINDS for name in meting.collection(kind)]
    pieces += [(RUNNING_TEXT, text.name) for text in running_texts(meting)]
    stukken = {
        f"{kind}-{name}": Stuk(
            nummer=f"X{number}", soort=kind, id=name, tekst=contents.reads(kind, name) or "-", hash="x",
            inhoud=contents.mark(kind, name),
        )
        for number, (kind, name) in enumerate(pieces)
    }  # fmt: skip
    made = {"rapport": "proef", "ronde": 1, "datum": "2024-01-10", "deadline": "2024-02-01", "stukken": stukken}
    return Uitgave.model_validate({**made, "cijfers": contents.values(pieces)})


def since(folder: Path, file: str, old: str, new: str) -> Since:
    """Return what changed in the small project when this was put for that, after it was sent."""
    uitgave = issued(meting_of(folder / "sent"))
    text = FILES[file].replace(old, new)
    assert text != FILES[file]
    return changes_since(meting_of(folder / "now", {file: text}), uitgave)


def test_nothing_changed_when_nothing_was_changed(tmp_path: Path) -> None:
    found = changes_since(meting_of(tmp_path / "now"), issued(meting_of(tmp_path / "sent")))
    assert (found.pieces, found.cijfers) == ({}, {})


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        ("bevindingen.yaml", "wordt overschreden", "wordt vaak overschreden", "bevindingen-lang-verblijf"),
        ("voetnoten.yaml", "is anders", "is heel anders", "bevindingen-lang-verblijf"),
        ("casussen.yaml", "wacht op een huis", "wacht op een woning", "casussen-sam"),
        ("respondenten.yaml", "18-25", "26-plus", "casussen-sam"),
        ("citaten.yaml", "parafrase", "letterlijk", "citaten-wachten"),
        ("aanbevelingen.yaml", "[de opvang]", "[de gemeente]", "aanbevelingen-flyer"),
        ("maatregelen.yaml", "in 2025", "in 2026", "maatregelen-inloop"),
        ("tabellen.yaml", "zw: 2, totaal: 6", "zw: 3, totaal: 6", "tabellen-dagbesteding"),
        ("tabellen.yaml", "waarvan één beschut", "waarvan één in beschut werk", "tabellen-dagbesteding"),
        ("figuren.yaml", "titel: Dagbesteding", "titel: Wie doet wat", "figuren-dagbesteding-per-groep"),
        ("hoofdstukken/10-opvang.yaml", "verblijft", "woont", "tekst-opvang-1"),
        ("hoofdstukken/10-opvang.yaml", "In het kader.", "In dit kader.", "tekst-verblijf-1"),
        ("hoofdstukken/10-opvang.yaml", "bleef lang", "bleef zeer lang", "tekst-verblijf-uitgelicht-1"),
        ("hoofdstukken/10-opvang.yaml", "titel: De opvang", "titel: Opvang", "hoofdstukken-opvang"),
        ("meting.yaml", "is {{", "was {{", "tekst-samenvatting"),
    ],
)
def test_a_change_of_what_a_piece_says_is_found_at_that_piece(
    tmp_path: Path, file: str, old: str, new: str, changed: str
) -> None:
    assert list(since(tmp_path, METING + file, old, new).pieces) == [changed]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("bevindingen.yaml", "stelling: De", "afwijking: {A999: x}\n  stelling: De"),
        ("bevindingen.yaml", "De norm van", "De   norm\n    van"),
        ("bevindingen.yaml", "De norm", "De *norm*"),
        ("bevindingen.yaml", "thema: verblijf", "thema: duur"),
        ("bevindingen.yaml", "interviews: 13", "interviews: 12"),
        ("hoofdstukken/10-opvang.yaml", "        - casus: sam\n", ""),
        ("hoofdstukken/10-opvang.yaml", "blokken:\n  - tekst", "blokken:\n  - tekst: Een nieuw begin.\n  - tekst"),
    ],
)
def test_what_no_reader_reads_otherwise_is_no_change(tmp_path: Path, file: str, old: str, new: str) -> None:
    assert since(tmp_path, METING + file, old, new).pieces == {}


def test_a_changed_cijfer_is_one_change_and_no_piece(tmp_path: Path) -> None:
    found = since(tmp_path, METING + "cijfers.yaml", "{getal: 12}", "{getal: 13}")
    assert found.pieces == {}
    assert found.cijfers == {"norm": ("12 weken", "13 weken")}


def test_a_changed_text_is_pointed_at_in_its_chapter_and_a_text_that_went_is_gone(tmp_path: Path) -> None:
    found = since(tmp_path, CHAPTER, "verblijft", "woont")
    (change,) = found.pieces.values()
    assert change.record is not None
    assert (change.record.id, change.path) == ("opvang", ("blokken", 0, "tekst"))
    assert what_changed(change.stuk, change.now) == "‘verblijft’ werd ‘woont’"
    gone = since(
        tmp_path, CHAPTER, FILES[CHAPTER][FILES[CHAPTER].index("  - tekst") : FILES[CHAPTER].index("  - par")], ""
    )
    assert [(name, each.record) for name, each in gone.pieces.items()] == [("tekst-opvang-1", None)]


def reaction(**keys: object) -> Wederhoor:
    bij = {key: keys.pop(key) for key in ("bevinding", "hoofdstuk", "tabel") if key in keys}
    return Wederhoor.model_validate(
        {"partij": ("beleid",), "reactie": "Nee.", "bij": WederhoorBij.model_validate(bij), **keys}
    )


@pytest.mark.parametrize(
    ("reactie", "is_reason"),
    [
        (reaction(bevinding="lang-verblijf"), True),
        (reaction(bevinding="lang-verblijf", besluit="overgenomen", verwerking="tekst"), True),
        (reaction(stuk="X0", besluit="deels", verwerking="tekst"), True),
        (reaction(bevinding="lang-verblijf", besluit="overgenomen", verwerking="voetnoot"), False),
        (reaction(bevinding="lang-verblijf", besluit="niet"), False),
        (reaction(bevinding="lang-verblijf", besluit="volgende_meting"), False),
        (reaction(hoofdstuk="opvang"), False),
        (reaction(stuk="X1"), False),
        (reaction(tabel="dagbesteding"), False),
    ],
)
def test_only_what_was_taken_over_in_the_text_or_is_open_is_a_reason(
    tmp_path: Path, reactie: Wederhoor, is_reason: bool
) -> None:
    meting = meting_of(tmp_path)
    found = changes_since(meting, issued(meting))
    assert found.has_reason("bevindingen-lang-verblijf", [reactie]) is is_reason


def test_a_reaction_to_a_chapter_is_about_its_running_text(tmp_path: Path) -> None:
    meting = meting_of(tmp_path)
    found = changes_since(meting, issued(meting))
    about = found.about(reaction(hoofdstuk="opvang"))
    assert "tekst-verblijf-1" in about
    assert "bevindingen-lang-verblijf" not in about
    assert found.has_reason("tekst-opvang-1", [reaction(hoofdstuk="opvang")])
    assert not found.has_reason("tekst-vooraf-1", [reaction(hoofdstuk="opvang")])


def sent_yaml(uitgave: Uitgave, ronde: int = 1) -> str:
    lines = [f"rapport: proef\nronde: {ronde}\ndatum: '2024-01-10'\ndeadline: '2024-02-01'\nstukken:"]
    for anchor, stuk in uitgave.stukken.items():
        lines.append(
            f"  {anchor}: {{nummer: {stuk.nummer}, soort: {stuk.soort}, id: {stuk.id}, tekst: x, "
            f"hash: '{hash_of('x')}', inhoud: '{stuk.inhoud}'}}"
        )
    return "\n".join(lines)


def messages(folder: Path, code: str, changes: Mapping[str, str | None]) -> list[str]:
    corpus = load(write_project(folder, changes))
    selected = [check for check in all_checks() if check.code == code]
    return [diagnostic.message for diagnostic in run_checks(corpus, selected=selected).open]


def test_a_change_that_a_second_round_sent_is_no_stille_wijziging_any_more(tmp_path: Path) -> None:
    old = sent_yaml(issued(meting_of(tmp_path / "sent")))
    changed = FILES[METING + "bevindingen.yaml"].replace("wordt overschreden", "wordt vaak overschreden")
    new = sent_yaml(issued(meting_of(tmp_path / "again", {METING + "bevindingen.yaml": changed})), 2)
    sent = METING + "wederhoor/ronde-1/proef.yaml"
    changes = {METING + "bevindingen.yaml": changed, sent: old}
    (told,) = messages(tmp_path / "one", "W103", changes)
    assert "hoofdstuk 'De opvang'" in told
    assert "hoofdstuk 'Conclusie'" in told  # where its key points are printed again
    assert "aanbeveling 'flyer'" in told
    assert messages(tmp_path / "two", "W103", {**changes, METING + "wederhoor/ronde-2/proef.yaml": new}) == []


def test_a_text_that_went_is_told_at_the_report(tmp_path: Path) -> None:
    sent = sent_yaml(issued(meting_of(tmp_path / "sent")))
    block = FILES[CHAPTER][FILES[CHAPTER].index("  - tekst") : FILES[CHAPTER].index("  - par")]
    changes = {METING + "wederhoor/ronde-1/proef.yaml": sent, CHAPTER: FILES[CHAPTER].replace(block, "")}
    (told,) = messages(tmp_path / "now", "W103", changes)
    assert told == "'opvang-1' (X12 in ronde 1) staat niet meer in het rapport, zonder reactie of reden"
    report = FILES["reports/proef.yaml"] + "afwijking: {W103: Het was dubbel.}\n"
    assert messages(tmp_path / "accepted", "W103", {**changes, "reports/proef.yaml": report}) == []


STRUCK = """\
wh-norm: {partij: [beleid], soort: verwijdering, bij: {bevinding: lang-verblijf}, passage: wordt %s overschreden,
  besluit: overgenomen, verwerking: tekst}
"""


@pytest.mark.parametrize(("passage", "count"), [("vaak", 1), ("nooit", 0)])
def test_a_struck_passage_that_still_stands_is_found_though_the_piece_changed(
    tmp_path: Path, passage: str, count: int
) -> None:
    sent = sent_yaml(issued(meting_of(tmp_path / "sent")))
    changed = FILES[METING + "bevindingen.yaml"].replace("wordt overschreden", "wordt vaak overschreden")
    changes = {
        METING + "wederhoor/ronde-1/proef.yaml": sent, METING + "bevindingen.yaml": changed,
        METING + "wederhoor.yaml": STRUCK % passage,
    }  # fmt: skip
    assert len(messages(tmp_path / "now", "W102", changes)) == count


def test_a_conversation_is_open_as_long_as_its_first_remark(tmp_path: Path) -> None:
    answer = "w2: {partij: [beleid], ontvangen: Ja., antwoord_op: wh-norm}\n"
    ledger = "wh-norm: {partij: [beleid], ontvangen: Waarom?%s}\n" + answer
    final = {"reports/proef.yaml": FILES["reports/proef.yaml"] + "status: definitief\n"}
    assert len(messages(tmp_path / "a", "W101", {METING + "wederhoor.yaml": ledger % "", **final})) == 2
    decided = ledger % ", besluit: niet, motivering: Daarom."
    assert messages(tmp_path / "b", "W101", {METING + "wederhoor.yaml": decided, **final}) == []


def test_a_reaction_to_one_report_is_not_open_in_another(tmp_path: Path) -> None:
    ledger = METING + "wederhoor.yaml"
    final = {"reports/proef.yaml": FILES["reports/proef.yaml"] + "status: definitief\n"}
    other = {"reports/ander.yaml": FILES["reports/proef.yaml"]}
    for rapport, count in (("proef", 1), ("ander", 0)):
        text = f"wh-norm: {{partij: [beleid], rapport: {rapport}, ontvangen: Waarom?}}\n"
        assert len(messages(tmp_path / rapport, "W101", {ledger: text, **final, **other})) == count


def test_footnotes_that_stand_are_not_told_as_gone(tmp_path: Path) -> None:
    found = since(tmp_path, METING + "bevindingen.yaml", "overschreden", "gehaald")
    (change,) = found.pieces.values()
    note = "De norm van BW is anders."
    body = change.now.replace("gehaald", "overschreden").removesuffix(f" {note}")
    assert len(body) < len(change.now)
    word = f"{body}\n{note}\nTijdens wederhoor kwam van stakeholders beleid deze reactie: Nee."
    sent = change.stuk.model_copy(update={"tekst": word})
    assert what_changed(sent, change.now) == "‘overschreden.’ werd ‘gehaald.’"
