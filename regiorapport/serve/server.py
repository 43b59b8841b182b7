"""The HTTP server: the files of one folder to the browser on this computer, and the news of each build."""

from __future__ import annotations

import json
import socketserver
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

from regiorapport.serve.board import Board
from regiorapport.serve.live_page import absent_page, live
from regiorapport.serve.locate import locate, mark_of

ADDRESS = "127.0.0.1"
# No document can take this path: an id has no underscore.
EVENTS = "/_serve/events"
HTML = "text/html; charset=utf-8"
_TYPES = {
    ".html": HTML,
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_TEXT = "text/plain; charset=utf-8"
# A sign of life a quarter of a minute, so that a tab that was closed doesn't keep a thread.
_HEARTBEAT = 15.0


class PreviewServer(socketserver.ThreadingTCPServer):
    """Serves `folder` on this computer only, a thread a request. Raises OSError where the port can't be had."""

    daemon_threads = True
    # A port that was used a moment ago may be used again; on Windows the option would let two programs share one.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, folder: Path, port: int, board: Board) -> None:
        self.folder = folder
        self.board = board
        super().__init__((ADDRESS, port), Handler)

    @property
    def port(self) -> int:
        """The port that was asked for, or the free one that port 0 gave."""
        return cast(int, self.socket.getsockname()[1])

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this computer calls this server.

        A page from elsewhere whose name was pointed at this computer (DNS rebinding) still calls it by that name.
        """
        names = {ADDRESS, "localhost"}
        with_port = {f"{name}:{self.port}" for name in names}
        return frozenset(with_port | names if self.port == 80 else with_port)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away; anything else is a fault of ours and prints as one."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Handler(BaseHTTPRequestHandler):
    """One request: a file, a page with the reloading script, or the stream of news."""

    server: PreviewServer
    timeout = 60.0

    def parse_request(self) -> bool:
        """Read the request; refuse what was not asked of this server by its name, or would change anything."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            self._send(HTTPStatus.FORBIDDEN, _TEXT, b"Dit adres hoort niet bij deze server.\n")
            return False
        if self.command not in ("GET", "HEAD"):
            self._send(HTTPStatus.METHOD_NOT_ALLOWED, _TEXT, b"Alleen lezen.\n", {"Allow": "GET, HEAD"})
            return False
        return True

    def do_GET(self) -> None:
        """Answer with a file of the folder, or with the stream of news."""
        path = urlsplit(self.path).path if self.path.startswith("/") else ""
        if path == EVENTS:
            self._send_news()
            return
        file = locate(self.server.folder, path)
        if file is None:
            self._send_absent(path)
            return
        mark = mark_of(file)
        try:
            content = file.read_bytes()
        except OSError:
            self._send_absent(path)
            return
        kind = _TYPES.get(file.suffix, "application/octet-stream")
        self._send(HTTPStatus.OK, kind, live(content, mark) if kind == HTML else content)

    do_HEAD = do_GET  # noqa: N815 - _send leaves out the body

    def _send_absent(self, path: str) -> None:
        if path.endswith(("/", ".html")):
            self._send(HTTPStatus.NOT_FOUND, HTML, live(absent_page(path), ""))
        else:
            self._send(HTTPStatus.NOT_FOUND, _TEXT, b"Dit bestand is er niet.\n")

    def _send(self, status: HTTPStatus, kind: str, body: bytes, extra: dict[str, str] | None = None) -> None:
        self._start(status, {"Content-Type": kind, "Content-Length": str(len(body)), **(extra or {})})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _start(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()

    def _send_news(self) -> None:
        """Tell, now and after every build, which version of the page stands in the folder and what went wrong."""
        page = parse_qs(urlsplit(self.path).query).get("page", [""])[0]
        self._start(HTTPStatus.OK, {"Content-Type": "text/event-stream; charset=utf-8"})
        if self.command == "HEAD":
            return
        told, seen = "", -1
        while (notice := self.server.board.wait(seen, _HEARTBEAT)) is not None:
            seen = notice.number
            news = json.dumps({"mark": mark_of(locate(self.server.folder, page)), "errors": notice.errors})
            self.wfile.write(f"data: {news}\n\n".encode() if news != told else b": \n\n")
            told = news

    def version_string(self) -> str:
        """Name no software to whoever asks."""
        return "regiorapport"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Print nothing: the terminal is for what the build says."""
