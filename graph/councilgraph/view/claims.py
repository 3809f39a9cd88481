"""Claims out of the store: what a document says of a fact, with the quotes that prove it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

import pyoxigraph as ox

from councilgraph.vocabulary import CG, OA, RDF

Object: TypeAlias = ox.NamedNode | ox.Literal
Properties: TypeAlias = Mapping[str, Mapping[str, list[Object]]]
Triple: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence or phrase of a document (its IRI), at code points `start` to `end`, with what stands around.

    `within` is "text", or "source URL" where only the page's address says so.
    """

    document: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    within: str = "text"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says of a fact: its quotes, who read it (0 to 1 sure), in what role and status."""

    quotes: tuple[Quote, ...]
    confidence: float
    recogniser: str
    role: str
    status: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of a node that is no edge: its name, its value, where it links to, and its claims."""

    name: str
    value: str
    href: str = ""
    claims: tuple[Claim, ...] = ()


def humanise(name: str) -> str:
    """Answer an IRI's last part as words: `PartnerOrganisation` gives "partner organisation"."""
    tail = unquote(re.split(r"[/#]", name.rstrip("/#"))[-1])
    return (
        re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", tail).replace("-", " ").replace("_", " ").strip().lower()
        or name
    )


def first(about: Mapping[str, list[Object]], predicate: str) -> str:
    """Answer the first value of a predicate, English before other languages; "" for none."""
    terms = about.get(predicate, ())
    english = [
        term for term in terms if isinstance(term, ox.Literal) and term.language in (None, "en", "en-gb")
    ]
    return (english or terms)[0].value if terms else ""


def claims_of(properties: Properties) -> dict[Triple, tuple[Claim, ...]]:
    """Answer the claims of each (subject, predicate, object), the surest first."""
    found: dict[Triple, list[Claim]] = defaultdict(list)
    for about in properties.values():
        if not any(term.value == CG + "Claim" for term in about.get(RDF + "type", ())):
            continue
        fact = tuple(first(about, RDF + part) for part in ("subject", "predicate", "object"))
        quotes = [
            quote
            for resource in about.get(CG + "evidence", ())
            if (quote := _quote(properties.get(resource.value, {}), properties)) is not None
        ]
        quotes.sort(key=lambda quote: (quote.document, quote.start, quote.end))
        found[fact[0], fact[1], fact[2]].append(
            Claim(
                quotes=tuple(quotes),
                confidence=_number(first(about, CG + "confidence"), 1.0),
                recogniser=first(about, CG + "recogniser"),
                role=humanise(role) if (role := first(about, CG + "role")) else "",
                status=humanise(status) if (status := first(about, CG + "status")) else "asserted",
            )
        )
    return {
        fact: tuple(
            sorted(said, key=lambda claim: (-claim.confidence, [(q.document, q.start) for q in claim.quotes]))
        )
        for fact, said in found.items()
    }


def _quote(resource: Mapping[str, list[Object]], properties: Properties) -> Quote | None:
    parts: dict[str, str] = {}
    for selector in resource.get(OA + "hasSelector", ()):
        about = properties.get(selector.value, {})
        for name in ("start", "end", "exact", "prefix", "suffix"):
            if OA + name in about:
                parts[name] = about[OA + name][0].value
    if not parts.get("exact"):
        return None
    return Quote(
        document=first(resource, OA + "hasSource"),
        start=int(_number(parts.get("start", ""), 0)),
        end=int(_number(parts.get("end", ""), 0)),
        exact=parts["exact"],
        prefix=parts.get("prefix", ""),
        suffix=parts.get("suffix", ""),
        within=first(resource, CG + "within") or "text",
    )


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise
