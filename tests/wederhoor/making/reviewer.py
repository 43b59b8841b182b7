"""A reviewer at LibreOffice: opens a draft, does what the steps say, and saves it. Run by the Python that has UNO.

    soffice --headless --norestore --accept="pipe,name=NAAM;urp;" &
    python3 reviewer.py NAAM draft.docx steps.json returned.docx returned.odt

The steps are a list of objects with `do`:
    track    on                          tracking on or off
    all      how                         Accept or Reject: of every tracked change
    author   name                        who does what follows
    comment  find, text                  a comment on the words, or from there `until` others; on a `point`
    resolve  find                        that comment is done
    replace  find, with                  the words become others
    delete   find                        the words go
    after    find, text                  text is put behind the words; a newline is a new paragraph
    bold     find                        the words become bold
    highlight find                       the words are marked yellow
    cell     table, cell, text           a cell of a table gets a text
    rows     table, at, count            rows are put in; a negative count takes them out
    join     find                        the paragraph with the words is joined with the next one
    move     find, after                 the paragraph with the words is cut and pasted behind the one with other words
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.util import DateTime

FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8", ".doc": "MS Word 97", ".pdf": "writer_pdf_Export"}


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("soffice does not answer")


def value(name, content):
    return PropertyValue(name, 0, content, 0)


class Reviewer:
    def __init__(self, context, path):
        self.context = context
        self.manager = context.ServiceManager
        desktop = self.create("com.sun.star.frame.Desktop")
        self.document = desktop.loadComponentFromURL(
            Path(path).resolve().as_uri(), "_blank", 0, (value("Hidden", True),)
        )
        self.name = "Rev Iewer"

    def create(self, service):
        return self.manager.createInstanceWithContext(service, self.context)

    def find(self, words):
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        search.SearchCaseSensitive = True
        found = self.document.findFirst(search)
        if found is None:
            raise SystemExit(f"not in the draft: {words}")
        return found

    def do(self, step):
        getattr(self, "do_" + step.pop("do"))(**step)

    def do_track(self, on):
        self.document.RecordChanges = on

    def do_all(self, how):
        dispatcher = self.create("com.sun.star.frame.DispatchHelper")
        frame = self.document.CurrentController.Frame
        dispatcher.executeDispatch(frame, f".uno:{how}AllTrackedChanges", "", 0, ())

    def do_author(self, name):
        provider = self.create("com.sun.star.configuration.ConfigurationProvider")
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (value("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        given, _, family = name.partition(" ")
        access.givenname, access.sn, access.initials = given, family, "".join(part[0] for part in name.split())
        access.commitChanges()
        self.name = name

    def do_comment(self, find, text, point=False, until=""):
        place = self.find(find)
        if until:
            end = self.find(until).getEnd()
            place = place.getText().createTextCursorByRange(place.getStart())
            place.gotoRange(end, True)
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content, note.Author, note.Initials = text, self.name, "".join(part[0] for part in self.name.split())
        note.DateTimeValue = DateTime(0, 0, 30, 9, 3, 11, 2026, False)
        if point:
            place.getText().insertTextContent(place.getEnd(), note, False)
        else:
            place.getText().insertTextContent(place, note, True)

    def notes(self):
        fields = self.document.TextFields.createEnumeration()
        while fields.hasMoreElements():
            field = fields.nextElement()
            if field.supportsService("com.sun.star.text.textfield.Annotation"):
                yield field

    def note(self, find):
        return next(note for note in self.notes() if note.Content.startswith(find))

    def do_resolve(self, find):
        self.note(find).Resolved = True

    def do_replace(self, find, **other):
        self.find(find).String = other["with"]

    def do_delete(self, find):
        self.find(find).String = ""

    def do_after(self, find, text):
        place = self.find(find)
        cursor = place.getText().createTextCursorByRange(place.getEnd())
        for number, line in enumerate(text.split("\n")):
            if number:
                place.getText().insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            place.getText().insertString(cursor, line, False)

    def do_bold(self, find):
        self.find(find).CharWeight = 150.0

    def do_highlight(self, find):
        self.find(find).CharBackColor = 0xFFFF00

    def do_cell(self, table, cell, text):
        tables = self.document.TextTables
        tables.getByIndex(table if table >= 0 else tables.Count + table).getCellByName(cell).String = text

    def do_rows(self, table, at, count):
        tables = self.document.TextTables
        rows = tables.getByIndex(table if table >= 0 else tables.Count + table).Rows
        rows.insertByIndex(at, count) if count > 0 else rows.removeByIndex(at, -count)

    def do_join(self, find):
        place = self.find(find)
        cursor = place.getText().createTextCursorByRange(place)
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.String = ""

    def dispatch(self, command, **arguments):
        given = tuple(value(key, content) for key, content in arguments.items())
        frame = self.document.CurrentController.Frame
        return self.create("com.sun.star.frame.DispatchHelper").executeDispatch(frame, command, "", 0, given)

    def do_move(self, find, after):
        controller = self.document.CurrentController
        place = self.find(find)
        cursor = place.getText().createTextCursorByRange(place)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        controller.select(cursor)
        self.dispatch(".uno:Cut")
        place = self.find(after)
        cursor = place.getText().createTextCursorByRange(place)
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, False)
        controller.select(cursor)
        self.dispatch(".uno:Paste")

    def save(self, path):
        target = Path(path).resolve()
        self.document.storeToURL(target.as_uri(), (value("FilterName", FILTERS[target.suffix]),))


def main():
    pipe, draft, steps, *targets = sys.argv[1:]
    reviewer = Reviewer(connect(pipe), draft)
    for step in json.loads(Path(steps).read_text(encoding="utf-8")):
        reviewer.do(step)
    for target in targets:
        reviewer.save(target)
    reviewer.document.close(True)


if __name__ == "__main__":
    main()
