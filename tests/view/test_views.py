"""Each view and each way to take something away, used as a person would."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from tests.view.conftest import until
from tests.view.synthetic import Maker, made, written

from councilgraph.vocabulary import CG, PREFIXES

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def small() -> ox.Store:
    """Two councils that share a partner and a principle; a planned partner; a retold document."""
    make = Maker()
    alder, birch = (
        make.thing("Council", "alder", "Alder Council"),
        make.thing("Council", "birch", "Birch Council"),
    )
    for council, region in ((alder, "North"), (birch, "South")):
        make.add("registers", council, CG + "region", ox.Literal(region))
    trust = make.thing("PartnerOrganisation", "trust", "The Shared Trust")
    make.add("registers", trust, CG + "acronym", ox.Literal("TST"))
    later = make.thing("PartnerOrganisation", "later", "Later Limited")
    learning, talk = make.thing("Principle", "learning", "Learning"), make.thing("Principle", "talk", "Talk")
    housing = make.thing("Theme", "housing", "Housing")
    for slug, council in (("one", alder), ("two", birch)):
        study = make.thing("CaseStudy", slug, f"Study {slug}", slug)
        work = make.thing("Initiative", f"{slug}/work", f"Work {slug}", slug)
        make.add(slug, study, CG + "year", ox.Literal("2021" if slug == "one" else "spring 2023"))
        make.state(slug, (study, CG + "describes", work), f"Work {slug} is told.")
        make.state(slug, (work, CG + "ledBy", council), f"The council led {slug}.")
        make.state(slug, (work, CG + "partner", trust), f"The trust helped with {slug}.", confidence=0.7)
        make.state(slug, (work, CG + "meetsPrinciple", learning), f"{slug} meets Learning.")
        make.add("derived", council, CG + "practises", ox.NamedNode(learning))
    make.state("one", (study.replace("two", "one"), CG + "mentions", later), "Later Limited was named.")
    make.state(
        "two", (work, CG + "partner", later), "They hope to work with Later Limited.", status="planned"
    )
    make.state("two", (work, CG + "theme", housing), "It is about homes.")
    make.state("two", (work, CG + "meetsPrinciple", talk), "two meets Talk.")
    make.add("two", study, CG + "retold", ox.Literal("true"))
    return make.finish()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(small(), tmp_path_factory.mktemp("page") / "graph.html")


def cells(page: Any) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        """[...document.querySelectorAll('#sheet tr')]
          .map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"""
    )
    return found


def turn(page: Any, view: str) -> None:
    """Go to another view and wait until it is drawn: the browser tells of a new address a moment later."""
    page.click(f"#views a:has-text('{view}')")
    page.wait_for_selector(f"#views a[aria-current=page]:has-text('{view}')")


def labels(page: Any) -> set[str]:
    page.wait_for_selector("canvas")
    found: list[str] = page.evaluate(
        "councilgraph.shown().nodes.map((node) => councilgraph.data.canvas.nodes[node].label)"
    )
    return set(found)


def saved(page: Any, name: str) -> bytes:
    page.click("summary:has-text('Take away')")
    with page.expect_download() as download:
        page.click(f"details.take button:has-text('{name}')")
    return Path(download.value.path()).read_bytes()


def test_matrix_cells_open_their_evidence_and_columns_sort(open_page: Open, path: Path) -> None:
    page = open_page(path)
    turn(page, "Principles")
    assert cells(page)[1][:4] == ["Birch", "1", "1", "1"] or cells(page)[1][0] == "Birch Council"
    page.click("#sheet th button:has-text('Council')")
    assert cells(page)[1][0] == "Alder Council"
    page.click("#sheet th button:has-text('Council')")
    assert cells(page)[1][0] == "Birch Council"
    assert page.locator("#sheet th[aria-sort=descending]").count() == 1
    page.click("[aria-label^='Alder Council: Learning']")
    assert page.locator("#details mark").all_inner_texts() == ["The council led one.", "one meets Learning."]


def test_retold_documents_are_said_beside_their_quotes(open_page: Open, path: Path) -> None:
    page = open_page(path, "#view=principles")
    page.click("[aria-label^='Birch Council: Talk']")
    assert page.locator("#details .quote .retold").count() == 2
    page.click("[aria-label^='Alder Council: Learning']")
    assert page.locator("#details .quote .retold").count() == 0


def test_shared_partners_similar_councils_gaps_and_years(open_page: Open, path: Path) -> None:
    page = open_page(path, "#view=shared")
    assert [row[0] for row in cells(page)[1:]] == ["The Shared Trust"]
    assert cells(page)[1][2] == "2"
    turn(page, "Similar")
    assert cells(page)[1][:2] == ["Alder Council", "Birch Council"]
    assert cells(page)[1][2:4] == ["2", "50"]
    assert cells(page)[1][4] == "Learning"
    turn(page, "Gaps")
    assert cells(page)[1][0] == "Alder Council"
    assert cells(page)[1][3] == "Talk"
    assert cells(page)[1][5] == "Housing"
    page.select_option("#of", "regions")
    assert [row[0] for row in cells(page)[1:]] == ["North", "South"]
    turn(page, "Timeline")
    assert [row[:2] for row in cells(page)[1:]] == [["2021", "1"], ["2023", "1"]]
    turn(page, "Figures")
    assert cells(page)[1][0] == "The Shared Trust"


def test_facets_types_and_confidence_filter(open_page: Open, path: Path) -> None:
    page = open_page(path)
    assert labels(page) == {"Alder Council", "Birch Council", "Work one", "Work two", "The Shared Trust"}
    page.select_option("#f-region", "North")
    assert labels(page) == {"Alder Council", "Work one", "The Shared Trust"}
    page.select_option("#f-region", "")
    page.select_option("#f-year", "2023")
    assert labels(page) == {"Birch Council", "Work two", "The Shared Trust", "Later Limited"}
    page.click("text=Reset everything")
    page.uncheck("#t-PartnerOrganisation")
    assert "The Shared Trust" not in labels(page)
    page.check("#t-Theme")
    assert "Housing" in labels(page)
    page.evaluate("location.hash = 'sure=80'")
    until(page, "councilgraph.shown().edges.length === 2")


def test_what_is_planned_shows_only_when_asked_for(open_page: Open, path: Path) -> None:
    page = open_page(path, "#sel=initiative/two/work&open=initiative/two/work")
    assert "Later Limited" not in page.locator("#details .relations >> nth=0").inner_text()
    before = page.evaluate("councilgraph.shown().edges.length")
    page.select_option("#f-basis", "open")
    until(page, f"councilgraph.shown().edges.length > {before}")
    page.select_option("#f-basis", "only-derived")
    until(page, "councilgraph.shown().edges.length === 0")


def test_a_derived_connection_shows_what_it_follows_from(open_page: Open, path: Path) -> None:
    page = open_page(path, "#sel=council/alder|practises|principle/learning&basis=derived")
    assert "Derived" in page.locator("#details .kind").inner_text()
    assert page.locator("#details mark").all_inner_texts() == ["The council led one.", "one meets Learning."]
    assert "Learning" in labels(page)


def test_the_address_brings_back_the_view_and_back_goes_back(open_page: Open, path: Path) -> None:
    page = open_page(path)
    labels(page)
    page.fill("#search", "tst")
    page.keyboard.press("Enter")
    page.wait_for_selector("#details h2:has-text('The Shared Trust')")
    page.click("#details button:has-text('Focus')")
    assert labels(page) == {"Work one", "Work two", "The Shared Trust"}
    again = open_page(path, page.evaluate("location.hash"))
    assert labels(again) == labels(page)
    assert again.locator("#details h2").inner_text() == "The Shared Trust"
    page.click("[aria-label=Back]")
    until(page, "councilgraph.shown().nodes.length === 5")
    page.click("[aria-label=Forward]")
    until(page, "councilgraph.shown().nodes.length === 3")


def test_a_path_has_a_quote_on_every_hop(open_page: Open, path: Path) -> None:
    page = open_page(path, "#sel=council/alder")
    page.click("summary:has-text('Find the path')")
    page.fill("#path-to", "birch")
    page.keyboard.press("Enter")
    page.wait_for_selector("#details .hops")
    assert page.locator("#details .hops > li").count() == 4
    assert page.locator("#details .hops mark").all_inner_texts() == [
        "The council led one.",
        "The trust helped with one.",
        "The trust helped with two.",
        "The council led two.",
    ]


def test_double_click_focuses_and_click_expands(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page)
    labels(page)
    before = len(labels(page))
    node = page.evaluate("councilgraph.shown().nodes[0]")
    page.mouse.click(*page.evaluate("(node) => councilgraph.placeOf(node)", node))
    until(page, "location.hash.includes('open=')")
    assert len(labels(page)) >= before
    page.mouse.dblclick(*page.evaluate("(node) => councilgraph.placeOf(node)", node))
    until(page, "location.hash.includes('scope=focus')")


def test_the_picture_and_the_graph_can_be_taken_away(open_page: Open, path: Path) -> None:
    page = open_page(path)
    labels(page)
    assert saved(page, "PNG").startswith(b"\x89PNG")
    assert ET.fromstring(saved(page, "SVG")).tag == "{http://www.w3.org/2000/svg}svg"
    graph = nx.parse_graphml(saved(page, "GraphML").decode())
    assert graph.number_of_nodes() == 5
    assert {data["relation"] for *_, data in graph.edges(data=True)} == {"ledBy", "partner"}
    assert nx.read_gexf(io.BytesIO(saved(page, "GEXF"))).size() == 4
    rows = list(csv.DictReader(io.StringIO(saved(page, "CSV").decode())))
    assert {row["quote"] for row in rows} >= {"The council led one."}


@pytest.mark.parametrize("view", ["principles", "shared", "similar", "gaps", "figures"])
def test_tables_come_as_csv_and_as_the_query_that_gives_them(open_page: Open, path: Path, view: str) -> None:
    page = open_page(path, f"#view={view}")
    rows = list(csv.reader(io.StringIO(saved(page, "CSV").decode())))
    assert len(rows) == len(cells(page))
    page.click("summary:has-text('Take away')")
    page.click("button:has-text('SPARQL')")
    text = page.locator("dialog textarea").input_value()
    store = small()
    found = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) >= (1 if view != "figures" else 5)


def test_search_answers_within_a_tenth_of_a_second(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(made(2_000, 3_000), tmp_path / "graph.html"))
    labels(page)
    took = page.evaluate(
        """() => {
          const field = document.getElementById('search');
          field.value = 'housing';
          const began = performance.now();
          field.dispatchEvent(new Event('input'));
          return performance.now() - began;
        }"""
    )
    assert took < 100
    assert page.locator("#search-list [role=option]").count() == 12
