"""The page by keyboard alone, to a screen reader, in light and dark, on a phone, and without JavaScript."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.view.synthetic import made, written

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
VIEWS = ["network", "principles", "themes", "shared", "similar", "gaps", "timeline", "figures"]


def axe() -> str:
    found = importlib.util.find_spec("axe_playwright_python")
    assert found is not None
    assert found.origin is not None
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    # through the debugger's own world: the page's policy lets no other script in
    page.evaluate(axe())
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", rules)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in result["violations"]
        if one["impact"] in {"serious", "critical", "moderate"}
        for node in one["nodes"][:3]
    ]


@pytest.fixture(scope="module")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(made(80, 140), tmp_path_factory.mktemp("page") / "graph.html")  # axe looks at each element


@pytest.mark.parametrize(
    ("view", "scheme"), [*((view, "light") for view in VIEWS), ("network", "dark"), ("themes", "dark")]
)
def test_axe_finds_nothing(open_page: Open, small_page: Path, view: str, scheme: str) -> None:
    page = open_page(small_page, f"#view={view}&list=1", color_scheme=scheme)
    page.wait_for_selector("#app:not([hidden])")
    assert violations(page) == []
    page.locator("#main .thing").first.click()
    page.wait_for_selector("#details .facts")
    assert violations(page) == []


def test_the_keyboard_is_enough(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page)
    page.wait_for_selector("canvas")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("/")
    page.keyboard.type("dover")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#details h2:has-text('Dover')")
    page.focus("#picture")
    for key in ("ArrowRight", "ArrowLeft", "Enter", "f"):
        page.keyboard.press(key)
    assert "scope=focus" in page.url
    assert page.locator("#live").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector("#details h2:has-text('At a glance')")
    page.focus("#b-list")
    page.keyboard.press("Enter")
    page.locator("#twin [data-edge]").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#details mark").count() > 0
    assert page.evaluate("document.activeElement.dataset.edge") is not None, "the focus stays where it was"
    assert page.locator("#twin tr[aria-current] [aria-pressed=true]").count() == 1


def test_focus_is_seen(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page)
    page.wait_for_selector("canvas")
    unseen = page.evaluate(
        """() => [...document.querySelectorAll('button, a, select, input, summary, [tabindex="0"]')]
          .filter((one) => one.checkVisibility())
          .filter((one) => {
            one.focus({ focusVisible: true });
            return getComputedStyle(one).outlineStyle === 'none';
          })
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert unseen == []


def test_a_phone_needs_no_sideways_scrolling(open_page: Open, made_page: Path) -> None:
    for view in VIEWS:
        page = open_page(made_page, f"#view={view}", viewport={"width": 390, "height": 844}, has_touch=True)
        page.wait_for_selector("#app:not([hidden])")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view
        small = page.evaluate(
            """() => [...document.querySelectorAll('#bar button, #views a, #steps button')]
              .filter((one) => one.checkVisibility() && Math.min(one.offsetWidth, one.offsetHeight) < 24)
              .map((one) => one.textContent)"""
        )
        assert small == []


def test_without_javascript_a_list_remains(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page, java_script_enabled=False)
    assert page.locator(".static h2").count() > 5
    assert page.locator(".static blockquote").count() > 20
    assert not page.locator("#app").is_visible()


def test_less_motion_means_none(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page, reduced_motion="reduce")
    page.wait_for_selector("canvas")
    page.click("#b-in")
    first = page.evaluate("councilgraph.placeOf(councilgraph.shown().nodes[0])")
    page.wait_for_timeout(120)
    assert page.evaluate("councilgraph.placeOf(councilgraph.shown().nodes[0])") == first


def test_the_frame_stays_when_a_cell_opens(open_page: Open, made_page: Path) -> None:
    page = open_page(made_page, "#view=themes")
    page.locator("#sheet .cell").last.scroll_into_view_if_needed()
    page.locator("#sheet .cell").last.click()
    assert page.evaluate("document.scrollingElement.scrollTop + document.body.scrollTop") == 0
    assert page.locator("header").is_visible()
