"""The page without JavaScript: each council's initiatives, their partners and a sentence, as plain lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from councilgraph.view.projection import Graph, kinds
from councilgraph.vocabulary import CG

LED: Final = CG + "ledBy"
ENTRIES: Final = 400  # initiatives listed at most: past that the list alone would make the page heavy
QUOTES: Final = 1  # sentences shown an initiative


@dataclass(frozen=True, slots=True)
class Entry:
    """An initiative as the list shows it: what it is joined to, by relation, and quotes with their page."""

    label: str
    relations: tuple[tuple[str, str], ...]
    quotes: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries under the name of who leads them, and how many more there are."""

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    left_out: int


def listing(graph: Graph) -> Listing:
    """Answer the initiatives by leading council in order of name; those that nobody leads come last."""
    works = [node for node, kind in kinds(graph).items() if kind == "Initiative"]
    groups: dict[str, list[str]] = {}
    for work in works:
        leads = [target for _, target, key in graph.out_edges(work, keys=True) if key == LED] or [""]
        for lead in leads:
            groups.setdefault(lead, []).append(work)
    order = sorted(groups, key=lambda lead: (lead == "", graph.nodes[lead]["label"] if lead else "", lead))
    shown: list[tuple[str, tuple[Entry, ...]]] = []
    room = ENTRIES
    for lead in order:
        taken = sorted(groups[lead], key=lambda work: (graph.nodes[work]["label"], work))[:room]
        room -= len(taken)
        if taken:
            name = graph.nodes[lead]["label"] if lead else "No lead is named"
            shown.append((name, tuple(_entry(graph, work) for work in taken)))
    return Listing(tuple(shown), sum(map(len, groups.values())) - (ENTRIES - room))


def _entry(graph: Graph, work: str) -> Entry:
    relations: dict[str, list[str]] = {}
    quotes: dict[str, tuple[str, str, str, bool]] = {}
    for _, target, key, data in sorted(
        graph.out_edges(work, keys=True, data=True), key=lambda edge: edge[:3]
    ):
        if data["derived"] or data["status"] != "asserted":
            continue
        if key != LED:
            relations.setdefault(data["label"], []).append(graph.nodes[target]["label"])
        for claim in data["claims"]:
            for quote in claim.quotes[:1]:
                about = graph.nodes.get(quote.document, {})
                quotes.setdefault(
                    quote.exact,
                    (quote.exact, about.get("label", ""), about.get("url", ""), bool(about.get("retold"))),
                )
    return Entry(
        label=graph.nodes[work]["label"],
        relations=tuple((name, "; ".join(things)) for name, things in sorted(relations.items())),
        quotes=tuple(quotes.values())[:QUOTES],
    )
