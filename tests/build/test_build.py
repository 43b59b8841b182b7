"""The build: whole files or none, nothing twice, the same bytes, and clear words when something is wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small_corpus import METING, copy_of_toolkit, write_project

Build = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with the real toolkit."""
    return write_project(copy_of_toolkit(tmp_path))


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def made(project: Path) -> dict[str, bytes]:
    return {str(path.relative_to(project)): path.read_bytes() for path in sorted((project / "dist").rglob("*.*"))}


def test_every_report_is_made_in_every_format_with_an_overview(project: Path) -> None:
    done = run(project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert set(made(project)) == {
        "dist/controle-proefstreek-meting-1/controle-proefstreek-meting-1.html",
        "dist/controle-proefstreek-meting-1/controle-proefstreek-meting-1.pdf",
        "dist/index.html",
        "dist/proef/proef.docx",
        "dist/proef/proef.html",
        "dist/proef/proef.pdf",
    }
    assert "Uitstroom in Proefstreek" in (project / "dist/index.html").read_text(encoding="utf-8")


def test_only_what_changed_is_made_again(project: Path) -> None:
    second = 'soort: rapportage\ntitel: Tweede\nregio: anders\nmeting: meting-1\nversie: "1"\ndatum: "2024"\n'
    write_project(project, {"reports/tweede.yaml": second})
    shutil.copytree(project / "regions/proefstreek", project / "regions/anders")
    assert run(project, "build", "--format", "html").returncode == 0
    before = (project / "dist/tweede/tweede.html").stat().st_mtime_ns
    assert "Niets veranderd" in run(project, "build", "--format", "html").stdout

    cijfers = project / METING / "cijfers.yaml"
    cijfers.write_text(cijfers.read_text(encoding="utf-8").replace("n: 136", "n: 137"), encoding="utf-8")
    done = run(project, "build", "--format", "html")
    assert "1 gemaakt, 3 ongewijzigd" in done.stdout
    assert (project / "dist/tweede/tweede.html").stat().st_mtime_ns == before
    assert "137\u00a0van de\u00a0210" in (project / "dist/proef/proef.html").read_text(encoding="utf-8")


def test_an_output_that_was_changed_or_removed_is_made_again(project: Path) -> None:
    run(project, "build", "--format", "html")
    target = project / "dist/proef/proef.html"
    whole = target.read_bytes()
    target.write_bytes(whole[:100])
    run(project, "build", "--format", "html")
    assert target.read_bytes() == whole
    target.unlink()
    run(project, "build", "--format", "html")
    assert target.read_bytes() == whole


def test_two_builds_give_the_same_bytes(project: Path) -> None:
    run(project)
    first = made(project)
    figures = {path.name: path.read_bytes() for path in (project / ".cache/figuren").iterdir()}
    for folder in ("dist", ".cache"):
        shutil.rmtree(project / folder)
    run(project, "build", "--jobs", "1")
    assert made(project) == first
    assert {path.name: path.read_bytes() for path in (project / ".cache/figuren").iterdir()} == figures


def test_unusable_input_says_where_and_leaves_what_was_made(project: Path) -> None:
    run(project, "build", "--format", "html")
    before = made(project)
    (project / METING / "cijfers.yaml").write_text(
        "eerste-keer:\n  indicatr: geplaatst\n\twaarde: 1\n", encoding="utf-8"
    )
    done = run(project)
    assert done.returncode == 2
    assert f"{METING}cijfers.yaml:3:1: Y003" in done.stderr
    assert "Traceback" not in done.stderr
    assert made(project) == before


def test_a_finding_gives_exit_status_one_and_the_documents(project: Path) -> None:
    cijfers = project / METING / "cijfers.yaml"
    text = cijfers.read_text(encoding="utf-8").replace("plaats: blz. 3}}", 'plaats: blz. 3}, gepubliceerd: "66%"}')
    cijfers.write_text(text, encoding="utf-8")
    for _ in range(2):  # made, and then unchanged: the finding is still told
        done = run(project, "build", "--format", "html")
        assert done.returncode == 1
        assert "A101" in done.stdout
        assert "136 van 210 is 64,8%" in done.stdout
    assert (project / "dist/proef/proef.html").is_file()


def test_an_unknown_report_is_named_with_the_nearest_one(project: Path) -> None:
    done = run(project, "build", "prof")
    assert done.returncode == 2
    assert "bedoelde u 'proef'?" in done.stderr


def test_help_and_misspellings_are_in_dutch(project: Path) -> None:
    for command in ([], ["build"], ["check"], ["new"], ["new", "regio"], ["schema"], ["serve"]):
        done = run(project, *command, "--help")
        assert done.returncode == 0
        assert "Gebruik:" in done.stdout
        assert command == [] or "Voorbeeld:" in done.stdout
    done = run(project, "biuld")
    assert (done.returncode, "bedoelde u 'build'?" in done.stderr) == (2, True)


def test_check_prints_json_and_sarif(project: Path) -> None:
    import json

    found = json.loads(run(project, "check", "--format", "json").stdout)
    assert set(found) == {"bevindingen", "aanvaard"}
    sarif = json.loads(run(project, "check", "--format", "sarif").stdout)
    assert sarif["version"] == "2.1.0"
    assert {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]} >= {"A101"}


def test_what_no_report_asks_for_any_more_is_cleared_away(project: Path) -> None:
    run(project, "build")
    mine = project / "dist/proef/aantekening.txt"
    mine.write_text("van mij", encoding="utf-8")
    report = (project / "reports/proef.yaml").read_text(encoding="utf-8")
    (project / "reports/proef.yaml").write_text(report + "formaten: [html]\n", encoding="utf-8")
    done = run(project)
    assert "verwijderd" in done.stdout
    assert {path.name for path in (project / "dist/proef").iterdir()} == {"proef.html", "aantekening.txt"}
    (project / "reports/proef.yaml").rename(project / "reports/ander.yaml")
    run(project)
    assert [path.name for path in (project / "dist/proef").iterdir()] == ["aantekening.txt"]


def test_two_builds_at_once_do_not_meet(project: Path) -> None:
    command = [sys.executable, "build.py", "build", "--format", "html", "--force"]
    both = [subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(2)]
    assert [process.communicate()[0] and process.returncode for process in both] == [0, 0]
    whole = (project / "dist/proef/proef.html").read_bytes()
    run(project, "build", "--format", "html", "--force")
    assert (project / "dist/proef/proef.html").read_bytes() == whole
    assert [path.name for path in (project / ".cache").iterdir() if path.name.startswith("werk-")] == []


def test_a_file_of_the_same_size_is_seen_to_differ(project: Path) -> None:
    run(project, "build", "--format", "html")
    target = project / "dist/proef/proef.html"
    whole = target.read_bytes()
    target.write_bytes(whole.replace(b"Proefstreek", b"Andersstrek"))
    run(project, "build", "--format", "html")
    assert target.read_bytes() == whole


def test_what_another_build_wrote_meanwhile_is_not_taken_for_ones_own(project: Path) -> None:
    from regiorapport.build.plan import Cache, make_plan
    from regiorapport.build.run import carry_out
    from regiorapport.compose.document import compose
    from regiorapport.load import load

    corpus = load(project)
    document = compose(corpus, corpus.rapporten["proef"], project / "templates")
    cache = Cache(project / ".cache")
    plan = make_plan([(document, ("html",))], project / "dist", cache, force=False)
    (output,) = plan.make
    assert carry_out(plan, cache, 1, lambda made: made.target.write_bytes(b"van een ander")) == []
    assert not Cache(project / ".cache").holds(output)


def test_an_editors_lock_does_not_stop_the_build(project: Path) -> None:
    (project / "regions/proefstreek/.#regio.yaml").symlink_to("iemand@ergens.1")
    assert run(project, "build", "--format", "html").returncode == 0


def test_other_documents_in_a_folder_below_stay(project: Path) -> None:
    run(project, "build", "--format", "html", "--out", "dist/concept")
    run(project)
    assert (project / "dist/concept/proef/proef.html").is_file()


def test_a_fault_in_a_template_is_told_where_it_is(project: Path) -> None:
    blocks = project / "templates/delen/blokken.md.j2"
    lines = blocks.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "macro casus(" in text)
    blocks.write_text("\n".join([*lines[:line], "{{ bestaat_niet }}", *lines[line:]]), encoding="utf-8")
    done = run(project)
    assert (done.returncode, f"templates/delen/blokken.md.j2:{line + 1}:1: T307" in done.stderr) == (2, True)
