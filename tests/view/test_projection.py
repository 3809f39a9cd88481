"""The graph for networkx, its figures and its layout, and the commands that show them."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from tests.view.synthetic import made
from tests.view.test_views import small

from councilgraph import store
from councilgraph.api import KnowledgeGraph
from councilgraph.cli import councilgraph
from councilgraph.view import find, layout
from councilgraph.view.figures import NETWORK, stats
from councilgraph.view.projection import project
from councilgraph.vocabulary import BASE, CG

ALDER, BIRCH, WORK = (f"{BASE}id/{end}" for end in ("council/alder", "council/birch", "initiative/one/work"))
TRUST = f"{BASE}id/organisation/trust"


def test_things_and_facts_carry_what_people_read() -> None:
    graph = project(small())
    assert graph.nodes[ALDER]["label"] == "Alder Council"
    assert graph.nodes[ALDER]["type"] == "Council"
    assert graph.nodes[TRUST]["aliases"] == ("TST",)
    fact = graph.edges[WORK, TRUST, CG + "partner"]
    assert (fact["label"], fact["weight"], fact["status"], fact["derived"]) == (
        "partner",
        1,
        "asserted",
        False,
    )
    assert [quote.exact for claim in fact["claims"] for quote in claim.quotes] == [
        "The trust helped with one."
    ]
    assert graph.edges[ALDER, f"{BASE}id/principle/learning", CG + "practises"]["derived"]


def test_what_is_only_planned_is_an_edge_that_says_so() -> None:
    graph = project(small())
    later = graph.edges[f"{BASE}id/initiative/two/work", f"{BASE}id/organisation/later", CG + "partner"]
    assert later["status"] == "planned"


def test_figures_know_what_joins_the_network() -> None:
    found = stats(project(small()))
    top = found.nodes[0]
    assert (top.label, top.degree, top.parts) == ("The Shared Trust", 2, 2)
    assert top.betweenness == max(row.betweenness for row in found.nodes)
    assert set(found.bridges) == {(WORK, TRUST), (WORK.replace("one", "two"), TRUST)}


def test_figures_agree_with_networkx_on_the_plain_graph() -> None:
    graph = project(made(150, 250))
    plain = layout.pulls(graph, NETWORK)
    found = {row.iri: row for row in stats(graph).nodes}
    exact = nx.betweenness_centrality(plain)
    assert all(found[node].degree == plain.degree(node) for node in plain)
    assert all(math.isclose(found[node].betweenness, exact[node], abs_tol=6e-5) for node in plain)


def test_nothing_lies_on_anything_and_parts_stay_apart() -> None:
    graph: nx.Graph[str] = nx.Graph()
    nx.add_star(graph, [f"a{n}" for n in range(30)])
    nx.add_path(graph, [f"b{n}" for n in range(9)])
    graph.add_nodes_from(["y alone", "z alone"])
    at = layout.positions(graph)
    assert len(set(at.values())) == len(graph)
    left, right = ([at[node] for node in graph if node.startswith(head)] for head in "ab")
    overlap = all(
        max(min(p[axis] for p in part) for part in (left, right))
        <= min(max(p[axis] for p in part) for part in (left, right))
        for axis in (0, 1)
    )
    assert not overlap


def test_a_document_more_hardly_moves_the_picture() -> None:
    graph = layout.pulls(project(made(200, 260)), NETWORK)
    core = graph.subgraph(max(nx.connected_components(graph), key=len)).copy()
    before = layout.positions(core)
    leaf = next(node for node in sorted(core) if core.degree(node) == 1)
    core.remove_node(leaf)
    after = layout.positions(core)
    width = max(x for x, _ in before.values()) - min(x for x, _ in before.values())
    moved = statistics.median(math.dist(before[node], after[node]) for node in core)
    assert moved < 0.1 * width  # 0.02 measured on the shipped corpus without one of its documents


def test_names_find_their_things() -> None:
    graph = project(small())
    for name in (ALDER, "council/alder", "alder", "Alder Council", "ALDER COUNCIL"):
        assert find.thing(graph, name) == ALDER
    assert find.thing(graph, "tst") == TRUST


def test_hash_seeds_change_nothing() -> None:
    code = (
        "import hashlib; from councilgraph.view import page;"
        "from councilgraph.view.projection import project;"
        "from tests.view.synthetic import made;"
        "print(hashlib.sha256(page.render(project(made(200, 320))).encode()).hexdigest())"
    )
    path = os.pathsep.join([str(Path.cwd()), *sys.path])
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(digests) == 1


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    store.save(small(), folder / "store")
    return folder


def test_stats_prints_a_table_and_json(out: Path) -> None:
    shown = CliRunner().invoke(councilgraph, ["stats", "--out", str(out)])
    assert shown.exit_code == 0, shown.output
    assert "The Shared Trust" in shown.output
    assert "2 bridges" in shown.output
    data = json.loads(
        CliRunner().invoke(councilgraph, ["stats", "--out", str(out), "--format", "json"]).output
    )
    assert data["nodes"][0]["label"] == "The Shared Trust"


def test_view_writes_a_page_or_says_in_one_line_why_not(out: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = CliRunner().invoke(
        councilgraph,
        ["view", "--focus", "alder", "--depth", "2", "--kind", "matrix", "-o", str(page), "--out", str(out)],
    )
    assert done.exit_code == 0, done.output
    text = page.read_text(encoding="utf-8")
    assert "<title>Alder Council – councilgraph</title>" in text
    assert "Birch Council" not in text.split("<script", 1)[0]
    wrong = CliRunner().invoke(councilgraph, ["view", "--focus", "oak", "-o", str(page), "--out", str(out)])
    assert wrong.exit_code == 2
    assert len(wrong.output.strip().splitlines()) == 1


def test_a_notebook_shows_the_page_in_a_frame_of_its_own() -> None:
    html = KnowledgeGraph(small()).view("alder")._repr_html_()
    assert html.startswith('<iframe srcdoc="&lt;!doctype html&gt;')
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in html
    assert "<script" not in html
