"""Whatever a party wrote: it comes back from the YAML to the letter, and is nothing but text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from regiorapport.wederhoor.yamltext import flow, kept, name, quoted, value
from regiorapport.yamlsource import read_yaml

NASTY = st.text(
    st.sampled_from(list("abé:#-*&!|>'\"%@`{}[],?\\ \t\n\r\x00\x85\u2028\ufeff\u200d\u202e\U0001f600\ud800\uffff0."))
)


def read_back(tmp_path: Path, text: str) -> dict[str, object]:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    file, problems = read_yaml(path, "x.yaml")
    assert file is not None, (problems, text)
    return dict(file.data)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400)
@given(NASTY | st.text())
@example("{{ cijfer('x') }}: *alias &anker !label")
@example("---\n...\n- a\n? b")
@example("\tcel\tcel\n\n  inspringen  \n")
@example("wh-x:\n  besluit: overgenomen")
def test_a_text_comes_back_to_the_letter(tmp_path: Path, text: str) -> None:
    wanted = kept(text)
    made = f"wh-a:\n  ontvangen: {value(wanted, 2)}\n  {name('stuk')}: {quoted(wanted)}\nwh-b: {flow({'a': wanted})}\n"
    assert read_back(tmp_path, made) == {"wh-a": {"ontvangen": wanted, "stuk": wanted}, "wh-b": {"a": wanted}}


@given(st.text())
def test_only_what_no_file_can_hold_is_left_out(text: str) -> None:
    assert [c for c in text if c.isalnum()] == [c for c in kept(text) if c.isalnum()]


def test_a_plain_text_is_a_block_that_a_diff_shows_line_by_line() -> None:
    assert value("De norm is *twaalf* weken.\nNiet: dertien.", 2) == (
        "|-\n    De norm is *twaalf* weken.\n    Niet: dertien."
    )
    assert flow({"bevinding": "verblijf-lang"}) == "{bevinding: verblijf-lang}"
    assert name("true") == '"true"'
    assert name("1e3") == '"1e3"'
