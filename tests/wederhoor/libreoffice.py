"""LibreOffice as a reviewer: runs the steps of `making/reviewer.py` on a draft, where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import uuid
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).parent / "making" / "reviewer.py"
# The Python of the system is the one that has UNO; that of the tests does not.
PYTHON = "/usr/bin/python3"


@cache
def installed() -> bool:
    """Whether there is a LibreOffice, and a Python that can speak with it."""
    if shutil.which("soffice") is None or not Path(PYTHON).exists():
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


def review(draft: Path, steps: Sequence[dict[str, Any]], *targets: Path) -> None:
    """Let LibreOffice open a draft, do the steps, and save it as each target."""
    folder = targets[0].parent
    listed = folder / "steps.json"
    listed.write_text(json.dumps(list(steps)), encoding="utf-8")
    pipe = f"wederhoor-{uuid.uuid4().hex[:12]}"
    profile = (folder / "profile").resolve().as_uri()
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation={profile}",
         f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        done = subprocess.run(
            [PYTHON, str(SCRIPT), pipe, str(draft), str(listed), *map(str, targets)],
            capture_output=True, text=True, timeout=180, check=False, env=plain,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    finally:
        os.killpg(office.pid, 15)
        office.wait(timeout=30)
