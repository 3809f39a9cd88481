"""The main text of a saved web page, and what the page says of itself.

Where a page marks its main part, that part is read whole: a chooser of main text such as trafilatura drops
short blocks (measured on a page of case studies: the metadata block, the principles and the title). Else
trafilatura chooses, unless it loses too much of the page.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from councilgraph.errors import DocumentError
from councilgraph.model import Metadata
from councilgraph.parsers.canonical import canonical

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST = 200  # characters that a marked main part must have; less is a frame that a script fills
_KEPT = 0.8  # share of the characters in paragraphs, headings and list items that chosen text must keep
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "footer",
        "form",
        "h1",
        "h2",
    }
    | {"h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "nav", "svg", "button", "select", "iframe", "head", "footer"}
)
_MAIN = ("//main", "//*[@role='main']", "//article")
_TEXT_BLOCKS = "//p|//li|//h1|//h2|//h3|//h4|//dt|//dd|//td"
_URL = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_TITLE = ("//meta[@property='og:title']/@content", "//h1", "//title")
_PUBLISHER = ("//meta[@property='og:site_name']/@content", "//meta[@name='DC.publisher']/@content")
_DATE = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='date' or @name='DC.date' or @name='DC.date.issued' or @name='dcterms.issued']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time[1]/@datetime",
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DECLARED = re.compile(rb"charset=[\"']?([\w-]+)")


def read(data: bytes, path: Path) -> tuple[str, Metadata]:
    """Answer a page's canonical text, its address, title, date and publisher as the page itself gives them.

    Raises:
        DocumentError: it is no page, or in an encoding that neither UTF-8 nor its own word explains.
    """
    from lxml import etree, html

    page = _decode(data, path)
    try:
        tree = html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", page))
    except etree.ParserError as error:
        raise DocumentError(f"is no HTML ({error})", where=path, remedy="save the page again") from error
    text = canonical(_main_text(tree, page))
    if not text.strip():
        raise DocumentError("holds no text", where=path, remedy="save the page as the browser shows it")
    source = _first(tree, _URL)
    date = _DAY.match(_first(tree, _DATE) or "")
    return text, Metadata(
        source=source if source and source.startswith(("http://", "https://")) else None,
        title=_first(tree, _TITLE),
        date=date[0] if date else None,
        publisher=_first(tree, _PUBLISHER),
        origin="page",
    )


def _decode(data: bytes, path: Path) -> str:
    if b"\0" in data:
        raise DocumentError("is no HTML (it holds NULs)", where=path, remedy="save the page again")
    try:
        page = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        declared = _DECLARED.search(data[:2048])
        try:
            page = data.decode(declared[1].decode() if declared else "utf-8")
        except (UnicodeDecodeError, LookupError):
            what = f"is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})"
            raise DocumentError(what, where=path, remedy="save it as UTF-8") from error
    if not page.strip():
        raise DocumentError("is empty", where=path, remedy="save the page again")
    return page


def _main_text(tree: _Element, page: str) -> str:
    for where in _MAIN:
        regions = tree.xpath(where)
        if len(regions) == 1 and len(text := _visible(regions[0])) >= _LEAST:
            return text
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its guesses are no message for a user
    chosen = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    squeezed = "".join(chosen.split())
    blocks = ["".join(node.text_content().split()) for node in tree.xpath(_TEXT_BLOCKS) if not _framed(node)]
    total = sum(map(len, blocks))
    kept = sum(len(block) for block in blocks if block in squeezed)
    return chosen if total and kept >= _KEPT * total else _visible(tree)


def _framed(node: _Element) -> bool:
    return any(parent.tag in _SILENT for parent in node.iterancestors())


def _first(tree: _Element, paths: tuple[str, ...]) -> str | None:
    for path in paths:
        for found in tree.xpath(path):
            said = " ".join((found if isinstance(found, str) else found.text_content()).split())
            if said:
                return said
    return None


def _visible(tree: _Element) -> str:
    """Answer all text that a reader sees, a line for each block or row, list items with a bullet."""
    parts: list[str] = []
    stack: list[tuple[_Element, bool]] = [(tree, False)]
    while stack:  # no recursion: pages nest deeper than Python may
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving or not tag or tag in _SILENT:
            if leaving and tag in _BLOCKS:
                parts.append(" |\n" if tag == "tr" else "\n")
            if node is not tree:
                parts.append(_inline(node.tail))
            continue
        if tag in _BLOCKS:
            parts.append("\n• " if tag == "li" else "\n")
        elif tag in _CELLS:
            parts.append(" | ")
        parts.append(_inline(node.text))
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(list(node)))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line and line not in "•|")


def _inline(text: str | None) -> str:
    """Answer text in which a line break means no more than a space, as browsers have it."""
    return re.sub(r"\s+", " ", text or "")
