"""Make the woff2 files that the HTML embeds from the TTF files in this folder.

In: SourceSans3-<style>.ttf. Out: SourceSans3-<style>.woff2, Latin only, about 24 KB each, always the same bytes.
Run by hand after the typeface was renewed: `pip install fonttools brotli && python make_woff2.py`.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent
STYLES = ("Regular", "It", "Semibold", "Bold")

# Latin with all European accents, punctuation, currency, arrows and the signs a report counts with.
CHARACTERS = (
    "20-7E A0-17F 192 218-21B 2C6 2DA 2DC 300-304 308 30C 2009-200A 2010-2015 2018-201E 2020-2022 2026 202F 2030 "
    "2032-2033 2039-203A 2044 20AC 2116 2122 2190-2193 2212 2215 2248 2260 2264-2265 25A0 25CF 2713 FB01-FB02"
)
FEATURES = [
    "kern",
    "liga",
    "locl",
    "mark",
    "mkmk",
    "ccmp",
    "tnum",
    "lnum",
    "onum",
    "pnum",
    "frac",
    "sups",
    "subs",
    "case",
    "zero",
]

# The licence reserves the name "Source" for the unchanged font, and a subset is a changed one:
# the name within the file is another, the family name in the style sheet stays our own choice.
NAME = "Regiorapport Sans"
FAMILY, UNIQUE, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY = 1, 3, 4, 6, 16


def code_points(ranges: str) -> list[int]:
    """The characters of space-separated hexadecimal numbers and ranges: "20-22 A0" gives [32, 33, 34, 160]."""
    found: list[int] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def rename(font: TTFont, style: str) -> None:
    """Give the font its own name in every record that holds one."""
    full = f"{NAME} {style}"
    postscript = full.replace(" ", "")
    new = {FAMILY: NAME, UNIQUE: full, FULL: full, POSTSCRIPT: postscript, TYPOGRAPHIC_FAMILY: NAME}
    for record in font["name"].names:
        if record.nameID in new:
            record.string = new[record.nameID]


def make(style: str) -> None:
    """Write the woff2 of one style."""
    options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES)
    font = TTFont(FOLDER / f"SourceSans3-{style}.ttf", recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=code_points(CHARACTERS))
    cutter.subset(font)
    rename(font, style)
    subset.save_font(font, str(FOLDER / f"SourceSans3-{style}.woff2"), options)


if __name__ == "__main__":
    for each in STYLES:
        make(each)
