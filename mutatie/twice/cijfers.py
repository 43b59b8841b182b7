"""A cijfer is stated again by what was printed for it, by the people listed, by another cijfer, by a budget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from mutatie.addresses import Address
from mutatie.twice.contradiction import Contradiction, address
from mutatie.twice.wording import Amount, Claim, read
from regiorapport.corpus import Meting
from regiorapport.schema.meting import Cijfer

_read = lru_cache(maxsize=8192)(read)


def amount(name: str, cijfers: Mapping[str, Cijfer], unit: str = "") -> Amount:
    """Return the value of a cijfer, sums and shares of others computed here; empty where it can't be."""
    value = cijfers[name].waarde
    if value.som_van is not None:
        parts = [_count(part, cijfers) for part in value.som_van]
        known = [part for part in parts if part is not None]
        return Amount(number=sum(known, Fraction(0)), unit=unit) if len(known) == len(parts) else Amount()
    if value.aandeel is not None:
        part, whole = _count(value.aandeel.deel, cijfers), _count(value.aandeel.geheel, cijfers)
        return Amount(part, int(whole), part / whole, unit=unit) if part is not None and whole else Amount()
    if value.min is not None and value.max is not None:
        return Amount(low=Fraction(value.min), high=Fraction(value.max), unit=unit)
    if value.n is not None and value.van:
        return Amount(Fraction(value.n), value.van, Fraction(value.n) / value.van, unit=unit)
    if value.procent is not None:
        return Amount(share=Fraction(value.procent) / 100, unit=unit)
    if value.breuk is not None:
        return Amount(share=Fraction(value.breuk), unit=unit)
    found = next((each for each in (value.aantal, value.getal, value.bedrag) if each is not None), None)
    return Amount(Fraction(found), unit=unit) if found is not None else Amount()


def _count(name: str, cijfers: Mapping[str, Cijfer], seen: frozenset[str] = frozenset()) -> Fraction | None:
    if name in seen or name not in cijfers:
        return None
    parts = cijfers[name].waarde.som_van
    if parts is None:
        return amount(name, cijfers).number
    counts = [_count(part, cijfers, seen | {name}) for part in parts]
    return None if None in counts else sum((each for each in counts if each is not None), Fraction(0))


def parts_of(name: str, cijfers: Mapping[str, Cijfer]) -> set[str]:
    """Return the cijfers from which a cijfer is computed, itself included."""
    found, todo = set[str](), [name]
    while todo:
        each = todo.pop()
        if each in found or each not in cijfers:
            continue
        found.add(each)
        value = cijfers[each].waarde
        todo += [*(value.som_van or ()), *((value.aandeel.deel, value.aandeel.geheel) if value.aandeel else ())]
    return found


def printed(meting: Meting) -> Iterator[Contradiction]:
    """Yield every cijfer whose printed form says another number."""
    for name, cijfer in meting.cijfers.items():
        claim, value = claim_of(meting, cijfer), _amount(meting, name)
        if claim is not None and claim.contradicts(value):
            records = tuple(address(meting, "cijfers", each) for each in sorted(parts_of(name, meting.cijfers)))
            yield Contradiction("printed", records, f"{cijfer.gepubliceerd!r} against {_shown(value)}")


def claim_of(meting: Meting, cijfer: Cijfer) -> Claim | None:
    """Return what was printed for a cijfer, None where nothing was or it can't be told."""
    return _read(cijfer.gepubliceerd, _unit(meting, cijfer)) if cijfer.gepubliceerd is not None else None


def _unit(meting: Meting, cijfer: Cijfer) -> str:
    known = meting.gedeeld.indicatoren.get(cijfer.indicator)
    return known.eenheid if known is not None else ""


def _amount(meting: Meting, name: str) -> Amount:
    return amount(name, meting.cijfers, _unit(meting, meting.cijfers[name]))


def _shown(value: Amount) -> str:
    known = [value.number, value.base, value.share if value.number is None else None, value.low, value.high]
    return " ".join(str(each) for each in known if each is not None)


def counted_again(meting: Meting) -> Iterator[Contradiction]:
    """Yield every cijfer that counts the respondents listed (`uit_respondenten`) and has another outcome."""
    for name, cijfer in meting.cijfers.items():
        wanted, value = cijfer.uit_respondenten, _amount(meting, name)
        if wanted is None or value.number is None:
            continue
        people = [p for p in meting.respondenten.values() if wanted.verblijf in (None, p.verblijf)]
        ages = [person.leeftijd for person in people if person.leeftijd is not None]
        told = Fraction(len(people))
        if wanted.wat != "aantal":
            if len(ages) < len(people) or not ages:
                continue
            told = Fraction(sum(ages), len(ages))
        if not value.number - Fraction(1, 2) <= told < value.number + Fraction(1, 2):
            records = (address(meting, "cijfers", name), *(address(meting, "respondenten", p.id) for p in people))
            yield Contradiction("respondents counted", records, f"{value.number} against {told}")


def same_fact(meting: Meting) -> Iterator[Contradiction]:
    """Yield the cijfers of one indicator, period, group, area and horizon that differ."""
    first: dict[tuple[str | None, ...], str] = {}
    for name, cijfer in meting.cijfers.items():
        about = (cijfer.indicator, cijfer.periode, cijfer.groep, cijfer.gebied, cijfer.horizon)
        other = first.setdefault(about, name)
        if _amount(meting, other) != _amount(meting, name):
            records = (address(meting, "cijfers", other), address(meting, "cijfers", name))
            yield Contradiction("one fact", records, f"{_amount(meting, other)} against {_amount(meting, name)}")


def unit_of_form(meting: Meting) -> Iterator[Contradiction]:
    """Yield the amounts in euro of an indicator that counts something else, and the reverse."""
    for name, cijfer in meting.cijfers.items():
        indicator = meting.gedeeld.indicatoren.get(cijfer.indicator)
        if indicator is None or cijfer.waarde.som_van or cijfer.waarde.aandeel or cijfer.waarde.min is not None:
            continue
        if (cijfer.waarde.bedrag is not None) != indicator.eenheid.startswith("euro"):
            records = (address(meting, "cijfers", name), Address("", "", "indicatoren", cijfer.indicator))
            yield Contradiction("unit", records, indicator.eenheid)


def budgets(meting: Meting) -> Iterator[Contradiction]:
    """Yield the lines of action whose budget in a period is not that of their measures, where those have one."""
    for line, actielijn in meting.actielijnen.items():
        measures = [each for each in meting.maatregelen.values() if each.actielijn == line and each.budget]
        for period, whole in _per_period(meting, actielijn.budget).items() if measures else ():
            parts = [_per_period(meting, each.budget).get(period) for each in measures]
            if None not in parts and sum(part or 0 for part in parts) != whole:
                named = [address(meting, "maatregelen", each.id) for each in measures]
                used = {*actielijn.budget, *(name for each in measures for name in each.budget)}
                cijfers = [address(meting, "cijfers", name) for name in sorted(used)]
                records = (address(meting, "actielijnen", line), *named, *cijfers)
                yield Contradiction("budget", records, f"{period}: {whole} against {parts}")


def _per_period(meting: Meting, names: tuple[str, ...]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for name in names:
        count = _count(name, meting.cijfers)
        if count is not None:
            period = meting.cijfers[name].periode
            found[period] = found.get(period, Fraction(0)) + count
    return found
