"""The styles part and the font table, made from templates/word/styles.yaml."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from regiorapport.render.word.design import BUILT_IN, Design, style_id
from regiorapport.render.word.ooxml import TWIPS_PER_POINT, make
from regiorapport.render.word.ooxml import name as full_name

LANGUAGE = "nl-NL"
SIDES = ("top", "left", "bottom", "right")
# What Word takes where the typeface isn't installed: metrics and a name that every Word has.
FALLBACK = "Calibri"


def styles_part(design: Design) -> ET.Element:
    """Return w:styles: the defaults of the document and every style of styles.yaml."""
    described = design.styles
    root = make("styles", _defaults(design))
    root.append(_bare("character", "Default Paragraph Font", "DefaultParagraphFont"))
    root.append(_bare("table", "Normal Table", "TableNormal"))
    root.append(_bare("numbering", "No List", "NoList"))
    for name, rules in described["paragraph"].items():
        root.append(_paragraph_style(name, rules, design))
    for name, rules in described["character"].items():
        root.append(_style("character", name, "DefaultParagraphFont", _run_properties(rules, design)))
    for name, rules in described["table"].items():
        root.append(_table_style(name, rules, design))
    return root


def font_table(design: Design) -> ET.Element:
    """Return w:fonts: the typeface of the look, with what stands in for it."""
    return make("fonts", _font(design.font, FALLBACK), _font(FALLBACK, "Arial"))


def _font(font: str, alternative: str) -> ET.Element:
    family, pitch = make("family", val="swiss"), make("pitch", val="variable")
    return make("font", make("altName", val=alternative), make("charset", val="00"), family, pitch, name=font)


def _defaults(design: Design) -> ET.Element:
    language = make("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    text = make("rPr", _fonts(design.font), *_size(design.styles["paragraph"]["Normal"]["size"]), language)
    block = make("pPr", make("widowControl"), make("spacing", before=0, after=0))
    return make("docDefaults", make("rPrDefault", text), make("pPrDefault", block))


def _bare(kind: str, name: str, identifier: str) -> ET.Element:
    made = make("style", make("name", val=name), type=kind, default=1, styleId=identifier)
    made.extend([make("uiPriority", val=99), make("semiHidden"), make("unhideWhenUsed")])
    if kind == "table":
        sides = [make(side, w=width, type="dxa") for side, width in zip(SIDES, (0, 108, 0, 108), strict=True)]
        made.append(make("tblPr", make("tblInd", w=0, type="dxa"), make("tblCellMar", *sides)))
    return made


def _style(kind: str, name: str, base: str, *parts: ET.Element) -> ET.Element:
    own = {} if name in BUILT_IN else {"customStyle": 1}
    made = make("style", make("name", val=name), type=kind, styleId=style_id(name), **own)
    if base:
        made.append(make("basedOn", val=base))
    else:
        made.set(full_name("w:default"), "1")
    if kind == "paragraph" and name.startswith("heading"):
        made.append(make("next", val="BodyText"))
    made.append(make("qFormat"))
    made.extend(part for part in parts if len(part))
    return made


def _paragraph_style(name: str, rules: Mapping[str, Any], design: Design) -> ET.Element:
    base = style_id(rules["base"]) if "base" in rules else ""
    return _style("paragraph", name, base, _paragraph_properties(rules, design), _run_properties(rules, design))


def _paragraph_properties(rules: Mapping[str, Any], design: Design) -> ET.Element:
    made = make("pPr")
    heading = "outline" in rules
    for tag, wanted in (
        ("keepNext", rules.get("keep_next") or heading),
        ("keepLines", rules.get("keep_lines") or heading),
        ("pageBreakBefore", rules.get("page_break")),
    ):
        if wanted:
            made.append(make(tag))
    if "rules" in rules:
        made.append(_borders(rules["rules"], design))
    if "fill" in rules:
        made.append(make("shd", val="clear", color="auto", fill=design.colours[rules["fill"]]))
    if rules.get("tab_at_end"):
        made.append(make("tabs", make("tab", val="right", pos=design.portrait.text_width)))
    if heading or rules.get("page_break"):
        made.append(make("suppressAutoHyphens"))
    made.extend(_spacing(rules))
    indents = {side: _twips(rules[side]) for side in ("left", "right", "hanging") if side in rules}
    if indents:
        made.append(make("ind", **indents))
    if "align" in rules:
        made.append(make("jc", val=rules["align"]))
    if heading:
        made.append(make("outlineLvl", val=rules["outline"] - 1))
    return made


def _spacing(rules: Mapping[str, Any]) -> list[ET.Element]:
    spacing: dict[str, str | int] = {side: _twips(rules[side]) for side in ("before", "after") if side in rules}
    if "line" in rules:
        spacing |= {"line": round(rules["line"] * 240), "lineRule": "auto"}
    for key, rule in (("at_least", "atLeast"), ("exact", "exact")):
        if key in rules:
            spacing |= {"line": _twips(rules[key]), "lineRule": rule}
    return [make("spacing", **spacing)] if spacing else []


def _borders(rules: list[list[Any]], design: Design) -> ET.Element:
    by_side = {side: (points, colour, distance) for side, points, colour, distance in rules}
    made = make("pBdr")
    for side in SIDES:
        if side in by_side:
            points, colour, distance = by_side[side]
            made.append(_rule(side, points, design.colours[colour], distance))
    return made


def _rule(side: str, points: float, colour: str, distance: float = 0) -> ET.Element:
    return make(side, val="single", sz=round(points * 8), space=round(distance), color=colour)


def _run_properties(rules: Mapping[str, Any], design: Design) -> ET.Element:
    made = make("rPr")
    if "font" in rules:
        made.append(_fonts(rules["font"]))
    if rules.get("bold"):
        made.extend([make("b"), make("bCs")])
    if rules.get("italic"):
        made.extend([make("i"), make("iCs")])
    if rules.get("small_caps"):
        made.append(make("smallCaps"))
    if "color" in rules:
        made.append(make("color", val=design.colours[rules["color"]]))
    if "size" in rules:
        made.extend(_size(rules["size"]))
    if rules.get("underline"):
        made.append(make("u", val="single"))
    if rules.get("superscript"):
        made.append(make("vertAlign", val="superscript"))
    return made


def _size(points: float) -> list[ET.Element]:
    return [make("sz", val=round(points * 2)), make("szCs", val=round(points * 2))]


def _fonts(font: str) -> ET.Element:
    return make("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _table_style(name: str, rules: Mapping[str, Any], design: Design) -> ET.Element:
    edge, header = ((points, design.colours[colour]) for points, colour in (rules["edge"], rules["header"]))
    padding = rules["padding"]
    by_side = {"top": padding["top"], "left": padding["side"], "bottom": padding["bottom"], "right": padding["side"]}
    margins = make("tblCellMar", *(make(side, w=_twips(by_side[side]), type="dxa") for side in SIDES))
    borders = make("tblBorders", _rule("top", *edge), _rule("bottom", *edge))
    under_header = make("tcPr", make("tcBorders", _rule("bottom", *header)), make("vAlign", val="bottom"))
    first_row = make("tblStylePr", make("trPr", make("tblHeader")), under_header, type="firstRow")
    return _style("table", name, "TableNormal", make("tblPr", borders, margins), first_row)


def _twips(points: float) -> int:
    return round(points * TWIPS_PER_POINT)
