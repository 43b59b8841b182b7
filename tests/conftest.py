"""What many tests share: the real documents, built once a test process; and that no example of a property is timed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.small_corpus import copy_of_toolkit

# A slow machine is no fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def real_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every real document in every format, as `build.py` makes it."""
    project = copy_of_toolkit(tmp_path_factory.mktemp("echt"))
    for name in ("regions", "reports"):
        shutil.copytree(ROOT / name, project / name)
    done = subprocess.run([sys.executable, "build.py"], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "dist"
