"""The copy of a page that is served: the built page, plus the script that reloads it, plus leave to run just that."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html import escape, unescape
from pathlib import Path

# A policy as our templates write it; only a page's head is searched, where a browser heeds it.
_POLICY = re.compile(r'(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")', re.IGNORECASE)
_BODY_END = "</body>"


@cache
def _script() -> str:
    return Path(__file__).with_name("client.js").read_text(encoding="utf-8")


@cache
def _script_source() -> str:
    digest = hashlib.sha256(_script().encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def live(page: bytes, mark: str) -> bytes:
    """Return the page with the reloading script in it and a policy that allows that script and its connection.

    mark: of the file, so that the script knows which version it stands in. The page that went in is not changed, and
    nothing else in its policy is.
    """
    text = page.decode("utf-8", "surrogateescape")
    head, opening, rest = text.partition("<body")
    head = _POLICY.sub(lambda found: found[1] + escape(_allowing(unescape(found[2]))) + found[3], head)
    text = head + opening + rest
    element = f'<script data-mark="{escape(mark)}">{_script()}</script>\n'
    end = text.rfind(_BODY_END)
    at = end if end >= 0 else len(text)
    return (text[:at] + element + text[at:]).encode("utf-8", "surrogateescape")


def _allowing(policy: str) -> str:
    """The policy that also allows the script, by its hash, and a connection to where the page came from."""
    directives: dict[str, list[str]] = {}
    for words in (directive.split() for directive in policy.split(";")):
        if words:
            directives.setdefault(words[0].lower(), words[1:])
    for name, source in (("script-src", _script_source()), ("connect-src", "'self'")):
        known = [each for each in directives.get(name, []) if each != "'none'"]
        directives[name] = [*known, *([] if source in known else [source])]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def absent_page(url_path: str) -> bytes:
    """Return the page for a document that is not there (yet): it says so, and loads again once the document is."""
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Dit document is er niet</title>
</head>
<body>
<main>
<h1>Dit document is er niet</h1>
<p>{escape(url_path)} is niet gemaakt, of nog niet. Zodra het er is, verschijnt het hier vanzelf.</p>
<p><a href="/">Alle documenten</a></p>
</main>
</body>
</html>
""".encode()
