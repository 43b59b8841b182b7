"""The command line: which commands there are and what they take. What they do stands in `commands/`."""

import sys

def main() -> None:
    from pathlib import Path
    from regiorapport.load import load
    from regiorapport.diagnostics import InputError, as_text
    try:
        load(Path.cwd())
        print("ok")
    except InputError as e:
        for d in e.diagnostics: print(as_text(d, e.lines))
        sys.exit(2)
