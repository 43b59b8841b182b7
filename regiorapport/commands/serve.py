"""`build.py serve`: the documents in the browser, kept up to date while one writes."""

from __future__ import annotations

import errno
import io
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from regiorapport.commands.speech import complain, say
from regiorapport.serve.board import Board
from regiorapport.serve.changes import Changes
from regiorapport.serve.rebuild import Builder, keep_building
from regiorapport.serve.server import PreviewServer


def run(root: Path, ids: Sequence[str], port: int, out: Path) -> int:
    """Build, serve `out` on this computer, and build again what changes, until Ctrl-C; return 0, or 2 without a port.

    ids: the reports to make, all when empty. port: 0 takes a free one. The HTML comes first, since the browser shows
    it; PDF and Word follow once nothing was saved for two seconds.
    """
    from regiorapport.serve.warm_builder import WarmBuilder

    return preview(root, WarmBuilder(root, ids, out), port, out)


def preview(root: Path, builder: Builder, port: int, out: Path) -> int:
    """Serve and build with this builder, until Ctrl-C; return 0, or 2 where the port can't be had."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    board, changes = Board(), Changes()
    try:
        server = PreviewServer(out, port, board)
    except OSError as error:
        complain(f"Fout: {_refusal(error, port)}")
        return 2
    say(f"http://127.0.0.1:{server.port}/ toont de documenten en volgt wat u bewaart; Ctrl-C stopt.")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=_watch, args=(changes, root), daemon=True).start()
    try:
        keep_building(root, builder, changes, board)
    except KeyboardInterrupt:
        pass
    finally:
        changes.close()
        board.close()
        server.shutdown()
        server.server_close()
        builder.close()
    say("\nGestopt.")
    return 0


def _watch(changes: Changes, root: Path) -> None:
    try:
        changes.watch(root)
    except (OSError, RuntimeError) as error:  # as of a system that allows no more watched folders
        complain(f"Fout: wijzigingen worden niet gevolgd ({error}); begin opnieuw om ze te zien.")


def _refusal(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"poort {port} is al in gebruik; kies een andere met --port, of een vrije met --port 0."
    if error.errno == errno.EACCES:
        return f"poort {port} mag dit programma niet gebruiken; kies er een boven 1023 met --port."
    return f"poort {port} kan niet worden gebruikt ({error.strerror})."
