"""Dates and periods in Dutch."""

from __future__ import annotations

from datetime import date


def long_date(iso: str) -> str:
    """Return a year, month or day in words.

    >>> long_date("2023-06-30"), long_date("2020-09"), long_date("2023")
    ('30 juni 2023', 'september 2020', '2023')
    """
    from babel.dates import format_date  # 40 ms, needed only where a document is composed

    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return iso
    pattern = "LLLL y" if len(parts) == 2 else "d MMMM y"
    return str(format_date(date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1), pattern, locale="nl"))


def long_period(period: str) -> str:
    """Return a period in words.

    >>> long_period("2023-06/2023-12"), long_period("2023")
    ('juni 2023 tot en met december 2023', '2023')
    """
    first, _, last = period.partition("/")
    return f"{long_date(first)} tot en met {long_date(last)}" if last else long_date(first)


def full_date(iso: str) -> str:
    """Return the day that a date names; of a year or a month its last day, since a report is of what came before.

    >>> full_date("2023"), full_date("2024-02"), full_date("2024-07-01")
    ('2023-12-31', '2024-02-29', '2024-07-01')
    """
    from calendar import monthrange

    parts = [int(part) for part in iso.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}"


def days_of(period: str) -> tuple[date, date]:
    """Return the first and the last day of a period; both count.

    >>> [day.isoformat() for day in days_of("2023-06/2024-02")], [day.isoformat() for day in days_of("2023")]
    (['2023-06-01', '2024-02-29'], ['2023-01-01', '2023-12-31'])
    """
    first, _, last = period.partition("/")
    begin = "-".join([*first.split("-"), "01", "01"][:3])
    return date.fromisoformat(begin), date.fromisoformat(full_date(last or first))


def years_of(period: str) -> str:
    """Return the years of a period: where there is little room, the months stay out.

    >>> years_of("2017-01/2017-08"), years_of("2016/2018-06")
    ('2017', '2016-2018')
    """
    years = dict.fromkeys(moment[:4] for moment in period.split("/"))
    return "-".join(years)
