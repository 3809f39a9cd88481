"""Names meant to break out: in every field of a store, each thing hovered, opened and searched for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from tests.view.synthetic import Maker, written

from councilgraph.vocabulary import CG, DCTERMS, RDF, RDFS, SCHEMA, SKOS

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

BOOM = "window.brokeOut=1"
HOSTILE = [
    f"<script>{BOOM}</script>",
    f"</script><script>{BOOM}</script>",
    f"<img src=x onerror={BOOM}>",
    f'"><svg onload={BOOM}>',
    f"<a href=javascript:{BOOM}>href</a>",
    f"javascript:{BOOM}",
    f"{{{{ {BOOM} }}}} {{% raw %}} ${{{BOOM}}} `{BOOM}`",
    "<!--<script>",
    "quotes ' \" ` & < > \\ \\u003c",
    "\u202eright to left\u2066 שלום مرحبا",
    "x" * 300,
    "long words " * 40,
    "🏛️👩‍👩‍👧‍👦 emoji",
    "a\u2028b\u2029c\td\x01\x7f",
    "]]>  --> */ //",
    "__proto__",
    "constructor",
    "=HYPERLINK(1)",
]


def hostile() -> ox.Store:
    make = Maker()
    text = HOSTILE

    def label(node: str, name: str, value: str) -> None:
        make.add("registers", node, name, ox.Literal(value))

    principle = make.thing("Principle", "p", text[0])
    theme = make.thing("Theme", "t", text[1])
    for number, name in enumerate(text):
        council = make.thing("Council", f"c{number}", name)
        partner = make.thing("PartnerOrganisation", f"o{number}", name)
        work = make.thing("Initiative", f"d{number}/w", name, f"d{number}")
        study = make.thing("CaseStudy", f"d{number}", name, f"d{number}")
        for thing in (council, partner, work, study):
            label(thing, SKOS + "altLabel", name[::-1])
            label(thing, SKOS + "definition", name)
            label(thing, RDFS + "comment", name)
            label(thing, CG + "region", name)
        for url in (
            "javascript:window.brokeOut=1",
            "data:text/html,%3Cscript%3Ewindow.brokeOut=1%3C/script%3E",
        ):
            make.add("registers", study, DCTERMS + "source", ox.NamedNode(url))
            make.add("registers", council, SKOS + "exactMatch", ox.NamedNode(url))
        label(study, SCHEMA + "url", name)
        label(study, CG + "year", f"2020 {name}")
        sector = f"https://example.org/sector/{number}"
        make.add("registers", partner, CG + "sector", ox.NamedNode(sector))
        label(sector, SKOS + "prefLabel", name)
        for fact in (
            (study, CG + "describes", work),
            (work, CG + "ledBy", council),
            (work, CG + "partner", partner),
            (work, CG + "theme", theme),
            (work, CG + "meetsPrinciple", principle),
        ):
            make.state(f"d{number}", fact, name, recogniser=name, around=(name, name))
    for kind in ("Council", "Initiative"):
        label(CG + kind, RDFS + "label", text[0])
        label(CG + kind, RDFS + "comment", text[2])
    make.add("registers", CG + "Council", RDF + "type", ox.NamedNode("http://www.w3.org/2002/07/owl#Class"))
    label(CG + "partner", RDFS + "label", text[1])
    label(CG + "partner", RDFS + "comment", text[3])
    return make.finish()


@pytest.fixture(scope="module")
def page_of_hostiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(hostile(), tmp_path_factory.mktemp("hostile") / "graph.html")


def unbroken(page: Any) -> None:
    assert page.evaluate("window.brokeOut === undefined")
    assert page.evaluate("document.querySelectorAll('#app img, #app script, #app svg[onload]').length") == 0
    links = page.evaluate("[...document.querySelectorAll('a')].map((link) => link.protocol)")
    assert set(links) <= {"file:", "http:", "https:"}


def test_nothing_in_a_name_executes(open_page: Open, page_of_hostiles: Path) -> None:
    page = open_page(page_of_hostiles)
    page.wait_for_selector("canvas")
    for node in page.evaluate("councilgraph.shown().nodes"):
        page.mouse.move(*page.evaluate("(node) => councilgraph.placeOf(node)", node))
    unbroken(page)
    keys = page.evaluate("councilgraph.data.things.map((thing) => thing.k)")
    for key in keys:
        page.evaluate("(key) => { location.hash = councilgraph.address({sel: key}); }", key)
    page.wait_for_selector("#details .facts")
    for name in HOSTILE:
        page.fill("#search", name[:60])
    unbroken(page)


@pytest.mark.parametrize(
    "view", ["principles", "themes", "shared", "similar", "gaps", "timeline", "figures", "network&list=1"]
)
def test_no_view_executes_a_name(open_page: Open, page_of_hostiles: Path, view: str) -> None:
    page = open_page(page_of_hostiles, f"#view={view}")
    page.wait_for_selector("#app:not([hidden]) table")
    page.locator("#main .cell, #main .thing").first.click()
    unbroken(page)


def test_a_hostile_address_is_only_an_address(open_page: Open, page_of_hostiles: Path) -> None:
    page = open_page(
        page_of_hostiles, "#view=<script>&sel=__proto__|x|y&focus=constructor&scope=focus&sort=9.up&a=1"
    )
    page.wait_for_selector("canvas")
    unbroken(page)


def test_the_list_without_javascript_is_only_text(open_page: Open, page_of_hostiles: Path) -> None:
    page = open_page(page_of_hostiles, java_script_enabled=False)
    shown = page.locator(".static").inner_text()
    assert HOSTILE[0] in shown
    assert page.locator(".static img, .static script").count() == 0
