#!/usr/bin/env python3
"""The one command of the toolkit: `python build.py --help` lists what it can do."""

from regiorapport.cli import main

if __name__ == "__main__":
    main()
