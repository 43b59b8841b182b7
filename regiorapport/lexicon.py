"""The lexicon of Dutch words of quantity: what each says of a share or a count, and in what band it is right.

A word leaves room, so each has a band of shares (or counts) in which it is right, as exact fractions. A band is as wide
as a careful reader still accepts: outside it the word says something else than the number. Words with an edge of their
own (alle, geen, de meerderheid, een derde) are hard. Words whose size depends on what one expected (vaak, sommige,
veel) are soft: how often "often" is depends on what is spoken of (Pepper and Prytulak, 1974), and what people mean by
words that are next to each other overlaps (Bass, Cascio and O'Connor, 1974). So their bands are wide, and a number
outside them is only a warning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from regiorapport.numbers import as_number, as_percent

# Nearer than EXACT the bare word is right; nearer than NEAR it is "bijna" or "ruim"; further off no word is.
EXACT = Fraction(1, 200)
NEAR = Fraction(1, 20)


@dataclass(frozen=True)
class Band:
    """From low to high, both included; over: low itself is not, under: high itself is not."""

    low: Fraction
    high: Fraction
    over: bool = False
    under: bool = False

    def holds(self, value: Fraction) -> bool:
        """Tell whether a value lies in the band."""
        return (self.low < value if self.over else self.low <= value) and (
            value < self.high if self.under else value <= self.high
        )


@dataclass(frozen=True)
class Quantity:
    """What words say: the band of the share, and of the count where they count.

    named: the share that they name ("een derde"), and manner how they stand to it ("iets minder dan"). missing: how
    many of the whole are left out ("op één na alle"). hard: whether a number outside the band is wrong for everybody.
    single: whether they may be said of one person.
    """

    share: Band
    count: Band | None = None
    named: Fraction | None = None
    manner: str = ""
    missing: int | None = None
    hard: bool = True
    single: bool = False

    def fits(self, share: Fraction, base: int | None = None) -> bool:
        """Tell whether a share may be called so; base: the whole, where it is known."""
        if self.missing is not None and base:
            return share * base == base - self.missing
        return self.share.holds(share)

    def fits_count(self, count: Fraction) -> bool:
        """Tell whether so many may be called so; always, for words that do not count."""
        return self.count is None or self.count.holds(count)

    @property
    def says(self) -> str:
        """What the words say, in figures: "iets minder dan 33%", "meer dan 50% en minder dan 100%", "0%"."""
        if self.missing is not None:
            return f"alle min {as_number(self.missing)}"
        if self.named is not None:
            return f"{self.manner} {as_percent(self.named)}"
        if self.count is not None:
            return f"{as_number(int(self.count.low))} tot en met {as_number(int(self.count.high))}"
        low, high = as_percent(self.share.low), as_percent(self.share.high)
        if self.share.low == self.share.high:
            return low
        least = f"{'meer dan' if self.share.over else 'ten minste'} {low}"
        most = f"{'minder dan' if self.share.under else 'ten hoogste'} {high}"
        told = [least] if self.share.over or self.share.low > 0 else []
        return " en ".join([*told, *([most] if self.share.under or self.share.high < 1 else [])])

    @property
    def least(self) -> int:
        """How many people there must be who do what the words say, for the words to be right of some group.

        "De meerderheid" takes two (of three), "bijna alle" four (of five): one is nobody's majority.
        """
        if self.share.high == 0:
            return 2  # "geen van hen" is said by them all
        counts = range(1 if self.single else 2, 100)
        return next(n for n in counts if self.fits_count(Fraction(n)) and self._of_some_group(n))

    def _of_some_group(self, count: int) -> bool:
        return any(self.fits(Fraction(count, base), base) for base in range(count, 20 * count + 1))


def _share(low: Fraction | int, high: Fraction | int, *, over: bool = False, under: bool = False) -> Quantity:
    return Quantity(Band(Fraction(low), Fraction(high), over, under))


def _soft(low: Fraction | int, high: Fraction | int, *, over: bool = False, under: bool = False) -> Quantity:
    return replace(_share(low, high, over=over, under=under), hard=False)


def _few(low: int, high: int, most: Fraction, *, single: bool = False) -> Quantity:
    share, count = Band(Fraction(0), most, over=True), Band(Fraction(low), Fraction(high))
    return Quantity(share, count, hard=False, single=single)


# --- the shares that Dutch has a name for ---

# In the order in which they are tried to word a share: where two are as near, the first is taken.
NAMED_SHARES: tuple[tuple[Fraction, str], ...] = (
    (Fraction(1, 2), "de helft"),
    (Fraction(1, 3), "een derde"),
    (Fraction(2, 3), "twee derde"),
    (Fraction(1, 4), "een kwart"),
    (Fraction(3, 4), "driekwart"),
    (Fraction(1, 5), "een vijfde"),
    (Fraction(4, 5), "vier vijfde"),
)
# Other ways to write them, and shares that we read but do not write: next to a fifth or a quarter they are too fine.
ALSO_NAMED: Mapping[str, Fraction] = {
    "helft": Fraction(1, 2),
    "eenderde": Fraction(1, 3), "een derde deel": Fraction(1, 3),
    "tweederde": Fraction(2, 3), "twee derden": Fraction(2, 3), "twee derde deel": Fraction(2, 3),
    "kwart": Fraction(1, 4), "een vierde": Fraction(1, 4), "een vierde deel": Fraction(1, 4),
    "drie kwart": Fraction(3, 4), "drie vierde": Fraction(3, 4),
    "eenvijfde": Fraction(1, 5), "een vijfde deel": Fraction(1, 5), "viervijfde": Fraction(4, 5),
    "twee vijfde": Fraction(2, 5), "drie vijfde": Fraction(3, 5),
    "een zesde": Fraction(1, 6), "vijf zesde": Fraction(5, 6),
    "een achtste": Fraction(1, 8), "een tiende": Fraction(1, 10), "negen tiende": Fraction(9, 10),
}  # fmt: skip
SMALL_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


@dataclass(frozen=True)
class Manner:
    """What stands before a named share: what it says, and how far the share may lie under and over it.

    under, over: None to the end. itself: whether the named share is among them.
    """

    told: str
    under: Fraction | None = Fraction(0)
    over: Fraction | None = Fraction(0)
    itself: bool = False

    @property
    def bound(self) -> bool:
        """Whether it only says on which side the share lies, however far: "meer dan", "ten hoogste"."""
        return self.under is None or self.over is None


# "Bijna" and "ruim" name a side and stay near: at most twice as far as our own words go.
MANNERS: tuple[tuple[tuple[str, ...], Manner], ...] = (
    (
        ("", "ongeveer", "circa", "rond", "zo'n", "grofweg", "pakweg", "om en nabij", "plusminus", "naar schatting"),
        Manner("ongeveer", NEAR, NEAR, itself=True),
    ),
    (("precies", "exact"), Manner("precies", EXACT, EXACT, itself=True)),
    (
        ("bijna", "krap", "net geen", "net niet", "nipt", "iets minder dan", "een kleine", "een krappe"),
        Manner("iets minder dan", under=2 * NEAR),
    ),
    (
        ("ruim", "iets meer dan", "net meer dan", "net iets meer dan", "een ruime"),
        Manner("iets meer dan", over=2 * NEAR),
    ),
    (("meer dan", "ruim meer dan", "langer dan", "ver over"), Manner("meer dan", over=None)),
    (("minder dan", "korter dan", "nog geen", "nog niet"), Manner("minder dan", under=None)),
    (
        ("ten minste", "tenminste", "minstens", "minimaal", "op zijn minst"),
        Manner("ten minste", over=None, itself=True),
    ),
    (
        ("ten hoogste", "hooguit", "hoogstens", "maximaal", "op zijn hoogst"),
        Manner("ten hoogste", under=None, itself=True),
    ),
)  # fmt: skip


# --- the words without a number ---

_ALL = (
    "alle", "allen", "allemaal", "iedereen", "ieder", "iedere", "elk", "elke", "allebei", "beide", "beiden", "altijd",
)  # fmt: skip
_NONE = ("geen", "geen enkele", "niemand", "nooit")
_NEARLY = ("bijna", "vrijwel", "nagenoeg", "zo goed als", "haast", "praktisch")

LEXICON: tuple[tuple[tuple[str, ...], Quantity], ...] = (
    (_ALL, _share(1, 1)),
    ((*_NONE, "geen van", "geen een"), _share(0, 0)),
    # Four of five: of fewer people nobody calls one exception "nearly". All of them are "alle", without "bijna".
    (tuple(f"{nearly} {word}" for nearly in _NEARLY for word in _ALL), _share(Fraction(4, 5), 1, under=True)),
    (
        (*(f"{nearly} {word}" for nearly in _NEARLY for word in _NONE), "nauwelijks iemand"),
        _share(0, Fraction(1, 5), over=True),
    ),
    (tuple(f"niet {word}" for word in (*_ALL, "bij alle", "voor iedereen", "bij iedereen")), _share(0, 1, under=True)),
    (tuple(f"lang niet {word}" for word in _ALL), _share(0, Fraction(4, 5))),
    # Two to one, the smallest majority that rules on procedure call qualified. "Most" without more is already used of
    # clearly more than half (Solt, 2016), so "overgroot" has to say more than that.
    (
        (
            "het overgrote deel", "een overgroot deel", "overgrote deel", "het overgrote gedeelte",
            "de overgrote meerderheid", "een overgrote meerderheid", "overgrote meerderheid",
            "een grote meerderheid", "de grote meerderheid", "grote meerderheid",
            *(f"{by_far} de {most}" for by_far in ("verreweg", "veruit") for most in ("meeste", "meesten")),
            "het leeuwendeel",
        ),
        _share(Fraction(2, 3), 1, under=True),
    ),
    (("een ruime meerderheid", "ruime meerderheid"), _share(Fraction(11, 20), 1, under=True)),
    # More than half. Not all: who says "most" tells that not everybody does (Ariel, 2004).
    (
        (
            "de meerderheid", "een meerderheid", "meerderheid", "het merendeel", "merendeel", "de meeste", "de meesten",
            "meeste", "meesten", "het grootste deel", "grootste deel", "het grootste gedeelte", "het gros",
        ),
        _share(Fraction(1, 2), 1, over=True, under=True),
    ),
    (
        ("een kleine meerderheid", "een krappe meerderheid", "een nipte meerderheid"),
        _share(Fraction(1, 2), Fraction(3, 5), over=True),
    ),
    (
        ("een minderheid", "de minderheid", "minderheid", "het kleinste deel", "de minste", "de minsten"),
        _share(0, Fraction(1, 2), over=True, under=True),
    ),
    (("een kleine minderheid",), _share(0, Fraction(1, 3), over=True)),
    # Some and not all, however many.
    (("een deel", "een gedeelte", "deels", "gedeeltelijk"), _share(0, 1, over=True, under=True)),
    # What is much or little depends on what one expected: these only rule out the other end.
    (
        ("een groot deel", "een groot gedeelte", "groot deel", "een groot aantal", "veel", "vele", "velen"),
        _soft(Fraction(1, 3), 1),
    ),
    (
        ("een klein deel", "een klein gedeelte", "weinig", "weinigen", "maar weinig", "een klein aantal"),
        _soft(0, Fraction(1, 3), over=True),
    ),
    (("sommige", "sommigen", "een aantal"), _soft(0, Fraction(1, 2), over=True)),
    # A handful at most: five and up have a number word that is as short.
    (("enkele", "enkelen", "een paar"), _few(2, 4, Fraction(1, 2))),
    (("een enkele", "een enkeling", "enkeling"), _few(1, 2, Fraction(1, 3), single=True)),
    (("een handvol",), _few(2, 6, Fraction(1, 2))),
    (("meestal", "doorgaans", "veelal", "gewoonlijk"), _soft(Fraction(1, 2), 1)),
    (("vaak", "dikwijls"), _soft(Fraction(1, 3), 1)),
    (("soms", "af en toe"), _soft(0, Fraction(1, 2), over=True)),
    (("zelden",), _soft(0, Fraction(1, 4))),
)  # fmt: skip

# Before these a word of quantity counts something else: "enkele honderden", "een paar procent".
SCALES = ("honderd", "honderden", "duizend", "duizenden", "tientallen", "miljoen", "procent")
