"""What the page is given: the graph as compact JSON, and the pyvis network that the canvas draws."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import networkx as nx

from councilgraph.view import figures, layout
from councilgraph.view.claims import Claim, Quote, humanise
from councilgraph.view.drawing import network_class
from councilgraph.view.projection import Graph, kinds
from councilgraph.vocabulary import CG

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Style:
    """How a type is drawn: a shape of vis-network and a colour for light and for dark surroundings.

    Colours are Okabe and Ito's, told apart by colour-blind people; shapes say the same without colour.
    """

    plural: str
    shape: str
    light: str
    dark: str
    shown: bool = True


STYLES: Final[Mapping[str, Style]] = {
    "Council": Style("Councils", "dot", "#0072B2", "#4DA9E0"),
    "Initiative": Style("Initiatives", "diamond", "#E69F00", "#E69F00"),
    "PartnerOrganisation": Style("Organisations", "square", "#009E73", "#1FBF92"),
    "PartnerCategory": Style("Kinds of partner", "triangleDown", "#8F8A00", "#F0E442", shown=False),
    "Principle": Style("Principles", "star", "#CC79A7", "#E39BC4", shown=False),
    "Theme": Style("Themes", "triangle", "#56B4E9", "#8CCBF2", shown=False),
    "CaseStudy": Style("Case studies", "hexagon", "#6B6B6B", "#B5B5B5", shown=False),
    "Place": Style("Places", "triangle", "#8A6D3B", "#D2B48C", shown=False),
    "Contact": Style("Contacts", "dot", "#6B6B6B", "#B5B5B5", shown=False),
    "Person": Style("People", "dot", "#6B6B6B", "#B5B5B5", shown=False),
}
OTHER: Final = Style("", "dot", "#6B6B6B", "#B5B5B5", shown=False)
START: Final = 90  # nodes the page opens on at most; 110 were looked at: a third of the labels found no room
SIZES: Final = (5.0, 14.0)  # pixels of a symbol's radius, for the least and the best connected
OPTIONS: Final[Json] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 0},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": False,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100000,
        "zoomSpeed": 0.6,
    },
    "nodes": {"borderWidth": 1.5, "scaling": {"min": SIZES[0], "max": SIZES[1]}, "font": {"size": 0}},
    "edges": {"smooth": False, "width": 1.2, "selectionWidth": 2, "hoverWidth": 1, "font": {"size": 0}},
}


class _Pool:
    """Values kept once, each known by its place."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._places: dict[Any, int] = {}

    def place(self, value: Any) -> int:
        if value not in self._places:
            self._places[value] = len(self.items)
            self.items.append(value)
        return self._places[value]


def payload(graph: Graph) -> Json:
    """Answer everything the page shows, as JSON values; nodes and edges are known by their number.

    `canvas` holds the nodes, edges and options as pyvis has them; `things`, `edges` (their claims),
    `claims`, `quotes` and `recognisers` are lists that refer to one another by number.
    """
    iris = sorted(graph)
    number = {iri: index for index, iri in enumerate(iris)}
    base = _base(iris)
    quotes, claims, recognisers, names = _Pool(), _Pool(), _Pool(), _Pool()

    def said(found: Iterable[Claim]) -> list[int]:
        return [
            claims.place(
                (
                    tuple(quotes.place(_quote(quote, number)) for quote in claim.quotes),
                    recognisers.place(claim.recogniser),
                    round(claim.confidence, 3),
                    claim.role,
                    claim.status,
                )
            )
            for claim in found
        ]

    network = layout.pulls(graph, frozenset(kind for kind, style in STYLES.items() if style.shown))
    predicates = sorted(graph.graph["predicates"])
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    return {
        "base": base,
        "types": _types(graph),
        "predicates": [
            [iri, graph.graph["predicates"][iri][0], graph.graph["predicates"][iri][1]] for iri in predicates
        ],
        "things": [_thing(iri, graph.nodes[iri], base, said, names) for iri in iris],
        "edges": [
            [
                said(data["claims"]),
                int(data["derived"]),
                "" if data["status"] == "asserted" else data["status"],
            ]
            for *_, data in edges
        ],
        "names": names.items,
        "claims": claims.items,
        "quotes": quotes.items,
        "recognisers": recognisers.items,
        "canvas": canvas(graph, network, iris, [(a, b, predicates.index(key)) for a, b, key, _ in edges]),
        "start": start(graph, network, iris),
        "figures": _figures(graph, number),
    }


def canvas(graph: Graph, network: nx.Graph[str], iris: list[str], edges: list[tuple[str, str, int]]) -> Json:
    """Answer the nodes, edges and options of the pyvis network that draws the graph."""
    number = {iri: index for index, iri in enumerate(iris)}
    at = layout.positions(network)
    hubs = [iri for iri in iris if iri not in at]
    at.update(_between(graph, hubs, at))
    net = network_class()(directed=True, cdn_resources="in_line")
    # filled directly: add_node and from_nx look through all nodes for each edge (5,000 nodes: 49 s)
    net.nodes = [
        {
            "id": number[iri],
            "label": graph.nodes[iri]["label"],
            "group": graph.nodes[iri]["type"],
            "x": at[iri][0],
            "y": at[iri][1],
        }
        for iri in iris
    ]
    net.edges = [{"from": number[a], "to": number[b], "p": predicate} for a, b, predicate in edges]
    net.options = dict(OPTIONS)
    nodes, links, *_ = net.get_network_data()
    return {"nodes": nodes, "edges": links, "options": net.options}


def _between(graph: Graph, nodes: list[str], at: Mapping[str, layout.Point]) -> dict[str, layout.Point]:
    """Answer places for what the layout left out: by the middle of its neighbours, on a spiral."""
    found: dict[str, layout.Point] = {}
    for index, node in enumerate(nodes):
        near = sorted({*graph.predecessors(node), *graph.successors(node)} & at.keys())
        turn = index * 2.399963  # the golden angle: no two directions alike
        away = 60 + 14 * math.sqrt(index)
        x = sum(at[other][0] for other in near) / len(near) if near else 0
        y = sum(at[other][1] for other in near) / len(near) if near else 0
        found[node] = (round(x + away * math.cos(turn)), round(y + away * math.sin(turn)))
    return found


def start(graph: Graph, network: nx.Graph[str], iris: list[str]) -> list[list[int]]:
    """Answer [node, x, y] of the opening picture: the best-connected councils, their work, its partners."""
    if len(network) > START:
        network = network.subgraph(_best(graph, network)).copy()
    else:
        network = network.subgraph([node for node in network if network[node]]).copy()
    at = layout.positions(network)
    number = {iri: index for index, iri in enumerate(iris)}
    return [[number[iri], *at[iri]] for iri in sorted(at)]


def _best(graph: Graph, network: nx.Graph[str]) -> set[str]:
    def kind(node: str) -> str:
        return str(graph.nodes[node]["type"])

    def reach(node: str) -> set[str]:
        works = {other for other in network[node] if kind(other) == "Initiative"}
        return works | {far for work in works for far in network[work]}

    councils = [node for node in network if kind(node) == "Council"] or list(network)
    reached = {node: reach(node) for node in councils}
    chosen: set[str] = set()
    for council in sorted(councils, key=lambda node: (-len(reached[node]), node)):
        works = {other for other in network[council] if kind(other) == "Initiative"}
        group = {council} | works
        ends = sorted(reached[council] - group, key=lambda node: (-len(network[node]), node))
        if len(chosen | group) > START:
            continue
        chosen |= group
        chosen |= set(ends[: max(0, min(12, START - len(chosen)))])
        if len(chosen) >= START - 2:
            break
    return chosen or set(sorted(network, key=lambda node: (-len(network[node]), node))[:START])


def _base(iris: list[str]) -> str:
    """Answer the beginning that most IRIs have in common, up to their `id/`: the page says it once."""
    heads = Counter(iri[: iri.index("/id/") + 4] for iri in iris if "/id/" in iri)
    return min(heads, key=lambda head: (-heads[head], head), default="")


def _quote(quote: Quote, number: Mapping[str, int]) -> tuple[Any, ...]:
    return (
        number.get(quote.document, -1),
        quote.start,
        quote.end,
        quote.exact,
        quote.prefix,
        quote.suffix,
        *([quote.within] if quote.within != "text" else []),
    )


def _types(graph: Graph) -> Json:
    found: Json = {}
    used = {kind for _, kind in kinds(graph).items()}
    for kind in [*(known for known in STYLES if known in used), *sorted(used - STYLES.keys())]:
        style = STYLES.get(kind, OTHER)
        label, definition = graph.graph["types"].get(CG + kind, (humanise(kind), ""))
        found[kind] = {
            "label": label,
            "plural": style.plural or label,
            "definition": definition,
            "shape": style.shape,
            "light": style.light,
            "dark": style.dark,
            "shown": style.shown,
        }
    return found


def _thing(iri: str, data: Mapping[str, Any], base: str, said: Any, names: _Pool) -> Json:
    found: Json = {"k": iri.removeprefix(base) if base else iri}
    if data["aliases"]:
        found["a"] = data["aliases"]
    if data["description"]:
        found["d"] = data["description"]
    if data["facts"]:
        found["f"] = [
            [
                names.place(fact.name),
                fact.value,
                int(bool(fact.href)),
                *([said(fact.claims)] if fact.claims else []),
            ]
            for fact in data["facts"]
            if fact.value != data["url"]
        ]
    for short, name in (("y", "years"), ("r", "region"), ("s", "sector"), ("t", "retold"), ("u", "url")):
        if data[name]:
            found[short] = data[name]
    return found


def _figures(graph: Graph, number: Mapping[str, int]) -> Json:
    found = figures.stats(graph)
    return {
        "nodes": [
            [number[row.iri], row.degree, row.betweenness, row.community, row.parts]
            for row in found.nodes[:FIGURE_ROWS]
        ],
        "edges": found.edges,
        "components": found.components,
        "communities": len(found.communities),
        "bridges": [[number[a], number[b]] for a, b in found.bridges[:FIGURE_ROWS]],
    }


FIGURE_ROWS: Final = 200  # rows of the figures on the page; `councilgraph stats` has them all
