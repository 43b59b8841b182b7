"""`build.py new` and `schema`: skeletons that load and pass the checks, or nothing at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from regiorapport.checks.registry import run_checks
from regiorapport.commands import new, schema
from regiorapport.commands.new import new_meting, new_rapport, new_regio
from regiorapport.compose.document import compose
from regiorapport.diagnostics import InputError
from regiorapport.jsonschema import schemas
from regiorapport.load import load
from tests.small_corpus import write_project

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "templates", tmp_path / "templates")
    return write_project(tmp_path)


def everything(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


def test_a_new_region_loads_passes_the_checks_and_composes(root: Path) -> None:
    before = {str(each) for each in run_checks(load(root)).open}
    written = new_regio(root, 'Súdwest-Fryslân en \'t "Bildt"')
    corpus = load(root)
    assert {path.relative_to(root).as_posix() for path in written} <= set(corpus.files)
    assert {str(each) for each in run_checks(corpus).open} == before
    regio = corpus.regios["sudwest-fryslan-en-t-bildt"]
    assert regio.gegevens.naam == 'Súdwest-Fryslân en \'t "Bildt"'
    meting = regio.metingen["meting-1"]
    for kind in (
        "cijfers",
        "tabellen",
        "figuren",
        "casussen",
        "citaten",
        "bevindingen",
        "aanbevelingen",
        "hoofdstukken",
    ):
        assert meting.collection(kind), kind
    (rapport,) = [each for each in corpus.rapporten.values() if each.regio == regio.id]
    markdown = compose(corpus, rapport, root / "templates").markdown
    assert markdown.count("Vervang dit") > 15


def test_a_new_meting_is_the_next_and_has_its_own_indicator(root: Path) -> None:
    new_regio(root, "hoeksche-waard")
    assert load(root).regios["hoeksche-waard"].gegevens.naam == "Hoeksche Waard"
    new_meting(root, "hoeksche-waard/meting-2")
    new_meting(root, "proefstreek/vervolg")
    corpus = load(root)
    metingen = corpus.regios["hoeksche-waard"].metingen
    assert [meting.gegevens.nummer for meting in metingen.values()] == [1, 2]
    assert corpus.regios["proefstreek"].metingen["vervolg"].gegevens.nummer == 2
    indicators = {meting.cijfers["zoekt-woning"].indicator for meting in metingen.values()}
    assert indicators == {"hoeksche-waard-zoekt-woning", "hoeksche-waard-zoekt-woning-2"}


@pytest.mark.parametrize("soort", ["rapportage", "factsheet"])
def test_a_new_report_composes(root: Path, soort: str) -> None:
    (path,) = new_rapport(root, "proef-2", "proefstreek", "meting-1", soort)
    assert path == root / "reports" / "proef-2.yaml"
    corpus = load(root)
    assert compose(corpus, corpus.rapporten["proef-2"], root / "templates").markdown


@pytest.mark.parametrize("soort", ["regio", "meting", "rapport"])
def test_skeletons_name_their_schema_by_a_right_path(root: Path, soort: str) -> None:
    made = {
        "regio": lambda: new_regio(root, "Nieuw"),
        "meting": lambda: new_meting(root, "proefstreek/x"),
        "rapport": lambda: new_rapport(root, "x", "proefstreek", "meting-1"),
    }[soort]()
    for path in made:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        target = (path.parent / first.partition("=")[2]).resolve()
        assert target.parent == root.resolve() / "schemas"
        assert (PROJECT / "schemas" / target.name).is_file()


REFUSED: dict[str, tuple[Callable[[Path], object], str, str | None]] = {
    "path": (lambda root: new_regio(root, "../buiten"), "N001", "bijvoorbeeld 'buiten'"),
    "absolute path": (lambda root: new_regio(root, "/etc"), "N001", "bijvoorbeeld 'etc'"),
    "backslash": (lambda root: new_regio(root, "a\\b"), "N001", "bijvoorbeeld 'a-b'"),
    "hidden": (lambda root: new_regio(root, ".git"), "N001", "bijvoorbeeld 'git'"),
    "nothing": (lambda root: new_regio(root, " "), "N001", None),
    "no letters": (lambda root: new_regio(root, "中国"), "N001", None),
    "control character": (lambda root: new_regio(root, "a\x00b"), "N001", "bijvoorbeeld 'a-b'"),
    "long": (lambda root: new_regio(root, "x" * 39), "N001", "neem een kortere naam: ten hoogste 29 tekens"),
    "shared folder": (
        lambda root: new_regio(root, "Bronnen"),
        "N001",
        "de map regions/bronnen/ is van alle regio's samen",
    ),
    "region exists": (lambda root: new_regio(root, "Proefstreek"), "N002", None),
    "no slash": (
        lambda root: new_meting(root, "meting-2"),
        "N001",
        "schrijf <regio>/<meting>, zoals flevoland/meting-2",
    ),
    "capitals": (lambda root: new_meting(root, "proefstreek/Meting 2"), "N001", "bijvoorbeeld 'meting-2'"),
    "path in a meting": (lambda root: new_meting(root, "proefstreek/../x"), "N001", "bijvoorbeeld 'x'"),
    "path in a region": (lambda root: new_meting(root, "../x"), "N003", "er zijn: proefstreek"),
    "unknown region": (lambda root: new_meting(root, "proefstrek/meting-2"), "N003", "bedoelde u 'proefstreek'?"),
    "meting exists": (lambda root: new_meting(root, "proefstreek/meting-1"), "N002", None),
    "report exists": (lambda root: new_rapport(root, "proef", "proefstreek", "meting-1"), "N002", None),
    "report in capitals": (
        lambda root: new_rapport(root, "Proef", "proefstreek", "meting-1"),
        "N001",
        "bijvoorbeeld 'proef'",
    ),
    "unknown meting": (
        lambda root: new_rapport(root, "x", "proefstreek", "meting-9"),
        "N003",
        "bedoelde u 'meting-1'?",
    ),
    "unknown kind": (
        lambda root: new_rapport(root, "x", "proefstreek", "meting-1", "fatsheet"),
        "N003",
        "bedoelde u 'factsheet'?",
    ),
    "part of a template": (
        lambda root: new_rapport(root, "x", "proefstreek", "meting-1", "slot"),
        "N003",
        "kies uit: factsheet, overzicht, plan, rapportage, samenvatting, vergelijking",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(root: Path, name: str) -> None:
    make, code, suggestion = REFUSED[name]
    before = everything(root)
    with pytest.raises(InputError) as caught:
        make(root)
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.suggestion) == (code, suggestion)
    assert everything(root) == before


def test_half_a_region_is_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = everything(root), new.write_whole

    def full(path: Path, content: bytes) -> None:
        if path.name == "tabellen.yaml":
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(new, "write_whole", full)
    with pytest.raises(InputError, match="L003"):
        new_regio(root, "Nieuw")
    assert everything(root) == before


def test_a_link_out_of_the_project_is_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("buiten")
    shutil.rmtree(root / "reports")
    (root / "reports").symlink_to(outside)
    with pytest.raises(InputError, match="L002"):
        new_rapport(root, "x", "proefstreek", "meting-1")
    assert not list(outside.iterdir())


def test_the_commands_tell_what_they_made(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new.run_regio(root, "Nieuw") == 0
    assert "regions/nieuw/regio.yaml\n" in capsys.readouterr().out
    assert new.run_regio(root, "Nieuw") == 2
    assert "N002 regions/nieuw bestaat al" in capsys.readouterr().err
    assert new.run_meting(root, "nieuw/meting-2") == 0
    assert new.run_rapport(root, "x", "nieuw", "meting-2", "factsheet") == 0
    capsys.readouterr()
    assert schema.run(root) == 0
    assert capsys.readouterr().out.startswith("schemas/perspectieven.json\n")
    assert schema.run(root) == 0
    assert capsys.readouterr().out == f"0 schema's geschreven, {len(schemas())} al goed.\n"


def test_a_long_name_gets_a_shorter_folder(root: Path) -> None:
    new_regio(root, "Zuid-Kennemerland, IJmond en Haarlemmermeer")
    regio = load(root).regios["zuid-kennemerland-ijmond-en"]
    assert regio.gegevens.naam == "Zuid-Kennemerland, IJmond en Haarlemmermeer"
