"""Text from outside is data: a `tekst` gets the markup it may have and no other, a name gets none, nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from regiorapport.calls import vrij
from regiorapport.markdown import escape, literal_markup
from regiorapport.render.pandoc import READER, TEMPLATES, run_pandoc
from regiorapport.texts import TextError, render_text

FORBIDDEN = {
    "Header", "Div", "CodeBlock", "Code", "RawBlock", "RawInline", "Table", "Note", "Image", "Cite", "Math",
    "DefinitionList", "HorizontalRule", "LineBlock", "Strikeout", "Superscript", "Subscript", "Figure",
}  # fmt: skip
TEXTS = (
    "# kop", "- # kop", "> # kop", "1. # kop", "> a\n> ===", "kop\n---", "- ::: doos", "> ::: doos\n> a\n> :::",
    "::: {.x #y}\na\n:::", "^[noot]", "a[^1]\n\n[^1]: noot", "a   b\n--- ---\n1   2", "a | b\n--|--\n1 | 2",
    "+---+\n| a |\n+===+\n| b |\n+---+", "a\n\n    code", "a\n\n\tcode", "~~~\ncode\n~~~", "```\ncode\n```", "`code`",
    "term\n\n~   uitleg", "term\n:\tuitleg", "***", "- - -", "___", "![x](https://example.org/a.png)", "H~2~O m^2^",
    "~~weg~~", "<b>vet</b>", "<script>alert(1)</script>", "[x]{.klasse #id}", "@bron en [@bron]", "$a$ en $$b$$",
    "\\begin{x}a\\end{x}", "| regel\n| blok", "(@) lijst", "% titel", "---\ntitle: x\n---", "\\\\`code`", "\\\\@bron",
)  # fmt: skip
HOSTILE_LINKS = (
    "[x](javascript:alert(1))", "[x]( javascript:alert(1))", "[x]: javascript:alert(1)\n\n[x]", "<javascript:alert(1)>",
    "\\\\<javascript:alert(1)>", "[x](data:text/html,a)", "[x](vbscript:a)", "[x](file:///etc/passwd)",
)  # fmt: skip


def parsed(markdown: str) -> Any:
    arguments = ["-f", READER, "-t", "json", "--lua-filter", str(TEMPLATES / "common.lua")]
    return json.loads(run_pandoc(arguments, markdown.encode()))


def nodes(tree: Any) -> list[dict[str, Any]]:
    if isinstance(tree, dict):
        own = [tree] if "t" in tree else []
        return own + [node for value in tree.values() for node in nodes(value)]
    return [node for value in tree for node in nodes(value)] if isinstance(tree, list) else []


@pytest.mark.parametrize("text", [*TEXTS, *HOSTILE_LINKS])
def test_a_text_gets_no_other_markup_than_it_may_have(text: str) -> None:
    tree = parsed(literal_markup(text))
    assert {node["t"] for node in nodes(tree["blocks"])} & FORBIDDEN == set()
    targets = [node["c"][2][0] for node in nodes(tree["blocks"]) if node["t"] == "Link"]
    assert all(target.startswith(("http://", "https://", "mailto:", "#")) or target == "" for target in targets)


def test_a_text_keeps_the_markup_that_is_the_writers() -> None:
    text = "*nadruk* en **vet**, [link](https://example.org/a_b)\n\n- een\n- twee\n\n> gezegd\n\n1. eerst"
    kinds = {node["t"] for node in nodes(parsed(literal_markup(text))["blocks"])}
    assert kinds >= {"Emph", "Strong", "Link", "BulletList", "BlockQuote", "OrderedList"}


@pytest.mark.parametrize(
    "name",
    [
        "# kop", "*x* _y_", "[x](y)", "<b>", "R&amp;D", "a & b", "1. Eerst", "1234567890. x", "(a) x", "- x", "`c`",
        "$x$", "@a", "a|b", "\\", "x^2^ H~2~O", "{.a}", "::: a", "---", "'s-Hertogenbosch", 'zeg "nee"', "i) x", "100%",
    ],
)  # fmt: skip
def test_a_name_prints_to_the_letter(name: str) -> None:
    shown = run_pandoc(["-f", f"{READER}-smart", "-t", "plain", "--wrap=none"], escape(name).encode()).decode()
    assert shown.strip() == name


def test_a_number_before_a_full_stop_is_no_list() -> None:
    markdown = render_text('{{ vrij("12") }}. Dat was het.', {"vrij": vrij})
    assert {node["t"] for node in nodes(parsed(markdown)["blocks"])} <= {"Para", "Str", "Space"}
    assert run_pandoc(["-f", READER, "-t", "plain"], markdown.encode()).decode().strip() == "12. Dat was het."


def test_an_empty_number_is_refused() -> None:
    with pytest.raises(TextError, match="leeg"):
        render_text('[a]{{ vrij("") }}(javascript:alert)', {"vrij": vrij})
