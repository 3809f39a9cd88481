"""Graphs that hold little or nothing, pages that were cut, and networks that do not answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from tests.view.synthetic import Maker, made, written

from councilgraph.errors import InputError, LookupFailed, OutputError
from councilgraph.vocabulary import CG, OA, RDF

Open = Callable[..., Any]


@pytest.mark.browser
def test_an_empty_graph_says_so(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(ox.Store(), tmp_path / "empty.html"))
    assert page.locator("h2").inner_text() == "This graph is empty"


@pytest.mark.browser
def test_a_graph_of_concepts_alone_opens(open_page: Open, tmp_path: Path) -> None:
    make = Maker()
    make.thing("Principle", "p", "A principle")
    page = open_page(written(make.finish(), tmp_path / "graph.html"))
    page.wait_for_selector("#app:not([hidden])")
    for view in ("principles", "shared", "similar", "gaps", "timeline", "figures"):
        page.click(f"#views a[href*='view={view}']")
        page.wait_for_selector(f"#views a[aria-current=page][href*='view={view}']")
        page.wait_for_selector("#sheet:has-text('Nothing to show')")


@pytest.mark.browser
def test_facts_without_labels_or_evidence_are_shown_for_what_they_are(
    open_page: Open, tmp_path: Path
) -> None:
    make = Maker()
    work, council = make.thing("Initiative", "d/w", "Work"), make.thing("Council", "nameless", "")
    make.add("d", work, CG + "ledBy", ox.NamedNode(council))
    make.add("d", "https://example.org/claim", RDF + "type", ox.NamedNode(CG + "Claim"))
    make.add("d", "https://example.org/claim", CG + "evidence", ox.NamedNode("https://example.org/nothing"))
    make.add("d", "https://example.org/nothing", OA + "hasSource", ox.NamedNode("https://example.org/gone"))
    page = open_page(written(make.finish(), tmp_path / "graph.html"), "#view=network&list=1")
    page.click("#twin [data-edge]")
    page.wait_for_selector("#details:has-text('no sentence')")
    assert "nameless" in page.locator("#details h2").inner_text()


@pytest.mark.browser
def test_a_damaged_page_says_so(browser: Any, made_page: Path, tmp_path: Path) -> None:
    text = made_page.read_text(encoding="utf-8")
    damaged = tmp_path / "damaged.html"
    damaged.write_text(text.replace('{"base":', '{"base":oops', 1), encoding="utf-8")
    page = browser.new_page()
    page.goto(damaged.as_uri())
    assert page.locator("#broken").is_visible()
    assert "fresh one" in page.locator("#broken").inner_text()
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("network", ["blocked", "stalled"])
def test_the_network_is_not_needed(browser: Any, made_page: Path, network: str) -> None:
    page = browser.new_page()
    asked = []

    def answer(route: Any) -> None:
        asked.append(route.request.url)
        if network == "blocked":
            route.abort()

    page.route(re.compile("^(?!file:)"), answer)
    page.goto(made_page.as_uri(), timeout=10_000)
    page.wait_for_selector("canvas", timeout=10_000)
    page.click("#b-all")
    page.wait_for_timeout(300)
    assert asked == []
    page.close()


def test_the_page_forbids_everything_but_itself(made_page: Path) -> None:
    text = made_page.read_text(encoding="utf-8")
    policy = re.search('Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", text)
    assert "sourceMappingURL" not in text


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = made(120, 200), ox.Store()
    second.extend(sorted(first, key=str, reverse=True))
    one, two = written(first, tmp_path / "1.html"), written(second, tmp_path / "2.html")
    assert one.read_bytes() == two.read_bytes()


def test_bad_wishes_are_refused(tmp_path: Path) -> None:
    store = made(60, 100)
    with pytest.raises(LookupFailed, match="Alderton"):
        written(store, tmp_path / "x.html", focus="Aldertn Borough Council")
    with pytest.raises(InputError, match="no view 'pie'"):
        written(store, tmp_path / "x.html", kind="pie")
    with pytest.raises(InputError, match="no type 'Cat'"):
        written(store, tmp_path / "x.html", types=["Cat"])
    with pytest.raises(InputError, match="depth"):
        written(store, tmp_path / "x.html", focus="Alderton", depth=0)
    with pytest.raises(OutputError, match="cannot be written"):
        written(store, tmp_path / "no" / "x.html")
    assert not list(tmp_path.iterdir())


@pytest.mark.browser
def test_a_focused_page_holds_only_what_is_near(open_page: Open, tmp_path: Path) -> None:
    path = written(made(120, 200), tmp_path / "x.html", focus="Alderton", depth=1, kind="network")
    page = open_page(path)
    page.wait_for_selector("canvas")
    labels = page.evaluate(
        "councilgraph.shown().nodes.map((node) => councilgraph.data.canvas.nodes[node].label)"
    )
    assert "Alderton Borough Council" in labels
    assert len(labels) < 40
