"""The preview: who may see what, what is added to a page, and when is built and reloaded."""

from __future__ import annotations

import base64
import hashlib
import html
import http.client
import json
import operator
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from regiorapport.commands.serve import preview
from regiorapport.serve.board import Board
from regiorapport.serve.changes import Changes
from regiorapport.serve.live_page import live
from regiorapport.serve.locate import locate
from regiorapport.serve.rebuild import ALL, SHOWN, Outcome, keep_building
from regiorapport.serve.server import EVENTS, PreviewServer
from regiorapport.serve.warm_builder import WarmBuilder
from tests.small_corpus import METING, copy_of_toolkit, write_project

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = shutil.which("chromium")
POLICY = "default-src 'none'; style-src 'sha256-abc='; font-src data:; base-uri 'none'; form-action 'none'"
PAGE = f"""<!DOCTYPE html>
<html lang="nl">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Één</title></head>
<body><h1>Één</h1><p>De tag &lt;/body&gt; in een tekst.</p></body>
</html>
"""
SCRIPT = re.compile(r'<script data-mark="([^"]*)">(.*?)</script>', re.DOTALL)
WAIT = 10.0


@dataclass
class Shown:
    """A folder that is shown, with something beside it that is not."""

    folder: Path
    server: PreviewServer
    board: Board

    def ask(self, path: str, method: str = "GET", hosts: tuple[str, ...] | None = None) -> tuple[Any, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=WAIT)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for host in (f"127.0.0.1:{self.server.port}",) if hosts is None else hosts:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    @contextmanager
    def news(self, page: str = "/") -> Iterator[Callable[[], dict[str, str]]]:
        """The stream of news for a page, as a function that waits for the next message."""
        with listening(self.server.port, page) as wait:
            yield wait


@contextmanager
def listening(port: int, page: str) -> Iterator[Callable[[], dict[str, str]]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=6 * WAIT)
    connection.request("GET", f"{EVENTS}?page={page}")
    stream = connection.getresponse()
    assert stream.status == 200
    assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"

    def wait() -> dict[str, str]:
        while line := stream.readline():
            if line.startswith(b"data: "):
                message: dict[str, str] = json.loads(line[6:])
                return message
        raise AssertionError("de stroom is opgehouden")

    try:
        yield wait
    finally:
        stream.close()
        connection.close()


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    folder = tmp_path / "dist"
    (folder / "een").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "een" / "een.html").write_text(PAGE, encoding="utf-8")
    (folder / "een" / "een.pdf").write_bytes(b"%PDF-1.7\n<body></body>")
    (folder / "een" / "een.docx").write_bytes(b"PK\x03\x04")
    (folder / "een" / ".een.html.x7").write_text("half", encoding="utf-8")
    (tmp_path / "geheim.html").write_text("geheim", encoding="utf-8")
    (folder / "naar-buiten.html").symlink_to(tmp_path / "geheim.html")
    (folder / "map-buiten").symlink_to(tmp_path)
    (folder / "naar-binnen.html").symlink_to(folder / "een" / "een.html")
    (folder / "rondje.html").symlink_to(folder / "rondje.html")
    board = Board()
    server = PreviewServer(folder, 0, board)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Shown(folder, server, board)
    board.close()
    server.shutdown()
    server.server_close()
    thread.join()


# Who may see what.


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/een/een.html", "text/html; charset=utf-8"),
        ("/een/een.html?x=1", "text/html; charset=utf-8"),
        ("/een/%65en.html", "text/html; charset=utf-8"),
        ("/naar-binnen.html", "text/html; charset=utf-8"),
        ("/een/een.pdf", "application/pdf"),
        ("/een/een.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_file_comes_with_its_type_and_is_never_kept(shown: Shown, path: str, kind: str) -> None:
    answer, body = shown.ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert int(answer.headers["Content-Length"]) == len(body)

    head, nothing = shown.ask(path, "HEAD")
    assert nothing == b""
    assert (head.status, head.headers["Content-Length"]) == (200, str(len(body)))


OUTSIDE = (
    "/../geheim.html",
    "/een/../../geheim.html",
    "/%2e%2e/geheim.html",
    "/%2E%2E%2Fgeheim.html",
    "/een/..%2f..%2fgeheim.html",
    "/..%5cgeheim.html",
    "/%252e%252e/geheim.html",
    "/een/../index.html",
    "/./index.html",
    "//geheim.html",
    "/een//een.html",
    "/naar-buiten.html",
    "/map-buiten/geheim.html",
    "/map-buiten/",
    "/rondje.html",
    "/een",
    "/een/",
    "/een/.een.html.x7",
    "/een/een.html%00.pdf",
    "/%ff.html",
    "/C:/geheim.html",
    "/" + "a" * 5000 + ".html",
    "http://127.0.0.1/index.html",
    "*",
)


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_folder_and_nothing_hidden_is_shown(shown: Shown, path: str) -> None:
    answer, body = shown.ask(path)
    assert answer.status == 404
    assert b"half" not in body
    assert "geheim" not in re.sub(r"<p>[^<]*geheim\.html is niet", "", body.decode())


def test_an_absolute_path_of_the_system_is_no_file_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    file = tmp_path / "geheim.html"
    file.write_text("geheim", encoding="utf-8")
    assert locate(tmp_path / "leeg", file.as_posix()) is None
    assert locate(tmp_path / "leeg", "/" + file.as_posix()) is None
    assert locate(tmp_path, "/geheim.html") == file.resolve()


@pytest.mark.parametrize("named", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}"])
def test_this_computer_is_answered(shown: Shown, named: str) -> None:
    assert shown.ask("/", hosts=(named.format(shown.server.port),))[0].status == 200


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("evil.example:{}",),
        ("127.0.0.1",),
        ("localhost",),
        ("127.0.0.1:1",),
        ("127.0.0.1.evil.example:{}",),
        ("localhost:{}@evil",),
        ("127.0.0.1:{}", "evil.example"),
        ("",),
        ("[::1]:{}",),
        ("0.0.0.0:{}",),
    ],
)
@pytest.mark.parametrize("path", ["/", EVENTS, "/een/een.pdf"])
def test_a_request_under_another_name_is_refused(shown: Shown, hosts: tuple[str, ...], path: str) -> None:
    answer, body = shown.ask(path, hosts=tuple(host.format(shown.server.port) for host in hosts))
    assert answer.status == 403
    assert body == b"Dit adres hoort niet bij deze server.\n"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "XYZ"])
def test_only_reading(shown: Shown, method: str) -> None:
    answer, _ = shown.ask("/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_only_this_computer_is_listened_to(shown: Shown) -> None:
    assert shown.server.socket.getsockname()[0] == "127.0.0.1"


# What is added to a page.


def policy_of(page: str) -> dict[str, str]:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return dict(part.split(" ", 1) for part in html.unescape(found[1]).split("; "))


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_the_script_stands_only_in_what_is_served(shown: Shown) -> None:
    _, body = shown.ask("/een/een.html")
    page = body.decode()
    assert len(SCRIPT.findall(page)) == 1
    found = SCRIPT.search(page)
    assert found
    assert page.endswith("</script>\n</body>\n</html>\n")
    # Without what was added the page is the one that was built, and that one is left alone.
    assert (shown.folder / "een/een.html").read_text(encoding="utf-8") == PAGE
    without = page.replace(found[0] + "\n", "")
    assert re.sub(r'Policy" content="[^"]*"', f'Policy" content="{POLICY}"', without) == PAGE
    assert b"<script" not in shown.ask("/een/een.pdf")[1]
    assert shown.ask("/een/een.pdf")[1] == (shown.folder / "een/een.pdf").read_bytes()


def test_the_policy_allows_that_script_and_its_connection_and_nothing_else(shown: Shown) -> None:
    page = shown.ask("/")[1].decode()
    found = SCRIPT.search(page)
    assert found
    before = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert policy_of(page) == before | {"script-src": hash_of(found[2]), "connect-src": "'self'"}


@pytest.mark.parametrize(
    ("policy", "script", "connect"),
    [
        ("script-src 'none'; connect-src 'none'", "{}", "'self'"),
        ("script-src &#x27;sha256-eigen=&#x27;;connect-src 'self'", "'sha256-eigen=' {}", "'self'"),
        ("SCRIPT-SRC 'none';; ", "{}", "'self'"),
    ],
)
def test_a_policy_that_speaks_of_scripts_keeps_what_it_allows(policy: str, script: str, connect: str) -> None:
    page = live(PAGE.replace(POLICY, policy).encode(), "m").decode()
    found = SCRIPT.search(page)
    assert found
    assert policy_of(page) == {"script-src": script.format(hash_of(found[2])), "connect-src": connect}


def test_a_page_without_head_body_or_utf8_is_still_served_whole() -> None:
    assert live(b"caf\xe9", 'a"<b').startswith(b'caf\xe9<script data-mark="a&quot;&lt;b">')
    text = '<body><p>&lt;meta http-equiv="Content-Security-Policy" content="x"></p></body>'
    assert live(text.encode(), "").decode().startswith(text.removesuffix("</body>"))


def test_a_page_that_is_not_there_yet_says_so_and_waits(shown: Shown) -> None:
    (shown.folder / "index.html").unlink()
    answer, body = shown.ask("/")
    assert answer.status == 404
    assert "Dit document is er niet" in body.decode()
    assert 'data-mark=""' in body.decode()
    with shown.news("/") as wait:
        assert wait()["mark"] == ""
        (shown.folder / "index.html").write_text(PAGE, encoding="utf-8")
        shown.board.publish("")
        assert wait()["mark"] != ""
    _, body = shown.ask("/%3Cb%3E%3Cscript%3Ealert(1)%3C/script%3E.html")
    assert b"<b>" not in body
    _, body = shown.ask("/<script>alert(1)</script>.html")
    assert b"<script>alert" not in body


# What the open pages are told.


def test_the_page_and_the_news_name_the_same_version(shown: Shown) -> None:
    found = SCRIPT.search(shown.ask("/een/een.html")[1].decode())
    assert found
    with shown.news("/een/een.html") as wait:
        assert wait() == {"mark": found[1], "errors": ""}


def test_only_a_page_that_changed_is_told_so(shown: Shown) -> None:
    with shown.news("/") as wait, shown.news("/een/een.html") as other:
        before = (wait(), other())
        (shown.folder / "index.html").write_text(PAGE + "\n", encoding="utf-8")
        shown.board.publish("")
        shown.board.publish("fout")
        assert wait()["mark"] != before[0]["mark"]
        assert other() == {"mark": before[1]["mark"], "errors": "fout"}


def test_errors_come_as_one_piece_of_text_whatever_stands_in_them(shown: Shown) -> None:
    errors = 'regions/a.yaml:1:2: L001 fout\n    </script><img src=x onerror="alert(1)">\r\n\ndata: {}\u2028é'
    with shown.news() as wait:
        wait()
        shown.board.publish(errors)
        assert wait()["errors"] == errors
        shown.board.publish("")
        assert wait()["errors"] == ""
    assert b"onerror" not in shown.ask("/")[1]


def test_the_news_names_no_file_outside_the_folder(shown: Shown) -> None:
    for page in ("/../geheim.html", "/naar-buiten.html", "geheim.html", ""):
        with shown.news(page) as wait:
            assert wait() == {"mark": "", "errors": ""}


# When is built.


@dataclass
class FakeBuilder:
    """A builder that notes what it was asked, and does with it what a test wants."""

    does: Callable[[tuple[str, ...]], Outcome] = lambda formats: Outcome(0, "")
    asked: list[str] = field(default_factory=list)

    def build(self, formats: tuple[str, ...]) -> Outcome:
        self.asked.append({SHOWN: "html", ALL: "alles"}[formats])
        return self.does(formats)

    def renew(self) -> None:
        self.asked.append("nieuw")

    def close(self) -> None:
        self.asked.append("dicht")


@contextmanager
def building(root: Path, builder: FakeBuilder, board: Board, quiet: float = 0.05) -> Iterator[Changes]:
    changes = Changes()
    thread = threading.Thread(target=keep_building, args=(root, builder, changes, board, quiet))
    thread.start()
    try:
        yield changes
    finally:
        changes.close()
        thread.join(WAIT)
        assert not thread.is_alive()


def eventually(holds: Callable[[], object], timeout: float = WAIT) -> None:
    end = time.monotonic() + timeout
    while not holds():
        assert time.monotonic() < end, "het gebeurde niet op tijd"
        time.sleep(0.01)


def test_html_first_and_the_rest_when_it_is_quiet(tmp_path: Path) -> None:
    builder = FakeBuilder()
    with building(tmp_path, builder, Board()) as changes:
        eventually(lambda: builder.asked == ["html", "alles"])
        changes.add([tmp_path / "regions/a.yaml"])
        eventually(lambda: builder.asked == ["html", "alles"] * 2)


def test_who_goes_on_saving_does_not_wait_for_the_rest(tmp_path: Path) -> None:
    builder = FakeBuilder()
    with building(tmp_path, builder, Board(), quiet=WAIT) as changes:
        for saves in range(3):
            eventually(partial(operator.eq, builder.asked, ["html"] * (saves + 1)))
            changes.add([tmp_path / "regions/a.yaml"])
        eventually(lambda: builder.asked == ["html"] * 4)


def test_all_that_is_saved_during_a_build_makes_one_more_build(tmp_path: Path) -> None:
    started, go_on = threading.Semaphore(0), threading.Semaphore(0)

    def slowly(formats: tuple[str, ...]) -> Outcome:
        started.release()
        assert go_on.acquire(timeout=WAIT)
        return Outcome(0, "")

    builder = FakeBuilder(slowly)
    with building(tmp_path, builder, Board()) as changes:
        assert started.acquire(timeout=WAIT)
        for number in range(5):
            changes.add([tmp_path / f"regions/{number}.yaml", tmp_path / "regions/a.yaml"])
        for _ in range(3):
            go_on.release()
        eventually(lambda: len(builder.asked) == 3)
        time.sleep(0.2)
        assert builder.asked == ["html", "html", "alles"]


@pytest.mark.parametrize(
    ("path", "renewed"),
    [
        ("regions/a/b.yaml", False),
        ("reports/a.yaml", False),
        ("templates/look.yaml", True),
        ("figures/a.py", True),
        ("regiorapport/x.py", True),
    ],
)
def test_new_code_and_templates_count_and_yaml_keeps_the_process(tmp_path: Path, path: str, renewed: bool) -> None:
    builder = FakeBuilder()
    with building(tmp_path, builder, Board()) as changes:
        eventually(lambda: builder.asked == ["html", "alles"])
        changes.add([tmp_path / path])
        eventually(lambda: builder.asked[2:] == (["nieuw"] if renewed else []) + ["html", "alles"])


def test_unusable_input_is_told_and_builds_nothing_more(tmp_path: Path) -> None:
    outcomes = iter([Outcome(2, "regions/a.yaml:1:1: L001 kapot"), Outcome(1, ""), Outcome(0, "")])
    builder, board = FakeBuilder(lambda formats: next(outcomes)), Board()
    with building(tmp_path, builder, board) as changes:
        notice = board.wait(0, WAIT)
        assert notice
        assert notice.errors == "regions/a.yaml:1:1: L001 kapot"
        time.sleep(0.2)
        assert builder.asked == ["html"]
        changes.add([tmp_path / "regions/a.yaml"])
        eventually(lambda: builder.asked == ["html", "html", "alles"])
        notice = board.wait(2, WAIT)
        assert notice
        assert notice.errors == ""


def test_a_saved_file_reaches_the_browser(shown: Shown, tmp_path: Path) -> None:
    source = tmp_path / "regions" / "streek" / "cijfers.yaml"
    source.parent.mkdir(parents=True)
    source.write_text("een", encoding="utf-8")
    (source.parent / "__pycache__").mkdir()

    def copy(formats: tuple[str, ...]) -> Outcome:
        page = shown.folder / "index.html"
        page.write_text(source.read_text(encoding="utf-8") + PAGE, encoding="utf-8")
        return Outcome(0, "")

    builder = FakeBuilder(copy)
    with building(tmp_path, builder, shown.board, quiet=WAIT) as changes, shown.news("/") as wait:
        threading.Thread(target=changes.watch, args=(tmp_path,)).start()
        eventually(lambda: builder.asked)
        time.sleep(0.3)  # the watch has begun
        marks = [wait()["mark"]]
        source.write_text("twee", encoding="utf-8")
        while b"twee" not in shown.ask("/")[1]:
            marks.append(wait()["mark"])
        assert len(set(marks)) == len(marks)
        eventually(lambda: len(builder.asked) >= 2)
        time.sleep(0.3)
        assert len(builder.asked) <= 3  # one save, one build; a watch may tell the first content too
        asked = len(builder.asked)
        (source.parent / "__pycache__" / "x.pyc").write_text("x", encoding="utf-8")
        (source.parent / ".cijfers.yaml.swp").write_text("x", encoding="utf-8")
        time.sleep(0.3)
        assert len(builder.asked) == asked


# The command.


def test_a_port_in_use_is_named_and_nothing_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    builder = FakeBuilder()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert preview(tmp_path, builder, port, tmp_path / "dist") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"Fout: poort {port} is al in gebruik; kies een andere met --port, of een vrije met --port 0.\n"
    assert builder.asked == []


def test_control_c_ends_with_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(formats: tuple[str, ...]) -> Outcome:
        raise KeyboardInterrupt

    builder = FakeBuilder(interrupted)
    assert preview(tmp_path, builder, 0, tmp_path / "dist") == 0
    assert builder.asked == ["html", "dicht"]
    said = capsys.readouterr()
    assert said.err == ""
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/ toont .*; Ctrl-C stopt\.\n\nGestopt\.\n", said.out)


@pytest.fixture
def warm(tmp_path: Path) -> Iterator[WarmBuilder]:
    builder = WarmBuilder(write_project(tmp_path), ["pruef"], tmp_path / "dist")
    yield builder
    builder.close()


def test_the_process_that_builds_stays_and_says_what_is_wrong(
    warm: WarmBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = warm.build(SHOWN)
    assert outcome.status == 2
    assert outcome.errors.startswith("reports:1:1: R201 er is geen reports/pruef.yaml\n    bedoelde u 'proef'?\n")
    assert capsys.readouterr().err == outcome.errors + "\n"
    process = warm._process
    # What was said of the same files is not said again; the outcome is whole.
    assert warm.build(ALL) == outcome
    assert capsys.readouterr().err == ""
    assert warm.build(SHOWN) == outcome
    assert capsys.readouterr().err == outcome.errors + "\n"
    assert warm._process is process

    warm.renew()
    assert process
    assert process.returncode == 0
    assert warm.build(SHOWN) == outcome
    assert warm._process is not process


def test_a_process_that_is_killed_is_named_and_followed_by_a_new_one(
    warm: WarmBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = warm.build(SHOWN)
    assert warm._process
    warm._process.kill()
    warm._process.wait()
    broken = warm.build(SHOWN)
    assert broken.status == 2
    assert broken.errors == (
        "Fout: het proces dat bouwt, is afgebroken (code -9); bij de volgende wijziging begint een nieuw."
    )
    assert broken.errors in capsys.readouterr().err
    assert warm.build(SHOWN) == outcome


def test_a_process_that_does_not_end_is_ended(warm: WarmBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regiorapport.serve.warm_builder._PATIENCE", 0.2)
    warm.build(SHOWN)
    process = warm._process
    assert process
    process.send_signal(signal.SIGSTOP)
    warm.close()
    assert process.returncode == -signal.SIGKILL


# In a browser.


@pytest.fixture
def browser_page() -> Iterator[Any]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("Chromium is niet geïnstalleerd; op de CI wel")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(WAIT * 1000)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        browser.close()
        # Chromium itself reports a page that is not found.
        assert [line for line in said if "status of 404" not in line] == [], "de browser klaagde"


def test_the_browser_reloads_and_shows_errors_as_text(shown: Shown, browser_page: Any) -> None:
    address = f"http://127.0.0.1:{shown.server.port}/een/een.html"
    with browser_page.expect_response(lambda answer: EVENTS in answer.url):
        browser_page.goto(address)
    errors = 'regions/a.yaml:1:2: L001 fout\n    <img src=x onerror="document.title=1">'
    shown.board.publish(errors)
    panel = browser_page.get_by_role("alert")
    panel.wait_for()
    assert panel.locator("pre").text_content() == errors
    assert panel.locator("img").count() == 0
    assert browser_page.locator("h1").text_content() == "Één"
    assert browser_page.title() == "Één"
    assert panel.evaluate("element => getComputedStyle(element).position") == "fixed"

    panel.get_by_role("button", name="Verberg").click()
    assert panel.count() == 0
    shown.board.publish("")
    shown.board.publish("nog een fout")
    panel.wait_for()
    (shown.folder / "een" / "een.html").write_text(PAGE.replace("Één", "Twee"), encoding="utf-8")
    shown.board.publish("")
    browser_page.get_by_role("heading", name="Twee").wait_for()
    assert panel.count() == 0


def test_the_browser_waits_for_a_page_that_is_not_there_yet(shown: Shown, browser_page: Any) -> None:
    address = f"http://127.0.0.1:{shown.server.port}/twee/twee.html"
    (shown.folder / "twee").mkdir()
    with browser_page.expect_response(lambda answer: EVENTS in answer.url):
        browser_page.goto(address)
    (shown.folder / "twee" / "twee.html").write_text(PAGE.replace("Één", "Twee"), encoding="utf-8")
    shown.board.publish("")
    browser_page.get_by_role("heading", name="Twee").wait_for()


# The whole, on a small project.


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with the real toolkit, so that its templates and code can be changed."""
    return write_project(copy_of_toolkit(tmp_path))


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C aan één proces sturen kan daar niet")
def test_serve_follows_yaml_errors_and_templates_and_stops(project: Path) -> None:
    command = [sys.executable, "build.py", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout
        found = re.match(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        assert found
        said: list[str] = []
        reader = threading.Thread(target=lambda: said.extend(process.stdout or ()))
        reader.start()
        pdf, page = project / "dist/proef/proef.pdf", project / "dist/proef/proef.html"
        eventually(lambda: pdf.is_file() or process.poll() is not None or "Error" in "".join(said), 6 * WAIT)
        assert pdf.is_file(), "".join(said)
        with listening(int(found[1]), "/proef/proef.html") as wait:
            first = wait()
            assert first["errors"] == ""
            before = page.read_bytes()

            replace_in(project / METING / "cijfers.yaml", "n: 136", "n: 137")
            news = wait()
            assert news["mark"] != first["mark"]
            assert "137\u00a0van" in page.read_text(encoding="utf-8")
            assert b"137" not in before

            replace_in(project / METING / "cijfers.yaml", "n: 137", "m: 137")
            broken = wait()
            assert broken["mark"] == news["mark"]
            assert f"{METING}cijfers.yaml:1:" in broken["errors"]
            assert "137\u00a0van" in page.read_text(encoding="utf-8")

            replace_in(project / METING / "cijfers.yaml", "m: 137", "n: 137")
            assert wait() == news

            replace_in(project / "templates/html/document.html", "Naar boven", "Omhoog")
            assert wait()["mark"] != news["mark"]
            assert "Omhoog" in page.read_text(encoding="utf-8")
        process.send_signal(signal.SIGINT)
        assert process.wait(WAIT * 3) == 0
        reader.join(WAIT)
        assert said[-2:] == ["\n", "Gestopt.\n"]
        assert "Traceback" not in "".join(said)
    finally:
        process.kill()
        process.wait()
