"""What the tests of wederhoor share: one issued draft, made once a test process, and how to read a file against it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import Gelezen, read_returned
from tests.wederhoor.drafts import issue
from tests.wederhoor.editing import WordFile

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
