"""Dates, years and periods as written, with their normal form (EDTF, ISO 8601-2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from councilgraph.domain import Domain
from councilgraph.model import Document, Mention, MentionKind, SectionKind

CONFIDENCE = 0.95
"""A year that context or shape shows to be one: 149 of 153 on the development set."""
_TOKEN = 80  # characters before and after a year that may be of one address with it
_BACK = 48  # characters before a year that may belong to its date: "Wednesday 30th of September, "

# What must not stand before comes last, and each first digit has a pattern of its own: those that begin with
# one sign are searched ten times as fast as any other.
_YEARS = tuple(
    re.compile(first + r"\d\d(?!\d|[,.:]\d|%|[ ]\d{3}\b)(?<![\d,£$€%:#=&]\d{4})")
    for first in ("1[5-9]", "2[01]")
)
_SPAN = re.compile(r"\s?[/–—-]\s?((?:1[5-9]|2[01])\d\d|\d\d?)(?![\w/%]|[.,]\d|-\d)")
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?:(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)|((?:19|20)\d\d)-(\d\d)-(\d\d))(?![\w/-])"
)
_ADDRESS = re.compile(
    r"://|www\.|@|/\w+/|\w\.(?:uk|com|org|net|coop|gov)\b|\.(?:aspx?|php|pdf|html?)\b", re.I
)
_GLUED = re.compile(r"[\w/&=?_.]-?\Z")


@dataclass(frozen=True, slots=True)
class _Date:
    start: int
    end: int
    name: str
    detail: str
    years: tuple[int, int]  # first and last


class Dates:
    """The words of one domain that make numbers dates, compiled.

    Args:
        domain: the ontology whose `cues/dates.toml` counts.
    """

    def __init__(self, domain: Domain) -> None:
        cues = domain.cues("dates")
        months = {name: i for i, name in enumerate(cues["months"]["names"], 1)}
        months |= {name: i for i, name in enumerate(cues["months"]["short"], 1)} | cues["months"][
            "also_short"
        ]
        self._months: dict[str, int] = months
        self._seasons: dict[str, int] = cues["seasons"]
        month, season, day = _any(months), _any(self._seasons), _any(cues["days"]["names"])
        years = cues["years"]
        self._before = re.compile(
            rf"(?:(?:\b(?:{day})\b[,.]?\s+)?"
            rf"(?:(?P<from>(?<!\d)\d{{1,2}})(?:st|nd|rd|th)?\s?[–-]\s?)?"
            rf"(?:(?P<day>(?<!\d)\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?<![a-z])(?P<month>{month})\.?"
            rf"(?:\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?)?(?:,\s*|\s+(?:of\s+)?)"
            rf"|\b(?P<season>{season})\s+(?:of\s+)?"
            rf"|\b(?P<academic>{_any(years['academic'])})\s+|\b(?P<financial>{_any(years['financial'])})\s*)\Z",
            re.I,
        )
        phrases = (*years["academic"], *years["financial"])
        self._near = frozenset({*months, *self._seasons, "of", *(phrase.split()[-1] for phrase in phrases)})
        self._lead = re.compile(rf"\b(?:{_any(years['lead'])})[\s(]+\Z", re.I)
        self._amount = re.compile(rf"(?<!\w)(?:{_any(years['amount'])})\.?[\s:]+\Z", re.I)
        self._prefix = re.compile(r"\b(?:mid|early|late|pre|post)-\Z", re.I)
        self._counted = re.compile(rf"[ \u00a0-](?:{_any(years['counted'])})\b")
        self._join = re.compile(rf"\s*(?:\b(?:{_any(cues['periods']['joins'])})\b|[–—-])\s*", re.I)
        self._opens = re.compile(rf"\b(?:{_any(cues['periods']['opens'])})\s+(?:the\s+)?\Z", re.I)

    def find(self, text: str, start: int) -> list[_Date]:
        """Answer the dates of `text[start:]` in order; a period stands before its two ends."""
        found: list[_Date] = []
        free = start
        for match in _years(text, start, len(text)):
            if match.start() < free:
                continue
            date = self._read(text, free, match)
            if date is None:
                continue
            free = date.end
            found.append(date)
            found.extend(self._ends(text, date))
        return self._periods(text, found)

    def _read(self, text: str, free: int, match: re.Match[str]) -> _Date | None:
        at, end = match.span()
        floor = max(free, at - _BACK)
        numeric = _NUMERIC.search(text, max(free, at - 6), min(len(text), end + 6))
        if numeric and numeric.start() <= at and numeric.end() >= end:
            return _numeric(numeric)
        before = text[floor:at]
        said = self._before.search(before) if self._may_be_dated(before) else None
        year = int(match[0])
        first, last, detail = year, year, ""
        span = _SPAN.match(text, end)
        other = _other(year, span[1]) if span else None
        if not self._is_year(text, before, match, dated=said is not None, paired=other is not None):
            return None
        if span and other:
            last, end = other, span.end()
            pair = last == year + 1 and len(span[1]) < 4
            detail = "financial-year" if pair else "period"
        elif end < len(text) and (text[end] == "/" or text[end].isalpha()):
            return None
        name = f"{first:04}" if first == last else f"{first:04}/{last:04}"
        if said is None:
            return _Date(at, end, name, detail, (first, last))
        start = floor + said.start() + len(said[0]) - len(said[0].lstrip())
        if said["season"]:
            return _Date(
                start, end, f"{first:04}-{self._seasons[_plain(said['season'])]}", "season", (first, last)
            )
        if said["academic"]:
            return _Date(at, end, name, "academic-year", (first, last))
        if said["financial"]:
            return _Date(at, end, name, "financial-year", (first, last))
        if first != last and detail == "financial-year" and not said["month"]:
            return _Date(at, end, name, detail, (first, last))
        stem = f"{first:04}-{self._months[_plain(said['month'])]:02}"
        day = said["day"] or said["after"]
        if day is None or not 1 <= int(day) <= 31:
            name = stem if first == last else f"{stem}/{last:04}"
        else:
            name = f"{stem}-{int(day):02}"
            if said["from"] and int(said["from"]) < int(day):
                name = f"{stem}-{int(said['from']):02}/{name}"
        return _Date(start, end, name, detail, (first, last))

    def _may_be_dated(self, before: str) -> bool:
        """Say whether the word before a year is a month, a day of one, or the like: spares a dear search."""
        word = before[-16:].rsplit(None, 1)
        near = word[-1].strip(",.").lower() if word else ""
        return near in self._near or near[:1].isdigit()

    def _is_year(self, text: str, before: str, match: re.Match[str], *, dated: bool, paired: bool) -> bool:
        """Say whether a number is a year: by what stands around it."""
        if before and _GLUED.search(before) and not self._prefix.search(before):
            return False
        at, end = match.span()
        head = text[max(0, at - _TOKEN) : at].rpartition("\n")[2].rpartition(" ")[2]
        tail = text[end : end + _TOKEN].partition("\n")[0].partition(" ")[0]
        if (head or tail) and _ADDRESS.search(head + match[0] + tail):
            return False
        if not (paired or dated) and (self._amount.search(before) or self._counted.match(text, end)):
            return False
        if before[-1:].isspace() and before.rstrip()[-1:].isdigit() and not dated:
            return False
        return dated or match[0][:2] in ("19", "20") or self._lead.search(before) is not None

    def _ends(self, text: str, date: _Date) -> list[_Date]:
        """Answer the two years of a period whose both ends are written in full."""
        if date.detail != "period":
            return []
        years = _years(text, date.start, date.end)
        last = date.end - 4
        if not years or not text[last : date.end].isdigit():
            return []
        first, second = date.years
        head = years[0].start()
        return [
            _Date(head, head + 4, f"{first:04}", "", (first, first)),
            _Date(last, date.end, f"{second:04}", "", (second, second)),
        ]

    def _periods(self, text: str, dates: list[_Date]) -> list[_Date]:
        """Add "between 2023 and 2024" before its two ends."""
        found: list[_Date] = []
        for at, date in enumerate(dates):
            after = dates[at + 1] if at + 1 < len(dates) else None
            simple = after is not None and not date.detail and not after.detail and date.end < after.start
            if after and simple and after.start - date.end < 16 and "/" not in date.name + after.name:
                opening = self._opens.search(text, max(0, date.start - 16), date.start)
                if opening and self._join.fullmatch(text, date.end, after.start) and date.years < after.years:
                    years = (date.years[0], after.years[1])
                    name = f"{date.name}/{after.name}"
                    found.append(_Date(opening.start(), after.end, name, "period", years))
            found.append(date)
        return found


def find(document: Document, domain: Domain) -> list[Mention]:
    """Answer the dates that a document names, with at least a year each.

    `name` is the normal form ("2022-09", "2019/2020", "2017-24" for a winter); `detail` "financial-year",
    "academic-year", "season", "period" or "". Decades, amounts, numbers in addresses and references are no
    dates. A period with both its ends written in full gives the period and each end.
    """
    sections = document.sections
    start = sections[0].end if sections and sections[0].kind is SectionKind.FRONT else 0
    text = document.text
    return [
        Mention(
            kind=MentionKind.DATE,
            start=date.start,
            end=date.end,
            surface=text[date.start : date.end],
            name=date.name,
            recogniser="dates",
            confidence=CONFIDENCE,
            detail=date.detail,
        )
        for date in dates(domain).find(text, start)
    ]


@cache
def dates(domain: Domain) -> Dates:
    """Answer the compiled words of a domain, made once."""
    return Dates(domain)


def _years(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Answer the numbers of a stretch that may be years, in order."""
    found = [match for pattern in _YEARS for match in pattern.finditer(text, start, end)]
    return sorted(found, key=re.Match.start)


def _plain(word: str) -> str:
    """Answer a word in lower case, dotted I and long s as the letters that a search takes them for."""
    return word.casefold().replace("\u0307", "")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _other(year: int, written: str) -> int | None:
    """Answer the second year of "2019/20", "2017/8" or "2012-2017"; None where it is no later year."""
    stem = str(year)
    other = int(stem[: 4 - len(written)] + written)
    if len(written) == 2 and stem[2:] == "99":
        other = int(f"{int(stem[:2]) + 1}{written}")
    return other if year < other <= year + 60 else None


def _numeric(match: re.Match[str]) -> _Date:
    """Read "31/10/2024" (the day first, as in the United Kingdom) or "2024-10-31"."""
    if match[5]:
        year, month, day = int(match[5]), int(match[6]), int(match[7])
    else:
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    valid = 1 <= month <= 12 and 1 <= day <= 31
    name = f"{year:04}-{month:02}-{day:02}" if valid else f"{year:04}"
    return _Date(match.start(), match.end(), name, "", (year, year))
