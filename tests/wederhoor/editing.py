"""Edits a Word file at the level of its XML, as Word would: comments, tracked and untracked changes on single words."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from regiorapport.render.word.package import CONTENT_TYPES, RELATIONS, read_parts, write_parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
DATE = "2026-11-03T14:05:00Z"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def element(name: str, /, *children: Any, **attributes: str) -> Any:
    made = etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap={"w": W})
    made.extend(children)
    return made


def text(words: str, name: str = "t") -> Any:
    made = element(name)
    made.text = words
    made.set(_SPACE, "preserve")
    return made


def run(words: str, name: str = "t") -> Any:
    return element("r", text(words, name))


class WordFile:
    """A Word file to edit: `body` is its text, `notes` its footnotes, `save` writes it."""

    def __init__(self, path: Path) -> None:
        self.parts = read_parts(path.read_bytes())
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.footnotes = etree.fromstring(self.parts["word/footnotes.xml"])
        self.body = self.document.find(w("body"))
        self.comments = element("comments")
        self.extended = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
        self._id = 9000

    def save(self, path: Path) -> Path:
        self.parts["word/document.xml"] = etree.tostring(self.document)
        self.parts["word/footnotes.xml"] = etree.tostring(self.footnotes)
        self.parts["word/comments.xml"] = etree.tostring(self.comments)
        if len(self.extended):
            self.add_part("commentsExtended.xml", etree.tostring(self.extended), "commentsExtended")
        path.write_bytes(write_parts(self.parts))
        return path

    def add_part(self, name: str, data: bytes, kind: str) -> None:
        self.parts[f"word/{name}"] = data
        types = etree.fromstring(self.parts[CONTENT_TYPES])
        space = types.tag.partition("}")[0] + "}"
        etree.SubElement(types, space + "Override", PartName=f"/word/{name}", ContentType=f"{_TYPE}.{kind}+xml")
        self.parts[CONTENT_TYPES] = etree.tostring(types)
        relations = etree.fromstring(self.parts[RELATIONS])
        newer = kind == "commentsExtended"
        base = "microsoft.com/office/2011" if newer else "openxmlformats.org/officeDocument/2006"
        kind_of = f"http://schemas.{base}/relationships/{kind}"
        etree.SubElement(
            relations, relations.tag.partition("}")[0] + "}Relationship", Id=f"rId-{name}", Type=kind_of, Target=name
        )
        self.parts[RELATIONS] = etree.tostring(relations)

    def number(self) -> str:
        self._id += 1
        return str(self._id)

    # where

    def runs(self, anchor: str) -> list[Any]:
        """The runs with text within a bookmark, in order, footnotes aside."""
        start = next(each for each in self.document.iter(w("bookmarkStart")) if each.get(w("name")) == anchor)
        found, inside = [], False
        for each in self.document.iter(w("bookmarkStart"), w("bookmarkEnd"), w("r")):
            if each is start:
                inside = True
            elif each.tag == w("bookmarkEnd") and each.get(w("id")) == start.get(w("id")):
                break
            elif inside and each.tag == w("r") and each.find(w("t")) is not None:
                found.append(each)
        return found

    def words(self, anchor: str) -> list[str]:
        return [word for each in self.runs(anchor) for word in self._text(each).split()]

    def word(self, anchor: str, words: str | int) -> Any:
        """The run that holds these words (or the word with this number) of a piece and nothing else, split off."""
        if isinstance(words, int):
            count = 0
            for each in self.runs(anchor):
                here = self._text(each).split()
                if words < count + len(here):
                    before = self._text(each)
                    start = 0
                    for part in here[: words - count]:
                        start = before.index(part, start) + len(part)
                    start = before.index(here[words - count], start)
                    return self._split(each, start, start + len(here[words - count]))
                count += len(here)
            raise AssertionError(f"{anchor} has no word {words}")
        for each in self.runs(anchor):
            start = self._text(each).find(words)
            if start >= 0:
                return self._split(each, start, start + len(words))
        raise AssertionError(f"not in {anchor}: {words}")

    @staticmethod
    def _text(each: Any) -> str:
        return "".join(part.text or "" for part in each.findall(w("t")))

    def _split(self, each: Any, start: int, end: int) -> Any:
        whole = self._text(each)
        parts = [copy.deepcopy(each) for _ in range(3)]
        for part, words in zip(parts, (whole[:start], whole[start:end], whole[end:]), strict=True):
            for old in part.findall(w("t")):
                part.remove(old)
            if words:
                part.append(text(words))
        place = each.getparent().index(each)
        kept = [part for part, words in zip(parts, (start, 1, len(whole) - end), strict=True) if words]
        each.getparent()[place : place + 1] = kept
        return parts[1]

    def paragraph(self, anchor: str, number: int = 0) -> Any:
        """The paragraph of a piece with this number, from 0."""
        found = list(dict.fromkeys(next(each.iterancestors(w("p"))) for each in self.runs(anchor)))
        return found[number]

    # what

    def comment(
        self,
        words: str,
        *,
        author: str = "Anna Bakker",
        date: str = DATE,
        parent: str | None = None,
        done: bool = False,
    ) -> str:
        """Add a comment, without any place; return its id."""
        name = self.number()
        paragraphs = [element("p", run(line)) for line in words.split("\n")]
        paragraphs[-1].set(f"{{{W14}}}paraId", f"{int(name):08X}")
        self.comments.append(element("comment", *paragraphs, id=name, author=author, date=date, initials="AB"))
        if parent is not None or done:
            entry = etree.SubElement(self.extended, f"{{{W15}}}commentEx")
            entry.set(f"{{{W15}}}paraId", f"{int(name):08X}")
            entry.set(f"{{{W15}}}done", "1" if done else "0")
            if parent is not None:
                entry.set(f"{{{W15}}}paraIdParent", f"{int(parent):08X}")
        return name

    def comment_on(self, first: Any, words: str, last: Any = None, **about: Any) -> str:
        """Add a comment on a run, or from one to another."""
        name = self.comment(words, **about)
        last = first if last is None else last
        first.addprevious(element("commentRangeStart", id=name))
        last.addnext(element("r", element("commentReference", id=name)))
        last.addnext(element("commentRangeEnd", id=name))
        return name

    def change(self, name: str, *children: Any, author: str = "Anna Bakker", date: str = DATE) -> Any:
        return element(name, *children, id=self.number(), author=author, date=date)

    def delete(self, each: Any, author: str = "Anna Bakker", name: str = "del") -> Any:
        """Strike out a run, tracked."""
        made = self.change(name, author=author)
        each.addprevious(made)
        made.append(each)
        for part in each.findall(w("t")):
            if name == "del":
                part.tag = w("delText")
        return made

    def insert_after(self, each: Any, words: str, author: str = "Anna Bakker", name: str = "ins") -> Any:
        """Put in a run behind another, tracked."""
        made = self.change(name, run(words), author=author)
        each.addnext(made)
        return made

    def mark_of(self, paragraph: Any) -> Any:
        """The properties of a paragraph mark, made where there are none."""
        described = paragraph.find(w("pPr"))
        if described is None:
            described = element("pPr")
            paragraph.insert(0, described)
        found = described.find(w("rPr"))
        if found is None:
            found = element("rPr")
            described.append(found)
        return found

    def edit_part(self, path: str, edit: Callable[[bytes], bytes]) -> None:
        self.parts[path] = edit(self.parts[path])
