"""What comes back is added to what is kept: every reaction once, in its place, and nothing else moves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiorapport.commands import wederhoor_read, wederhoor_status
from regiorapport.commands.wederhoor_read import ReadOptions
from regiorapport.corpus import Meting
from regiorapport.diagnostics import InputError
from regiorapport.load import load
from regiorapport.schema.wederhoor import Reactiesoort
from regiorapport.wederhoor.entries import Sender, appended, entries_of
from regiorapport.wederhoor.kept import checked
from regiorapport.wederhoor.reading import Gelezen, Opmerking, Telling
from regiorapport.wederhoor.yamltext import kept
from tests.small_corpus import METING
from tests.wederhoor.round import RAPPORT, answered, draft

LEDGER = METING + "wederhoor.yaml"
SENDER = Sender("beleid", "gemeenten", RAPPORT, 1)


@pytest.fixture
def returned(root: Path, tmp_path: Path) -> Path:
    return answered(draft(root, "gemeenten"), tmp_path / "reactie.docx", "B1 ", 'Klopt niet: {{ cijfer("x") }} *zie*')


def meting_of(root: Path) -> Meting:
    return load(root).regios["proefstreek"].metingen["meting-1"]


def read(root: Path, path: Path, partij: str = "", rapport: str = "", ronde: int = 0) -> int:
    return wederhoor_read.run(root, ReadOptions(path, partij, rapport, ronde))


def test_a_reaction_is_kept_with_all_that_the_file_tells(root: Path, returned: Path) -> None:
    assert read(root, returned) == 0
    name, entry = list(meting_of(root).wederhoor.items())[-1]
    assert name.startswith("wh-")
    assert (entry.rapport, entry.ronde, entry.partij, entry.van) == (RAPPORT, 1, ("beleid",), "gemeenten")
    assert (entry.auteur, entry.soort, entry.stuk) == ("JdV", "opmerking", "B1")
    assert entry.bij.bevinding == "lang-verblijf"
    assert entry.ontvangen == 'Klopt niet: {{ cijfer("x") }} *zie*'
    assert entry.besluit is None
    assert "Jan de Vries" not in (root / LEDGER).read_text(encoding="utf-8")


def test_reading_twice_adds_nothing(root: Path, returned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(root, returned) == 0
    once = (root / LEDGER).read_bytes()
    assert "1 nieuw in wederhoor.yaml, 0 stonden er al" in capsys.readouterr().out
    assert read(root, returned) == 0
    assert (root / LEDGER).read_bytes() == once
    assert "0 nieuw in wederhoor.yaml, 1 stonden er al" in capsys.readouterr().out


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", "# tot hier", "\n\n"])
def test_what_stood_in_the_file_stays_to_the_byte(root: Path, returned: Path, ends: str, tail: str) -> None:
    before = f"# een  regel\n\nwh-norm:   {{partij: [beleid],   reactie: 'Het  klopt.', besluit: niet}}  # zo\n{tail}"
    (root / LEDGER).write_bytes(before.replace("\n", ends).encode())
    assert read(root, returned) == 0
    after = (root / LEDGER).read_bytes()
    assert after.startswith(before.replace("\n", ends).encode())
    assert next(iter(meting_of(root).wederhoor)) == "wh-norm"
    assert len(meting_of(root).wederhoor) == 2


def test_a_file_that_nothing_can_be_put_behind_stays_as_it_is(
    root: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = "wh-norm: {partij: [beleid], reactie: Het klopt., besluit: niet}\n...\n"
    (root / LEDGER).write_text(before, encoding="utf-8")
    assert read(root, returned) == 2
    assert (root / LEDGER).read_text(encoding="utf-8") == before
    assert LEDGER in capsys.readouterr().err


def test_two_parties_may_write_the_same(root: Path, tmp_path: Path) -> None:
    for partij in ("gemeenten", "corporaties"):
        path = answered(draft(root, partij), tmp_path / f"{partij}.docx", "B2 ", "Akkoord.")
        assert read(root, path) == 0
    found = [entry.van for entry in meting_of(root).wederhoor.values() if entry.ontvangen == "Akkoord."]
    assert found == ["gemeenten", "corporaties"]


def test_who_answers_in_the_draft_of_another_is_told_apart(root: Path, returned: Path) -> None:
    assert read(root, returned, partij="corporaties") == 0
    assert list(meting_of(root).wederhoor.values())[-1].van == "corporaties"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"partij": "gemeente"}, "bedoelde u 'gemeenten'?"),
        ({"rapport": "proeff"}, "bedoelde u 'proef'?"),
        ({"ronde": 2}, "in ronde 2 niets uitgegeven"),
    ],
)
def test_what_does_not_exist_is_refused_and_nothing_is_written(
    root: Path, returned: Path, capsys: pytest.CaptureFixture[str], options: dict[str, str], says: str
) -> None:
    before = (root / LEDGER).read_bytes()
    assert read(root, returned, **options) == 2  # type: ignore[arg-type]
    assert says in capsys.readouterr().err
    assert (root / LEDGER).read_bytes() == before


def test_a_count_that_differs_is_an_error_and_nothing_is_written(
    root: Path, returned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / LEDGER).read_bytes()
    honest = wederhoor_read.read_returned
    monkeypatch.setattr(
        wederhoor_read,
        "read_returned",
        lambda path, sent: replace(honest(path, sent), tellingen={"opmerkingen": Telling(2, 1)}),
    )
    assert read(root, returned) == 2
    assert "het bestand bevat 2 (opmerkingen), gelezen zijn er 1" in capsys.readouterr().err
    assert (root / LEDGER).read_bytes() == before


def made(opmerkingen: Sequence[Opmerking], root: Path) -> str:
    meting = meting_of(root)
    gelezen = Gelezen("reactie.docx", tuple(opmerkingen), {})
    entries = entries_of(gelezen, SENDER, meting.uitgaven["ronde-1/proef"], meting)
    return appended("", entries, "schema.json")


def test_where_a_reaction_is_about_follows_from_its_piece(root: Path) -> None:
    text = made(
        [
            Opmerking("opmerking", "een", stuk="t-dagbesteding", gevonden="bladwijzer", sleutel="1"),
            Opmerking("opmerking", "twee", stuk="s-opvang-1", gevonden="ervoor", waar="voetnoot", sleutel="2"),
            Opmerking("verplaatsing", "drie", passage="drie", stuk="c-sam", naar="q-wachten", sleutel="3"),
            Opmerking("opmerking", "vier", sleutel="4"),
            Opmerking("antwoord", "vijf", antwoord_op="4", afgehandeld=True, sleutel="5"),
        ],
        root,
    )
    data = list(checked(text, "wederhoor", "x").data.values())
    about = [each.get("bij") for each in data if isinstance(each, dict)]
    assert about == [{"tabel": "dagbesteding"}, {"hoofdstuk": "opvang"}, {"casus": "sam"}, None, None]
    assert "stuk: s-opvang-1  # volgens het stuk ervoor\n  # in een voetnoot" in text
    assert "# verplaatst naar Q1" in text
    assert text.count("# zonder plaats in het concept") == 2
    names = list(checked(text, "wederhoor", "x").data)
    assert f"antwoord_op: {names[3]}\n  afgehandeld: true" in text


ODD = st.text(st.characters() | st.sampled_from("\n\t:#{}[]*&!|>'\"%@`\\- \x00\x85\u2028\ufeff"), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.lists(st.tuples(ODD, ODD, ODD, ODD, st.sampled_from(["opmerking", "stil", "notitie"])), max_size=4))
def test_whatever_a_party_wrote_comes_back_to_the_letter_as_text_alone(
    sent: Path, written: list[tuple[str, str, str, str, Reactiesoort]]
) -> None:
    opmerkingen = [
        Opmerking(soort, said, passage, author, letters, datetime(2026, 11, 30, 12, 0), sleutel=str(number))  # noqa: DTZ001
        for number, (said, passage, author, letters, soort) in enumerate(written)
    ]
    before = "wh-oud: {partij: [beleid], reactie: Het klopt., besluit: niet}"
    meting = meting_of_cached(sent)
    entries = entries_of(Gelezen("x", tuple(opmerkingen), {}), SENDER, meting.uitgaven["ronde-1/proef"], meting)
    text = appended(before, entries, "schema.json")
    assert text.startswith(before)
    data = checked(text, "wederhoor", "x").data if entries else {"wh-oud": None}
    assert list(data) == ["wh-oud", *(entry.id for entry in entries)]
    for entry, (said, passage, *_, soort) in zip(entries, written, strict=True):
        found = data[entry.id]
        assert isinstance(found, dict)
        assert found.get("passage", "") == kept(passage)
        assert found.get("ontvangen", "") in (kept(said), "(zonder tekst)")
        assert set(found) <= {"rapport", "ronde", "partij", "van", "auteur", "datum", "soort", "passage", "ontvangen"}
        assert found["soort"] == soort


_CACHED: dict[Path, Meting] = {}


def meting_of_cached(root: Path) -> Meting:
    return _CACHED.setdefault(root, meting_of(root))


def test_an_entry_that_could_not_be_read_back_is_never_written() -> None:
    with pytest.raises(InputError):
        checked("wh-a: {partij: [beleid], besluit: misschien, reactie: x}\n", "wederhoor", "x")
    with pytest.raises(InputError):
        checked("wh-a: *b\n", "wederhoor", "x")


def test_the_status_tells_what_is_open_decided_and_late(
    root: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read(root, returned) == 0
    capsys.readouterr()
    assert wederhoor_status.run(root, "proefstreek", "json", date(2026, 12, 1)) == 0
    before = {each["partij"]: each for each in json.loads(capsys.readouterr().out)}
    assert (before["gemeenten"]["reacties"], before["gemeenten"]["open"], before["gemeenten"]["te_laat"]) == (
        1,
        1,
        False,
    )
    assert before[None]["besluiten"] == {"overgenomen": 1}  # of the ledger that was there
    assert wederhoor_status.run(root, "", "json", date(2026, 12, 15)) == 0
    after = {each["partij"]: each for each in json.loads(capsys.readouterr().out)}
    assert after["gemeenten"]["te_laat"]
    assert after["corporaties"]["zonder_reactie"]
    assert wederhoor_status.run(root, "", "text", date(2026, 12, 15)) == 0
    text = capsys.readouterr().out
    assert "proefstreek, meting-1, proef, ronde 1" in text
    assert "1 reactie, 1 open — TE LAAT: 1 open na de deadline" in text
    assert "geen reacties — TE LAAT: de deadline is voorbij en er kwam niets" in text
    assert "2 reacties, 1 open." in text


def test_the_status_of_an_unknown_region_names_the_one_that_was_meant(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert wederhoor_status.run(root, "proefstrek", "text", date(2026, 12, 1)) == 2
    assert "bedoelde u 'proefstreek'?" in capsys.readouterr().err


@pytest.mark.parametrize("stuk", ["B1", "s-opvang-1"])
def test_a_reaction_names_a_piece_that_was_sent(root: Path, stuk: str) -> None:
    entry = f"wh-a: {{rapport: proef, partij: [beleid], van: gemeenten, stuk: {stuk}, ontvangen: Ja}}\n"
    entry += "wh-norm: {partij: [beleid], reactie: Het klopt., besluit: niet}\n"
    (root / LEDGER).write_text(entry, encoding="utf-8")
    assert meting_of(root).wederhoor["wh-a"].stuk == stuk
    (root / LEDGER).write_text(entry.replace(stuk, "B99"), encoding="utf-8")
    with pytest.raises(InputError, match="'B99' is geen stuk van wat in ronde 1 is verzonden"):
        load(root)
    (root / LEDGER).write_text(entry.replace("gemeenten", "gemeente"), encoding="utf-8")
    with pytest.raises(InputError, match="'gemeente' staat niet in partijen"):
        load(root)
