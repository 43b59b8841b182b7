#!/usr/bin/env python3
"""The one command of the toolkit: `python build.py --help` lists what it can do."""

import gc
import importlib.util
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def in_own_environment() -> int:
    """Run the same command in the environment that `nox -s build` made; return its exit status."""
    import subprocess  # every other run starts without it

    python = next((path for path in (_HERE / ".nox/build").glob("*/python*") if path.stem == "python"), None)
    if python is None or Path(sys.prefix) == _HERE / ".nox/build":
        sys.stderr.write("Fout: de pakketten ontbreken. Doe eerst: python3 -m pip install nox && nox -s build\n")
        return 2
    try:
        return subprocess.call([str(python), str(_HERE / "build.py"), *sys.argv[1:]])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if importlib.util.find_spec("click") is None or importlib.util.find_spec("pydantic") is None:
        sys.exit(in_own_environment())
    if sys.argv[1:2] == ["check"]:
        gc.disable()  # it is over within a second and keeps nearly all that it makes
    from regiorapport.cli import main

    try:
        main()
    finally:
        gc.freeze()  # all of it goes with the process: looking through it for garbage took a seventh of a check
