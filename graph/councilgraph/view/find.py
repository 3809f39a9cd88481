"""Finding a thing of the graph by its name, and the part of the graph around it."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
from rapidfuzz import fuzz, process

from councilgraph.errors import InputError, LookupFailed
from councilgraph.view.figures import NETWORK
from councilgraph.view.projection import Graph, kinds


def thing(graph: Graph, name: str) -> str:
    """Answer the IRI of what is called so: an IRI, the end of one, a label or an alias, whatever the case.

    Of several, the council comes first, then the best connected.

    Raises:
        LookupFailed: nothing is, with the nearest names as the remedy.
    """
    if name in graph:
        return name
    wanted = name.strip().casefold()
    names: dict[str, list[str]] = {}
    for iri, data in graph.nodes(data=True):
        slug = iri.split("/id/", 1)[-1]
        short = slug.split("/", 1)[-1]
        for text in {slug, short, data["label"], *data["aliases"]}:
            names.setdefault(text.casefold(), []).append(iri)
    if found := names.get(wanted):
        return min(found, key=lambda iri: (graph.nodes[iri]["type"] != "Council", -graph.degree(iri), iri))
    labels = sorted({data["label"] for _, data in graph.nodes(data=True)})
    near = process.extract(name, labels, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    remedy = f"perhaps {', '.join(match[0] for match in near)}" if near else "search the page for it"
    raise LookupFailed(f"nothing is called {name!r}", where="--focus", remedy=remedy)


def around(graph: Graph, name: str, depth: int) -> tuple[Graph, str]:
    """Answer the part of the graph within `depth` steps of a thing, the documents quoted there, and its IRI.

    No step leads through a principle, a theme or a document: they touch everything.

    Raises:
        LookupFailed: nothing has that name.
        InputError: `depth` is less than 1.
    """
    if depth < 1:
        raise InputError("is less than 1", where="--depth", remedy="give 1 or more")
    centre = thing(graph, name)
    near, rim = {centre}, [centre]
    for _ in range(depth):
        through = [node for node in rim if node == centre or graph.nodes[node]["type"] in NETWORK]
        rim = [other for node in through for other in nx.all_neighbors(graph, node) if other not in near]
        near.update(rim)
    return _part(graph, near), centre


def only_types(graph: Graph, types: Iterable[str]) -> Graph:
    """Answer the part of the graph whose things are of the given types (class names, whatever the case).

    Raises:
        InputError: no thing has such a type.
    """
    known = {kind.casefold(): kind for kind in kinds(graph).values()}
    kept = set()
    for wanted in types:
        if wanted.casefold() not in known:
            raise InputError(
                f"no type {wanted!r}", where="--types", remedy=f"one of {', '.join(sorted(known.values()))}"
            )
        kept.add(known[wanted.casefold()])
    return _part(graph, {node for node, kind in kinds(graph).items() if kind in kept})


def _part(graph: Graph, nodes: set[str]) -> Graph:
    """Answer the subgraph of `nodes`, and the documents that its claims quote: a quote names its own."""
    quoted = {
        quote.document
        for _, _, data in graph.subgraph(nodes).edges(data=True)
        for claim in data["claims"]
        for quote in claim.quotes
        if quote.document in graph
    }
    part: Graph = nx.MultiDiGraph(graph.subgraph(nodes | quoted))
    part.remove_edges_from(
        [(a, b, key) for a, b, key in part.edges(keys=True) if a not in nodes or b not in nodes]
    )
    return part
