"""What the tests of wederhoor share: one issued draft, made once a test process, and how to read a file against it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import Gelezen, read_returned
from tests.wederhoor.drafts import issue
from tests.wederhoor.editing import WordFile
from tests.wederhoor.round import issue as issue_round
from tests.wederhoor.round import project

# Run by the Python of LibreOffice, not by that of the tests.
collect_ignore = ["making/reviewer.py"]


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Uitgave]:
    """The draft as it was issued, and what was kept of it."""
    return issue(tmp_path_factory.mktemp("concept"))


@pytest.fixture
def draft(issued: tuple[Path, Uitgave]) -> WordFile:
    """The issued draft, to edit."""
    return WordFile(issued[0])


@pytest.fixture
def read(issued: tuple[Path, Uitgave], tmp_path: Path) -> Callable[[WordFile], Gelezen]:
    """Save an edited draft, and read it back against what was issued."""
    return lambda edited: read_returned(edited.save(tmp_path / "terug.docx"), issued[1])


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project of which a first round went out."""
    root = project(tmp_path_factory.mktemp("ronde"))
    assert issue_round(root) == 0
    return root


@pytest.fixture
def root(sent: Path, tmp_path: Path) -> Path:
    """A copy of that project, to change."""
    shutil.copytree(sent, tmp_path / "project")
    return tmp_path / "project"
