"""Stage two: every mention in a document, each recogniser in its turn, overlaps settled."""

from __future__ import annotations

from collections.abc import Sequence

from councilgraph.domain import Domain
from councilgraph.mentions import categories, councils, dates, names, places, principles, themes
from councilgraph.mentions.plugins import Recogniser, found_by
from councilgraph.mentions.settle import settle
from councilgraph.model import Document, Mention

__all__ = ["find_mentions"]


def find_mentions(
    document: Document, domain: Domain, recognisers: Sequence[Recogniser] = ()
) -> tuple[Mention, ...]:
    """Find what a document mentions.

    Args:
        document: the document to read.
        domain: the ontology in use.
        recognisers: further recognisers (`councilgraph.recognisers` entry points); what they find counts
            only where none of the built-in ones found anything but a theme.

    Returns:
        Mentions in the order of the text; no two of organisations, initiatives and persons overlap.
    """
    declared = principles.find(document, domain)
    authorities = councils.find(document, domain)
    named = names.find(document, domain, [*declared, *authorities])  # a year may be part of a name
    stated = [*declared, *dates.find(document, domain)]
    located = places.find(document, domain, authorities)
    kinds = categories.find(document, domain, [*stated, *authorities, *named])
    plugged = [mention for recogniser in recognisers for mention in found_by(recogniser, document, domain)]
    return settle([*stated, *authorities, *named, *located, *kinds, *themes.find(document, domain)], plugged)
