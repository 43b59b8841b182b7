"""The docs say what the code does: commands, options, tasks, modules, links and examples."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from regiorapport import cli
from regiorapport.commands.new import new_rapport

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
DOCS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands() -> dict[str, click.Command]:
    found = dict(cli.app.commands)
    groups = {name: group for name, group in found.items() if isinstance(group, click.Group)}
    assert {"new", "wederhoor"} <= set(groups)
    within = {f"{name} {sub}": each for name, group in groups.items() for sub, each in group.commands.items()}
    return found | within


def test_the_readme_lists_every_command() -> None:
    rows = set(re.findall(r"^\| `build\.py (\w+)", README, re.MULTILINE))
    assert rows == set(cli.app.commands)


@pytest.mark.parametrize("name", ["build", "check", "wederhoor uitgeven", "wederhoor inlezen", "wederhoor status"])
def test_the_readme_gives_every_option_of_the_commands_with_options(name: str) -> None:
    (row,) = re.findall(rf"^\| `build\.py {name}(.*)$", README, re.MULTILINE)
    options = {option for parameter in commands()[name].params for option in parameter.opts if option.startswith("--")}
    assert options - {"--out"} == set(re.findall(r"--\w+", row)) - {"--out"}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_help_in_dutch_and_an_example(name: str) -> None:
    command = commands()[name]
    assert command.help
    assert command.epilog
    assert "python build.py" in command.epilog


def test_the_readme_lists_every_task() -> None:
    tasks = set(
        re.findall(r"^@nox\.session\ndef (\w+)", (ROOT / "noxfile.py").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(re.findall(r"^\| `nox -s (\w+)`", README, re.MULTILINE)) == tasks - {"lock"} | {"lock"}


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "nox -s tests" in README
    assert "nox -s tests" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_the_modules_of_the_architecture_exist_and_are_all_there() -> None:
    table = ARCHITECTURE.split("| module |")[1].split("\n\n")[0]
    named = {name.rstrip("/") for row in table.splitlines() for name in re.findall(r"`([\w/]+)`", row.split("|")[1])}
    package = {
        path.stem for path in (ROOT / "regiorapport").iterdir() if path.name not in ("__init__.py", "__pycache__")
    }
    assert {name for name in named if name != "figures"} == package - {"figures"}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_to_files_that_exist(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_cijfer_of_the_readme_is_the_one_in_the_corpus() -> None:
    import yaml

    (example,) = [
        block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if "mo-eerste-keer-2023" in block
    ]
    shown = yaml.safe_load(example)["mo-eerste-keer-2023"]
    text = (ROOT / "regions/flevoland/meting-1/cijfers/flevoland-1.yaml").read_text(encoding="utf-8")
    kept = yaml.safe_load(text)["mo-eerste-keer-2023"]
    for key in ("indicator", "waarde", "periode", "gepubliceerd"):
        assert shown[key] == kept[key]
    assert shown["bron"]["id"] == kept["bron"]["id"]


def test_the_report_of_the_readme_loads(tmp_path: Path) -> None:
    from regiorapport.commands.new import new_regio
    from regiorapport.load import load

    for name in ("regions/perspectieven.yaml",):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    new_regio(tmp_path, "Hoeksche Waard")
    (example,) = [
        block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if "soort: rapportage" in block
    ]
    (tmp_path / "reports/readme.yaml").write_text(example, encoding="utf-8")
    new_rapport(tmp_path, "hoeksche-waard-factsheet", "hoeksche-waard", "meting-1", "factsheet")
    assert {"readme", "hoeksche-waard-factsheet"} <= set(load(tmp_path).rapporten)


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(example, "README.md", "exec"), {})
