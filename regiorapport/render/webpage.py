"""What every web page of ours shares: one style sheet with the look's colours and typeface in it, and its policy."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from regiorapport.render.pandoc import TEMPLATES

FONTS = TEMPLATES / "fonts"
# Three faces: bold is set in the semibold, which is dark enough on a screen and saves a page 32 kB.
FACES = (("Regular", 400, "normal"), ("It", 400, "italic"), ("Semibold", 600, "normal"))

COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@cache
def stylesheet() -> str:
    """Return the CSS of all pages: the typeface embedded, the look's tokens as custom properties, the rules."""
    rules = (TEMPLATES / "html" / "style.css").read_text(encoding="utf-8")
    return "\n".join((_faces(), _tokens(_look()), COMMENT.sub("", rules).strip()))


@cache
def head_parts() -> Mapping[str, str]:
    """Return what goes into a page's head: `beleid`, the policy as a meta element, and `stijl`, the style element.

    The policy lets in nothing but this one style sheet, by its hash, and what is embedded in the page itself.
    """
    css = stylesheet()
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return {
        "beleid": f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        "stijl": f"<style>{css}</style>",
    }


def _look() -> Mapping[str, Any]:
    import yaml  # here, because a build in which nothing changed makes no page

    look: Mapping[str, Any] = yaml.safe_load((TEMPLATES / "look.yaml").read_text(encoding="utf-8"))
    return look


def _tokens(look: Mapping[str, Any]) -> str:
    colours = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in look["kleuren"].items())
    return f':root{{--lettertype:"{look["lettertype"]}";{colours}}}'


def _faces() -> str:
    return "\n".join(_face(_look()["lettertype"], *face) for face in FACES)


def _face(family: str, style: str, weight: int, slant: str) -> str:
    data = base64.b64encode(_font_file(style).read_bytes()).decode("ascii")
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{slant};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )


def _font_file(style: str) -> Path:
    return FONTS / f"SourceSans3-{style}.woff2"


@cache
def page_template(name: str) -> Template:
    """Return a template of `templates/html/` for a page that is no report; what it is given is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
