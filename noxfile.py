"""The tasks of the project: `nox -l` lists them, `nox -s build` makes all documents."""

from __future__ import annotations

import hashlib
from pathlib import Path

import nox

nox.options.sessions = ["build"]
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = True
nox.needs_version = ">=2025.2.9"

RUN, TEST, LINT = "requirements/run.txt", "requirements/test.txt", "requirements/lint.txt"


def install(session: nox.Session, lock: str) -> None:
    """Install the packages of a lock; where the session's environment has this very lock already, do nothing."""
    wanted = hashlib.sha256(Path(lock).read_bytes()).hexdigest()
    mark = Path(session.virtualenv.location) / "lock.sha256"
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return
    session.install("--require-hashes", "-r", lock)
    mark.write_text(wanted, encoding="utf-8")


@nox.session
def build(session: nox.Session) -> None:
    """Make every document in dist/ (arguments go to `build.py build`)."""
    install(session, RUN)
    session.run("python", "build.py", "build", *session.posargs, success_codes=[0])


@nox.session
def check(session: nox.Session) -> None:
    """Check the corpus (arguments go to `build.py check`)."""
    install(session, RUN)
    session.run("python", "build.py", "check", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests (arguments go to pytest)."""
    install(session, TEST)
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and types of the code."""
    install(session, LINT)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure: builds against bare pandoc and Typst, the check, and memory, all in one run."""
    install(session, TEST)
    session.run("python", "-m", "bench", *session.posargs)


@nox.session
def mutatie(session: nox.Session) -> None:
    """Measure the checks: how many faults, put into the corpus one at a time, they report (writes docs/mutatie.md)."""
    install(session, RUN)
    session.run("python", "-m", "mutatie", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Write the parts of docs/ and schemas/ that follow from the code."""
    install(session, RUN)
    session.run("python", "-m", "regiorapport.docs")
    session.run("python", "-m", "regiorapport.docs_corpus")
    session.run("python", "build.py", "schema")


@nox.session
def lock(session: nox.Session) -> None:
    """Pin the newest packages that pyproject.toml allows, with their hashes, for every system and Python from 3.11."""
    session.install("uv")
    compile_ = (
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
    )
    quiet = ("--no-header", "--upgrade", "--quiet")
    session.run(*compile_, *quiet, "-o", RUN)
    session.run(*compile_, *quiet, "-c", RUN, "--group", "test", "-o", TEST)
    session.run(*compile_, *quiet, "-c", TEST, "--group", "test", "--group", "lint", "-o", LINT)
