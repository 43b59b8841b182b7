"""Texts read the short way say what Jinja reads in them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import nodes

from regiorapport import texts
from regiorapport.texts import Call, TextError

_PIECES = (
    '{{ cijfer("a-1") }}', '{{cijfer("a").procent}}', '{{ tabel("t").cel("r", "k").In_woorden }}', '{{ vrij("") }}',
    '{{ regio("g").cijfer("x","y").n }}', "{{ x('a') }}", '{{ x( "a") }}', '{{ not("a") }}', '{{ x("a" "b") }}',
    '{{ x("a\\n") }}', '{{ x("\xa0") }}', '{{ x("{") }}', '{{- x("a") -}}', '{{ x("a") | upper }}', "{{ x.y }}",
    '{{ x("a").1 }}', "{{ x() }}", "{{ x }}", '{{ é("a") }}', "{", "}", "{{", "}}", "{%", "{#", "#}", "\n", "  ",
    "Woord", '"', "(", ")", ".n", "*a*",
)  # fmt: skip


def _read(reader: object, text: str) -> object:
    assert callable(reader)
    try:
        return reader(text)
    except TextError as error:
        return error.code, error.message, error.offset


@given(st.lists(st.sampled_from(_PIECES), max_size=6).map("".join))
@example('{{{ x("a") }}}')
@example('{{ x("a") }}}}')
def test_the_short_way_reads_what_jinja_reads(text: str) -> None:
    short = texts._simple_pieces(text)
    if short is not None and text:
        assert short == _read(texts._lexed, text)


def test_the_common_calls_are_read_the_short_way() -> None:
    short = texts._simple_pieces('Bij {{ tabel("t").cel("r", "k").In_woorden }} van de {{ cijfer("n") }}.')
    assert short is not None
    assert [piece for piece in short if isinstance(piece, str)] == ["Bij ", " van de ", "."]
    calls = [piece for piece in short if isinstance(piece, Call)]
    assert [call.offset for call in calls] == [4, 53]
    assert isinstance(calls[0].expression, nodes.Getattr)
