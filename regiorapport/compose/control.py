"""The controleverslag of a meting: what the checks found, what was accepted and why, and every recomputed number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regiorapport.checks.printed import printed_percentage
from regiorapport.checks.registry import Accepted, Report
from regiorapport.checks.settings import settings_of
from regiorapport.cijfers import Getal, NoSuchForm, form_of_row, value_of, value_of_cell
from regiorapport.compose.document import Document, environment
from regiorapport.compose.tables import list_table
from regiorapport.corpus import Corpus, Meting
from regiorapport.dates import full_date, long_date
from regiorapport.diagnostics import Diagnostic, Level, Place, faults_and_warnings
from regiorapport.markdown import Markdown
from regiorapport.schema.base import Found
from regiorapport.schema.report import Rapport
from regiorapport.schema.table import values_in

FORMATS = ("html", "pdf")
_TEMPLATE = "delen/controleverslag.md.j2"


@dataclass(frozen=True)
class Recomputed:
    """A published number beside what the corpus gives for it."""

    what: str
    printed: str
    ours: str
    same: bool


def control_documents(
    corpus: Corpus, rapporten: Sequence[Rapport], report: Report, templates: Path
) -> Iterator[Document]:
    """Yield a controleverslag for every meting of which a report is made.

    report: what the checks found in the whole corpus. templates: the folder of the templates.
    """
    for meting, rapport in controlled(corpus, rapporten):
        yield _document(corpus, meting, rapport, report, templates)


def controlled(corpus: Corpus, rapporten: Iterable[Rapport]) -> list[tuple[Meting, Rapport]]:
    """Return every meting of which a report is made, with the first of those reports."""
    found: dict[tuple[str, str], tuple[Meting, Rapport]] = {}
    for rapport in rapporten:
        found.setdefault((rapport.regio, rapport.meting), (corpus.meting_of(rapport), rapport))
    return list(found.values())


def _document(corpus: Corpus, meting: Meting, rapport: Rapport, report: Report, templates: Path) -> Document:
    # A published overview was typed with what it says of its regions; a comparison takes that from them.
    metingen = [meting, *(meting.elders.values() if meting.gegevens.publicatie is not None else ())]
    found = [diagnostic for diagnostic in report.open if _concerns(diagnostic, corpus, metingen)]
    accepted = [each for each in report.accepted if _concerns(each.diagnostic, corpus, metingen)]
    places = {each.place for each in (*report.open, *(each.diagnostic for each in report.accepted))}
    recomputed = [number for each in metingen for number in _recomputed(each, places)]
    remarks = [record for each in metingen for record in _remarks(each)]
    left_out = [record for each in metingen for record in each.weggelaten.values()]
    markdown = environment(templates).get_template(_TEMPLATE).render(
        open=faults_and_warnings(found),
        fouten=[_shown(each) for each in found if each.level is not Level.WAARSCHUWING],
        waarschuwingen=[_shown(each) for each in found if each.level is Level.WAARSCHUWING],
        aanvaard=_accepted_table(accepted),
        aantal_aanvaard=len(accepted),
        herberekend=_recomputed_table(recomputed),
        aantal_herberekend=len(recomputed),
        aantal_anders=sum(not number.same for number in recomputed),
        opmerkingen=[(record.id, record.vindplaats, record.opmerking) for record in remarks],
        weggelaten=left_out,
        uitgezet=_switched_off(corpus, meting, [each for each in report.off if _concerns(each, corpus, metingen)]),
    )  # fmt: skip
    metadata = control_metadata(meting, rapport)
    return Document(str(metadata["id"]), markdown, metadata, (), ())


def _switched_off(corpus: Corpus, meting: Meting, off: Sequence[Diagnostic]) -> list[tuple[str, str, int]]:
    """Return (code, reason, findings) of every check that is off in the meting, or in a report about it alone."""
    alone = [
        (rapport, code, setting.uit)
        for rapport in corpus.rapporten.values()
        if corpus.meting_of(rapport) is meting
        for code, setting in rapport.controles.items()
        if setting.uit is not None
    ]
    apart = {(rapport.origin.file.name, code) for rapport, code, _ in alone}
    times = Counter((each.place.path, each.code) for each in off)
    elsewhere = Counter(each.code for each in off if (each.place.path, each.code) not in apart)
    found = [(code, reason, elsewhere[code]) for code, reason in settings_of(corpus, meting).off.items()]
    found += [
        (code, f"{reason} (in het rapport {rapport.id})", times[rapport.origin.file.name, code])
        for rapport, code, reason in alone
    ]
    return found


def control_metadata(meting: Meting, rapport: Rapport) -> Mapping[str, Any]:
    """Return what the head, the footer and the overview say of the controleverslag of a meting."""
    title = f"Controleverslag {meting.regio.naam}"
    return {
        "id": f"controle-{meting.regio.id}-{meting.id}",
        "soort": "controleverslag",
        "titel": title,
        "ondertitel": meting.gegevens.titel,
        "omschrijving": f"{title}: wat de controles vonden en hoe dat is beoordeeld.",
        "regio": meting.regio.naam,
        "meting_label": meting.gegevens.titel,
        "jaar": None,
        "status": "definitief",
        "status_label": "Intern",
        "versie": rapport.versie,
        "datum": full_date(rapport.datum),
        "datum_lang": long_date(rapport.datum),
        "organisatie": rapport.organisatie or "",
        "auteurs": [],
        "taal": "nl",
        "opmaak": "beknopt",
        "liggend": False,
        "doorlopend": False,
        "inhoudsopgave": False,
        "hoogstens_bladzijden": None,
    }


def _concerns(diagnostic: Diagnostic, corpus: Corpus, metingen: Sequence[Meting]) -> bool:
    """Tell whether what was found concerns these metingen: it stands in them, their regions, their reports, or in what
    all regions share."""
    folder, *below = diagnostic.place.path.split("/")
    if folder == "reports":
        rapport = corpus.rapporten.get(below[-1].removesuffix(".yaml"))
        return rapport is None or any((rapport.regio, rapport.meting) == (each.regio.id, each.id) for each in metingen)
    if below[0] not in corpus.regios:
        return True
    return any(below[0] == each.regio.id and (len(below) < 3 or below[1] == each.id) for each in metingen)


def _shown(diagnostic: Diagnostic) -> dict[str, str]:
    return {
        "code": diagnostic.code,
        "waar": _where(diagnostic),
        "wat": diagnostic.message,
        "advies": diagnostic.suggestion or "",
    }


def _where(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.place.path.removeprefix('regions/')}, regel {diagnostic.place.line}"


def _accepted_table(accepted: Sequence[Accepted]) -> Markdown | None:
    if not accepted:
        return None
    rows = [["Waar", "Wat de controle vindt", "Waarom het zo blijft"]]
    rows += [
        [_where(each.diagnostic), f"{each.diagnostic.code}: {each.diagnostic.message}", each.reason]
        for each in accepted
    ]
    return list_table(rows, "lll")


def _recomputed_table(numbers: Sequence[Recomputed]) -> Markdown | None:
    if not numbers:
        return None
    rows: list[list[str]] = [["Getal", "Gedrukt", "Het corpus geeft", "Oordeel"]]
    ordered = sorted(numbers, key=lambda number: number.same)  # what differs stands first
    rows += [
        [each.what, each.printed, each.ours, "gelijk" if each.same else Markdown("**anders**")] for each in ordered
    ]
    return list_table(rows, "llll")


def _recomputed(meting: Meting, places: Set[Place]) -> Iterator[Recomputed]:
    """Yield every published number of a meting, of its cijfers and of the cells of its tables.

    places: where the checks found something; a published number that they found is another one than ours.
    """
    for cijfer in meting.cijfers.values():
        if cijfer.gepubliceerd is not None:
            indicator = meting.gedeeld.indicatoren[cijfer.indicator]
            value = value_of(cijfer, meting.cijfers, indicator)
            differs = cijfer.origin.place("gepubliceerd") in places
            yield _beside(f"{indicator.naam} ({cijfer.id})", cijfer.gepubliceerd, value, differs=differs)
    for tabel in meting.tabellen.values():
        for row, cells in tabel.waarden.items():
            for column, cell in cells.items():
                for index, held in enumerate(values_in(cell)):
                    if held.gepubliceerd is None:
                        continue
                    try:
                        value = value_of_cell(tabel, row, column, cell=held)
                    except NoSuchForm:
                        continue
                    sign = "%" if form_of_row(tabel, row) in ("aantal-procent", "procent") else ""
                    what = f"{tabel.titel}: {tabel.rijen[row].titel}, {tabel.kolommen[column].titel}"
                    inner = ("reeks", index) if cell.reeks else ()
                    path = ("waarden", row, column, *inner)
                    differs = bool({tabel.origin.place(*path), tabel.origin.place(*path, "gepubliceerd")} & places)
                    yield _beside(what, f"{held.gepubliceerd.removesuffix('%')}{sign}", value, differs=differs)


def _beside(what: str, printed: str, value: Getal, *, differs: bool) -> Recomputed:
    percentage = printed_percentage(printed)
    shown = value.unlinked().procent if percentage is not None and value.share is not None else value.unlinked().in_full
    return Recomputed(what, printed, str(shown).replace("\\", ""), not differs)


def _remarks(meting: Meting) -> Iterator[Found]:
    for _, record in meting.records():
        if isinstance(record, Found) and record.opmerking is not None:
            yield record
