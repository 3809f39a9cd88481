"""How big, how fast and how heavy the page is, beside pyvis's own default page of the same graph.

Run `python -m pytest tests/benchmarks/bench_page.py -s`. The page is opened in Chromium without a GPU.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from tests.view.conftest import browser as browser
from tests.view.conftest import until
from tests.view.synthetic import made, written

from councilgraph.view.projection import Graph, project

pytestmark = pytest.mark.browser


def opened(browser: Any, path: Path, ready: str) -> tuple[Any, dict[str, float]]:
    """Open a page whose requests all fail at once; answer it, the seconds to its first frame, its memory."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route("http*://**", lambda route: route.abort())
    began = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit", timeout=60_000)
    until(page, ready)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    frame = time.perf_counter() - began
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    return page, {"first frame, s": round(frame, 2), "memory, MB": round(heap, 1)}


def default_page(graph: Graph, path: Path) -> None:
    """Write the page that pyvis makes of itself, filled as fast as can be."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.nodes = [
        {"id": node, "label": data["label"], "shape": "dot"} for node, data in graph.nodes(data=True)
    ]
    net.edges = [{"from": a, "to": b} for a, b in nx.DiGraph(graph).edges()]
    path.write_text(net.generate_html(), encoding="utf-8")


DRAWN = "document.querySelector('canvas') && window.councilgraph && councilgraph.shown().nodes.length"
PYVIS_DRAWN = "window.network && document.querySelector('canvas')"


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
    page, seen = opened(browser, path, DRAWN)
    ours |= seen
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
    default_page(graph, tmp_path / "pyvis.html")
    theirs: dict[str, float] = {"megabytes": (tmp_path / "pyvis.html").stat().st_size / 1e6}
    page, seen = opened(browser, tmp_path / "pyvis.html", PYVIS_DRAWN)
    theirs |= seen
    page.context.close()
    with capsys.disabled():
        print(f"\n{graph.number_of_nodes():,} things, {graph.number_of_edges():,} connections")
        print(json.dumps({"ours": ours, "pyvis": theirs, "ratio": {
            name: round(value / ours[name], 2) for name, value in theirs.items()
        }}, indent=1))  # fmt: skip
    assert {name: ours[name] for name, limit in most.items() if ours[name] > limit} == {}
