"""Positions for pictures: a force layout a component, components packed, isolates aside.

Every node starts where the hash of its IRI puts it, and nothing is drawn by chance. So the same graph
always has the same picture, on every machine (only element by element arithmetic in float64, added in a
fixed order), and a graph that gained or lost a document starts from the same places and ends near them.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Hashable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import networkx as nx

from councilgraph.view.projection import Graph, kinds

Point: TypeAlias = tuple[int, int]

LENGTH: Final = 90.0  # pixels that an edge would like to be long: a symbol, and a line of label under it
SLOW: Final = range(40, 161)  # nodes of a picture that is looked at closely: cooled slowly, chains untangle
STEPS_SLOW: Final = 320  # 0.3 s for 160 nodes on one busy core
STEPS: Final = 120  # 0.1 s for 30 nodes, 1 s for 400
STEPS_BIG: Final = 60  # a bigger component is seen from afar: the last steps moved its median node by 2 px
EXACT: Final = 300  # nodes up to which each pair repels; above it each node and the cells of a grid
CELLS: Final = 18  # cells a side of that grid: 324 centres of mass; 5,000 nodes take 5 s on one busy core
SHAPE: Final = 1.4  # width to height of the packed whole: what the picture has on a laptop beside its panels
GRAVITY: Final = 0.6  # pull to the middle: n things fill a disc of about LENGTH · √n, chains curl up in it
# Pull to where the hash put a thing. With it the opening picture moved by 2 % of its width (median) when a
# document was taken out of 165, without it by up to 25 %; connections grew 12 % longer.
HOME: Final = 0.3
WIDER: Final = 1.35  # labels are wide, so is the picture
IGRAPH: Final = 5000  # nodes of one component past which igraph, where installed, does the work


def positions(graph: nx.Graph[str]) -> dict[Any, Point]:
    """Answer whole-pixel positions of an undirected graph's nodes; edges may carry a `weight` of pull."""
    components = sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(map(str, nodes))))
    placed: list[dict[Any, Point]] = []
    alone: list[Any] = []
    for nodes in components:
        if len(nodes) == 1:
            alone.extend(nodes)
        else:
            placed.append(_component(graph, sorted(nodes, key=str)))
    found = _pack(placed)
    bottom = max((y for _, y in found.values()), default=0)
    left = min((x for x, _ in found.values()), default=0)
    columns = max(6, round(math.sqrt(len(alone) * 3)))
    for index, node in enumerate(sorted(alone, key=str)):
        found[node] = (
            left + round(index % columns * LENGTH * WIDER),
            bottom + round((2 + index // columns) * LENGTH),
        )
    return found


def _start(node: Hashable, spread: float) -> tuple[float, float]:
    digest = hashlib.sha256(str(node).encode()).digest()
    angle = int.from_bytes(digest[:8], "big") / 2**64 * 2 * math.pi
    radius = math.sqrt(int.from_bytes(digest[8:16], "big") / 2**64) * spread
    return radius * math.cos(angle), radius * math.sin(angle)


def _component(graph: nx.Graph[str], nodes: list[Any]) -> dict[Any, Point]:
    import numpy as np

    place = {node: index for index, node in enumerate(nodes)}
    spread = LENGTH * math.sqrt(len(nodes))
    at = np.array([[round(value, 3) for value in _start(node, spread)] for node in nodes], dtype=np.float64)
    # networkx gives an edge either way round, as the hashes fall: floats add up the same one way round only
    pairs = sorted(
        (min(place[a], place[b]), max(place[a], place[b]), float(data.get("weight", 1.0)))
        for a, b, data in graph.subgraph(nodes).edges(data=True)
    )
    if len(nodes) > IGRAPH and (quick := _igraph(pairs, at)) is not None:
        at = quick
    else:
        _relax(at, pairs, spread)
    _part(at)
    if np.ptp(at[:, 1]) > np.ptp(at[:, 0]):
        at = at[:, ::-1].copy()  # lie down: screens are wide
    at[:, 0] *= WIDER
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(nodes, at, strict=True)}


def _relax(at: Any, pairs: list[tuple[int, int, float]], spread: float) -> None:
    """Move `at` (an n × 2 array) to rest: edges pull, nodes push, all drift to the middle, steps cool."""
    import numpy as np

    n = len(at)
    home = at.copy()
    source = np.array([pair[0] for pair in pairs])
    target = np.array([pair[1] for pair in pairs])
    weight = np.array([pair[2] for pair in pairs])
    steps = STEPS_SLOW if n in SLOW else STEPS if n <= EXACT else STEPS_BIG
    for step in range(steps):
        force = _push_pairs(at) if n <= EXACT else _push_cells(at)
        gap = at[source] - at[target]
        distance = np.sqrt(gap[:, 0] * gap[:, 0] + gap[:, 1] * gap[:, 1])
        pull = gap * (distance * weight / LENGTH)[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(source, pull[:, axis], n)
            force[:, axis] += np.bincount(target, pull[:, axis], n)
        force -= at * GRAVITY + (at - home) * HOME
        size = np.sqrt(force[:, 0] * force[:, 0] + force[:, 1] * force[:, 1])
        heat = spread * 0.12 * (1 - step / steps) ** 1.5 + 0.5
        at += force * (np.minimum(size, heat) / np.maximum(size, 1e-9))[:, None]


def _push_pairs(at: Any) -> Any:
    import numpy as np

    dx = at[:, 0][:, None] - at[:, 0][None, :]
    dy = at[:, 1][:, None] - at[:, 1][None, :]
    near = LENGTH * LENGTH / np.maximum(dx * dx + dy * dy, 1.0)
    # rows are added one after the other (axis 0), in the same order on every machine
    return np.stack([-np.add.reduce(dx * near, axis=0), -np.add.reduce(dy * near, axis=0)], axis=1)


def _push_cells(at: Any) -> Any:
    """Answer the push of each grid cell's centre of mass on each node: O(n · cells)."""
    import numpy as np

    low, high = at.min(axis=0), at.max(axis=0)
    size = np.maximum((high - low) / CELLS, 1.0)
    column = np.minimum(((at - low) / size).astype(np.int64), CELLS - 1)
    cell = column[:, 0] * CELLS + column[:, 1]
    count = np.bincount(cell, minlength=CELLS * CELLS).astype(np.float64)
    used = np.flatnonzero(count)
    mass = count[used]
    force = np.zeros_like(at)
    middle = [np.bincount(cell, at[:, axis], CELLS * CELLS)[used] / mass for axis in (0, 1)]
    own = np.searchsorted(used, cell)
    for index in range(len(used)):
        dx, dy = at[:, 0] - middle[0][index], at[:, 1] - middle[1][index]
        near = np.where(own == index, mass[index] - 1, mass[index])
        near = near * (LENGTH * LENGTH) / np.maximum(dx * dx + dy * dy, LENGTH * LENGTH / 4)
        force[:, 0] += dx * near
        force[:, 1] += dy * near
    return force


def _part(at: Any) -> None:
    """Push apart what lies closer than half an edge, so that no symbol hides another."""
    room = LENGTH * 0.7
    points = [(float(x), float(y)) for x, y in at]
    for _ in range(12):
        grid: dict[tuple[int, int], list[int]] = {}
        for index, (x, y) in enumerate(points):
            grid.setdefault((math.floor(x / room), math.floor(y / room)), []).append(index)
        moved = False
        for (column, row), members in grid.items():
            near = [
                other
                for dc in (-1, 0, 1)
                for dr in (-1, 0, 1)
                for other in grid.get((column + dc, row + dr), ())
            ]
            for index in members:
                for other in near:
                    if other <= index:
                        continue
                    (ax, ay), (bx, by) = points[index], points[other]
                    dx, dy = ax - bx, ay - by
                    distance = math.sqrt(dx * dx + dy * dy)
                    if distance >= room:
                        continue
                    moved = True
                    if distance < 1e-6:
                        dx, dy, distance = 1.0, 0.5, 1.118
                    shift = (room - min(distance, room)) / 2 / distance
                    points[index] = (ax + dx * shift, ay + dy * shift)
                    points[other] = (bx - dx * shift, by - dy * shift)
        if not moved:
            break
    at[:] = points


def _igraph(pairs: list[tuple[int, int, float]], at: Any) -> Any | None:
    """Answer igraph's Fruchterman–Reingold layout, or None where the extra is not installed."""
    import random

    import numpy as np

    try:
        import igraph
    except ImportError:
        return None
    igraph.set_random_number_generator(random.Random(0))
    graph = igraph.Graph(n=len(at), edges=[pair[:2] for pair in pairs])
    layout = graph.layout_fruchterman_reingold(
        weights=[pair[2] for pair in pairs], seed=at.tolist(), niter=200, grid=True
    )
    laid = np.array(layout.coords)
    extent = float(np.max(laid.max(axis=0) - laid.min(axis=0)))
    return laid * (LENGTH * math.sqrt(len(at)) * 1.6 / max(extent, 1e-9))


class _Box(NamedTuple):
    part: dict[Any, Point]
    left: int
    top: int
    width: int
    height: int


def _pack(parts: list[dict[Any, Point]]) -> dict[Any, Point]:
    """Set components on shelves, the largest first, each shelf in the middle."""
    margin = round(LENGTH * 1.2)
    boxes = []
    for part in parts:
        left, top = min(x for x, _ in part.values()), min(y for _, y in part.values())
        width = max(x for x, _ in part.values()) - left + margin
        height = max(y for _, y in part.values()) - top + margin
        boxes.append(_Box(part, left, top, width, height))
    boxes.sort(key=lambda box: -box.height)
    across = max(
        math.sqrt(sum(box.width * box.height for box in boxes) * SHAPE),
        max((box.width for box in boxes), default=0),
    )
    shelves: list[list[_Box]] = [[]]
    for box in boxes:
        if shelves[-1] and sum(other.width for other in shelves[-1]) + box.width > across:
            shelves.append([])
        shelves[-1].append(box)
    found: dict[Any, Point] = {}
    y = 0
    for shelf in shelves:
        x = -sum(box.width for box in shelf) // 2
        tallest = max((box.height for box in shelf), default=0)
        for box in shelf:
            dx, dy = x - box.left, y - box.top + (tallest - box.height) // 2
            found.update({node: (px + dx, py + dy) for node, (px, py) in box.part.items()})
            x += box.width
        y += tallest
    return found


def pulls(graph: Graph, among: frozenset[str]) -> nx.Graph[str]:
    """Answer the simple graph a layout works on: nodes of the types `among`, asserted edges and their pull.

    Edges of a hub pull less (by the smaller degree's square root), else all that a hub touches piles up.
    """
    nodes = [node for node, kind in kinds(graph).items() if kind in among]
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(nodes)
    simple.add_edges_from(
        (a, b)
        for a, b, data in graph.subgraph(nodes).edges(data=True)
        if data["status"] == "asserted" and not data["derived"]
    )
    degrees: Mapping[str, int] = dict(simple.degree())
    for a, b, data in simple.edges(data=True):
        data["weight"] = 1 / math.sqrt(max(1, min(degrees[a], degrees[b])))
    return simple
