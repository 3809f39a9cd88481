"""How big, how fast and how heavy the page is, beside pyvis's own default page of the same graph.

Run `python -m pytest tests/benchmarks/bench_page.py -s`. The page is opened in Chromium without a GPU.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import TimeoutError
from tests.view.conftest import browser as browser
from tests.view.conftest import until
from tests.view.synthetic import made, written

from councilgraph.view.projection import Graph, project

pytestmark = pytest.mark.browser


PYVIS_MOST = 5_000  # nodes up to which pyvis is asked too: there it already runs out of patience
PATIENCE = 60  # seconds that pyvis's own page has until its first frame; it lays out in the browser

DRAWN = "document.querySelector('canvas') && window.councilgraph && councilgraph.shown().nodes.length"
PYVIS_DRAWN = "window.network && document.querySelector('canvas') !== null"


def fresh(browser: Any) -> Any:
    """Answer a page whose requests all fail at once."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.route("http*://**", lambda route: route.abort())
    return page


def first_frame(page: Any, path: Path, ready: Callable[[Any], None]) -> dict[str, float]:
    """Open a file and answer seconds to its first frame and megabytes of live JavaScript objects."""
    began = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit", timeout=60_000)
    ready(page)
    frame = time.perf_counter() - began
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    return {"first frame, s": round(frame, 2), "memory, MB": round(heap, 1)}


def drawn(page: Any) -> None:
    until(page, DRAWN, 60)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def drawn_by_pyvis(page: Any) -> None:
    page.wait_for_function(PYVIS_DRAWN, timeout=PATIENCE * 1000)  # asks at each animation frame


def default_page(graph: Graph, path: Path) -> None:
    """Write the page that pyvis makes of itself, filled as fast as can be."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.nodes = [
        {"id": node, "label": data["label"], "shape": "dot"} for node, data in graph.nodes(data=True)
    ]
    net.edges = [{"from": a, "to": b} for a, b in nx.DiGraph(graph).edges()]
    path.write_text(net.generate_html(), encoding="utf-8")


def pyvis_itself(browser: Any, graph: Graph, path: Path) -> dict[str, float]:
    """Measure pyvis's own page of the graph; one that is not drawn in PATIENCE seconds counts as that."""
    default_page(graph, path)
    found: dict[str, float] = {"megabytes": path.stat().st_size / 1e6}
    page = fresh(browser)
    try:
        found |= first_frame(page, path, drawn_by_pyvis)
    except TimeoutError:
        found["first frame, s"] = PATIENCE
    page.context.close()
    return found


@pytest.mark.parametrize(
    ("nodes", "edges", "most"),
    [
        (1_000, 2_000, {"first frame, s": 1, "megabytes": 1.5}),
        (
            5_000,
            10_000,
            {"written, s": 10, "first frame, s": 2, "megabytes": 5, "memory, MB": 150, "search, ms": 100},
        ),
        (20_000, 40_000, {"first frame, s": 3}),
    ],
)
def test_the_page_is_light(
    browser: Any, tmp_path: Path, nodes: int, edges: int, most: dict[str, float], capsys: Any
) -> None:
    store = made(nodes, edges)
    began = time.perf_counter()
    path = written(store, tmp_path / "graph.html")
    ours = {"written, s": round(time.perf_counter() - began, 2), "megabytes": path.stat().st_size / 1e6}
    page = fresh(browser)
    ours |= first_frame(page, path, drawn)
    ours["search, ms"] = page.evaluate(
        """async () => {
          const field = document.getElementById('search');
          const times = [];
          for (const text of ['h', 'co', 'trust', '99']) {
            field.value = text;
            const began = performance.now();
            field.dispatchEvent(new Event('input'));
            times.push(performance.now() - began);
          }
          return Math.max(...times);
        }"""
    )
    page.context.close()
    graph = project(store)
    told: dict[str, dict[str, float]] = {"ours": ours}
    if nodes <= PYVIS_MOST:
        told["pyvis"] = theirs = pyvis_itself(browser, graph, tmp_path / "pyvis.html")
        told["ratio"] = {name: round(value / ours[name], 2) for name, value in theirs.items()}
    with capsys.disabled():
        print(f"\n{graph.number_of_nodes():,} things, {graph.number_of_edges():,} connections")
        print(json.dumps(told, indent=1))
    assert {name: ours[name] for name, limit in most.items() if ours[name] > limit} == {}
