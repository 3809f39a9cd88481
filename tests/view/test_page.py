"""The page in Chromium, as a person would use it with a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.view.synthetic import made

from councilgraph.api import KnowledgeGraph

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def shown(page: Any) -> dict[str, list[int]]:
    page.wait_for_selector("#app:not([hidden]) canvas")
    found: dict[str, list[int]] = page.evaluate("councilgraph.shown()")
    return found


def lone_edge(page: Any) -> int:
    """Answer the connection whose middle is farthest from every thing: what a person would click."""
    found: int = page.evaluate(
        """() => {
          const { nodes, edges } = councilgraph.shown();
          const places = nodes.map(councilgraph.placeOf);
          const room = (edge) => Math.min(...places.map(([x, y]) => {
            const [mx, my] = councilgraph.middleOf(edge);
            return Math.hypot(x - mx, y - my);
          }));
          return edges.reduce((best, edge) => (room(edge) > room(best) ? edge : best));
        }"""
    )
    return found


def test_a_page_opens_on_at_most_150_things(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page)
    assert 20 <= len(shown(page)["nodes"]) <= 150


def test_a_click_on_a_connection_shows_its_sentence(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page)
    shown(page)
    edge = lone_edge(page)
    page.mouse.click(*page.evaluate("(edge) => councilgraph.middleOf(edge)", edge))
    page.wait_for_selector("#details mark")
    sentence = page.locator("#details mark").first.inner_text()
    quotes = page.evaluate("councilgraph.data.quotes.map((quote) => quote[3])")
    assert sentence in quotes
    assert "characters" in page.locator("#details figcaption").first.inner_text()


def test_a_search_leads_to_a_thing(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page)
    shown(page)
    page.fill("#search", "bir")
    page.click("#search-list [role=option] >> nth=0")
    page.wait_for_selector("#details h2:has-text('Bir')")


def test_a_notebook_cell_holds_a_page_that_works(open_page: Open, tmp_path: Path) -> None:
    cell = tmp_path / "cell.html"
    shown_inline = KnowledgeGraph(made(60, 100)).view()._repr_html_()
    cell.write_text(f"<!doctype html><meta charset=utf-8>{shown_inline}", encoding="utf-8")
    frame = open_page(cell).frame_locator("iframe")
    frame.locator("#picture canvas").wait_for()
    frame.locator("#search").fill("alder")
    frame.locator("#search-list [role=option] >> nth=0").click()
    frame.locator("#details h2:has-text('Alder')").wait_for()
