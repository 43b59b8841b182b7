"""Any set of comments and edits put into a draft comes back complete, each at its piece, none lost and none twice."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiorapport.schema.wederhoor import Uitgave
from regiorapport.wederhoor.reading import read_returned
from regiorapport.wederhoor.reading.outside import clean
from tests.wederhoor.editing import WordFile, element, run, w

PIECES = (
    "x-inleiding",
    "b-norm",
    "b-zicht",
    "c-sander",
    "t-plaatsingen",
    "k-punt-een",
    "x-uitstroom",
    "q-vast",
    "a-folder",
)
ACTS = ("opmerking", "punt", "antwoord", "invoeging", "verwijdering", "vervanging", "opmaak", "stil", "kwijt")
# Words as people and programs write them: any character that XML may hold.
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\ufffc"), min_size=1, max_size=30
).filter(lambda text: bool(clean(text).strip()))
# How a comment on a point begins here: its passage is the paragraph around it, which other acts change.
POINT = "punt: "
Told = tuple[str, str | None, str, str, str]


@dataclass(frozen=True)
class Act:
    """Something that a reviewer does to a word of a piece; done by one of two people."""

    kind: str
    piece: str
    word: int
    text: str
    author: str


ACT = st.builds(
    Act, st.sampled_from(ACTS), st.sampled_from(PIECES), st.integers(0, 60), WORDS, st.sampled_from(("Anna", "Bert"))
)


def flat(text: str) -> str:
    return " ".join(text.split())


def perform(draft: WordFile, acts: list[Act]) -> tuple[Counter[Told], set[str]]:
    """Do all acts, each at a word of its own with a word between; return what should be read, and silent pieces."""
    expected: Counter[Told] = Counter()
    silent: set[str] = set()
    taken: dict[str, set[int]] = {}
    targets = []
    for act in acts:
        words = draft.words(act.piece)
        number = act.word % len(words)
        if not {number - 1, number, number + 1} & taken.setdefault(act.piece, set()):
            taken[act.piece].add(number)
            targets.append((act, words[number], draft.word(act.piece, number)))
    for act, word, each in targets:
        said = flat(clean(act.text))
        match act.kind:
            case "opmerking":
                draft.comment_on(each, act.text, author=act.author)
                expected["opmerking", act.piece, word, said, act.author] += 1
            case "punt":
                name = draft.comment(POINT + act.text, author=act.author)
                each.addnext(element("r", element("commentReference", id=name)))
                expected["opmerking", act.piece, "", flat(clean(POINT + act.text)), act.author] += 1
            case "antwoord":
                parent = draft.comment_on(each, "Waarom?", author=act.author)
                draft.comment_on(each, act.text, author=act.author, parent=parent)
                expected["opmerking", act.piece, word, "Waarom?", act.author] += 1
                expected["antwoord", act.piece, word, said, act.author] += 1
            case "kwijt":
                draft.comment(act.text, author=act.author)
                expected["opmerking", None, "", said, act.author] += 1
            case "invoeging":
                draft.insert_after(each, f" {act.text}", author=act.author)
                expected["invoeging", act.piece, "", said, act.author] += 1
            case "verwijdering":
                draft.delete(each, author=act.author)
                expected["verwijdering", act.piece, word, "", act.author] += 1
            case "vervanging":
                draft.delete(each, author=act.author).addnext(draft.change("ins", run(act.text), author=act.author))
                expected["vervanging", act.piece, word, said, act.author] += 1
            case "opmaak":
                change = draft.change("rPrChange", element("rPr"), author=act.author)
                old = each.find(w("rPr"))
                if old is not None:
                    each.remove(old)
                each.insert(0, element("rPr", element("i"), change))
                expected["opmaak", act.piece, word, "", act.author] += 1
            case "stil":
                each.find(w("t")).text = "Zomaaranders"
                silent.add(act.piece)
    return expected, silent


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACT, max_size=40))
def test_any_set_of_comments_and_edits_comes_back(acts: list[Act], issued: tuple[Path, Uitgave]) -> None:
    draft = WordFile(issued[0])
    expected, silent = perform(draft, acts)
    with tempfile.TemporaryDirectory() as folder:
        read = read_returned(draft.save(Path(folder) / "terug.docx"), issued[1])
    found: Counter[Told] = Counter()
    for each in read.opmerkingen:
        if each.soort == "stil":
            continue
        # the sentence around an insertion or a point is changed by other acts, and is asked elsewhere
        around = each.soort == "invoeging" or each.tekst.startswith(POINT)
        said = "" if each.soort == "opmaak" else flat(each.tekst)
        found[each.soort, each.stuk, "" if around else flat(each.passage), said, each.auteur] += 1
    assert found == expected
    assert {each.stuk for each in read.opmerkingen if each.soort == "stil"} == silent
    assert all(each.gevonden == "bladwijzer" for each in read.opmerkingen if each.stuk)
    assert len({each.sleutel for each in read.opmerkingen}) == len(read.opmerkingen)
