"""The figures of the network: who is connected, who stands between, what holds together, what bridges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

import networkx as nx

from councilgraph.view.projection import Graph, kinds

NETWORK: Final = frozenset({"Council", "Initiative", "PartnerOrganisation"})
"""The types that form the network; kinds of partner, principles and themes would join everything."""

VISITS: Final = (
    400_000  # edges walked for betweenness, under 1 s; fewer sources where that is not enough for all
)
SOURCES: Final = 40  # sources of the estimate at least


@dataclass(frozen=True, slots=True)
class NodeFigures:
    """One thing's figures.

    `degree` counts the things it is joined to; `betweenness` is the share (0 to 1) of shortest paths that
    lead through it; `community` numbers its community from 1, the largest first; `parts` counts the pieces
    that its component falls into without it (1: nothing depends on it).
    """

    iri: str
    label: str
    type: str
    degree: int
    betweenness: float
    community: int
    parts: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The network's figures; `nodes` the best connected first, `bridges` edges that alone join two parts."""

    nodes: tuple[NodeFigures, ...]
    edges: int
    components: int
    communities: tuple[tuple[str, ...], ...]
    bridges: tuple[tuple[str, str], ...]


def stats(graph: Graph) -> Figures:
    """Answer the figures of the councils, initiatives and partners of a projected graph.

    Derived edges and what is only planned, past or negated are left out. Betweenness is exact
    while things times connections stay under 400,000; past that it is estimated from some things, chosen
    by a fixed seed.
    """
    iris = sorted(node for node, kind in kinds(graph).items() if kind in NETWORK)
    number = {iri: index for index, iri in enumerate(iris)}
    simple: nx.Graph[int] = nx.Graph()  # of integers: sets of strings change their order with PYTHONHASHSEED
    simple.add_nodes_from(range(len(iris)))
    simple.add_edges_from(
        sorted(
            (number[a], number[b])
            for a, b, data in graph.edges(data=True)
            if a in number and b in number and not data["derived"] and data["status"] == "asserted"
        )
    )
    sources = max(SOURCES, VISITS // max(1, simple.size()))
    between = nx.betweenness_centrality(simple, k=sources if sources < len(iris) else None, seed=0)
    groups = sorted(
        (sorted(group) for group in nx.community.louvain_communities(simple, seed=0))
        if simple.size()
        else [],
        key=lambda group: (-len(group), group),
    )
    community = {node: place for place, group in enumerate(groups, 1) for node in group}
    parts = _parts(simple)
    rows = [
        NodeFigures(
            iri=iri,
            label=graph.nodes[iri]["label"],
            type=graph.nodes[iri]["type"],
            degree=simple.degree(index),
            betweenness=round(between[index], 4),
            community=community.get(index, 0),
            parts=parts.get(index, 1),
        )
        for iri, index in number.items()
    ]
    rows.sort(key=lambda row: (-row.degree, -row.betweenness, row.iri))
    found = cast("Iterable[tuple[int, int]]", nx.bridges(simple))  # its stubs say Iterable[int]
    bridges = sorted(
        (min(a, b), max(a, b)) for a, b in found if simple.degree(a) > 1 and simple.degree(b) > 1
    )
    return Figures(
        nodes=tuple(rows),
        edges=simple.size(),
        components=nx.number_connected_components(simple),
        communities=tuple(tuple(iris[node] for node in group) for group in groups if len(group) > 1),
        bridges=tuple((iris[a], iris[b]) for a, b in bridges),
    )


def _parts(simple: nx.Graph[int]) -> dict[int, int]:
    """Answer, for each node that holds its component together, the pieces it would fall into."""
    found: dict[int, int] = {}
    # its stubs say sets of sets
    for block in cast("Iterable[set[int]]", nx.biconnected_components(simple)):
        for node in block:
            found[node] = found.get(node, 0) + 1
    return found
