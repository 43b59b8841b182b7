"""Reading what came back: every comment and every change of a returned draft, each at its piece, none lost.

`read_returned` reads a file, `text_pieces` gives the text of the pieces as they are sent; what they return and refuse
is in `records`.
"""

from regiorapport.wederhoor.reading.read import read_returned, text_pieces
from regiorapport.wederhoor.reading.records import Gelezen, Opmerking, Telling, Unreadable

__all__ = ["Gelezen", "Opmerking", "Telling", "Unreadable", "read_returned", "text_pieces"]
