"""The text of a file, whatever its format, and what the file says of itself."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from councilgraph.errors import DocumentError
from councilgraph.model import Metadata
from councilgraph.parsers.canonical import canonical, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
_LEAST = 200  # characters of main text below which a page is read whole: shorter is a teaser or nothing
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A word broken at the end of a line: pdfium marks most with U+0002 or U+FFFE; what is left is a plain hyphen.
_HYPHEN = re.compile(r"[\x02\ufffe]\n?|(?<=[a-z])[-‐\u00ad]\n(?=[a-z])")
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
    | {"h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th"}
    | {"tr", "ul"}
)
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "nav", "svg", "button", "select", "iframe", "head")
)


def read(path: Path) -> tuple[str, Metadata]:
    """Answer a file's canonical text and what the file itself says (HTML and PDF carry titles and dates).

    Raises:
        DocumentError: the file cannot be read, or its format is not one of those that are read.
    """
    suffix = path.suffix.lower()
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise DocumentError(what, where=path, remedy="check the file and its rights") from error
    if suffix in TEXT:
        return decode(data, path), Metadata()
    if suffix in HTML:
        return _html(data, path)
    if suffix == ".pdf":
        return _pdf(data, path), Metadata()
    if suffix == ".docx":
        return _docx(data, path)
    what = f"is of a format that is not read ({suffix or 'no suffix'})"
    raise DocumentError(what, where=path, remedy="save it as .txt, .md, .html, .pdf or .docx")


def _html(data: bytes, path: Path) -> tuple[str, Metadata]:
    import trafilatura
    from lxml import etree, html

    if b"\0" in data:
        raise DocumentError("is no HTML (it holds NULs)", where=path, remedy="save the page again")
    try:
        page = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        declared = re.search(rb"charset=[\"']?([\w-]+)", data[:2048])
        try:
            page = data.decode(declared[1].decode() if declared else "utf-8")
        except (UnicodeDecodeError, LookupError):
            what = f"is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})"
            raise DocumentError(what, where=path, remedy="save it as UTF-8") from error
    if not page.strip():
        raise DocumentError("is empty", where=path, remedy="save the page again")
    try:
        tree = html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", page))
    except etree.ParserError as error:
        raise DocumentError(f"is no HTML ({error})", where=path, remedy="save the page again") from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its guesses are no message for a user
    main = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True)
    whole = _visible(tree)
    # Trafilatura may take a teaser for the text, or drop list items: then the page is read whole.
    text = main if main and len(main) >= min(_LEAST, len(whole) // 2) else whole
    about = trafilatura.extract_metadata(page)
    found = Metadata(
        source=_canonical_url(tree) or about.url or None,
        title=about.title or None,
        date=about.date or None,
        publisher=about.sitename or None,
        origin="page",
    )
    return canonical(text), found


def _canonical_url(tree: _Element) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        found = tree.xpath(path)
        if isinstance(found, list) and found and str(found[0]).startswith(("http://", "https://")):
            return str(found[0])
    return None


def _visible(tree: _Element) -> str:
    """Answer all text of a page that a reader sees, a line for each block, list items with a bullet."""
    parts: list[str] = []
    stack: list[tuple[_Element, bool]] = [(tree, False)]
    while stack:  # no recursion: pages nest deeper than Python may
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                parts.append("\n")
            parts.append(node.tail or "")
            continue
        if not tag or tag in _SILENT:
            parts.append(node.tail or "")
            continue
        if tag in _BLOCKS:
            parts.append("\n• " if tag == "li" else "\n")
        parts.append(" ".join((node.text or "").split()) + (" " if (node.text or "")[-1:].isspace() else ""))
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(list(node)))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line and line != "•")


def _pdf(data: bytes, path: Path) -> str:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        try:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        what = f"is no PDF that can be opened ({error})"
        raise DocumentError(what, where=path, remedy="save it again, without a password") from error
    text = canonical("\n\n".join(pages))
    if not text.strip():
        raise DocumentError(
            "holds no text, only pictures", where=path, remedy="run character recognition on it"
        )
    return _HYPHEN.sub("", text.replace("\0", ""))


def _docx(data: bytes, path: Path) -> tuple[str, Metadata]:
    import io
    import zipfile

    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise DocumentError(
            "is no DOCX that can be opened", where=path, remedy="save it again as .docx"
        ) from error
    lines = _paragraphs(document.element.body)
    title = document.core_properties.title
    return canonical("\n".join(lines)), Metadata(title=title or None, origin="page" if title else "")


def _paragraphs(body: _Element) -> list[str]:
    """Answer every paragraph's text, those in content controls (w:sdt), tables and text boxes too.

    A text box is written twice, for new and old readers (mc:AlternateContent): the old one is passed over.
    """
    lines: list[str] = []
    for row_or_paragraph in body.iter(f"{_W}p"):
        if any(parent.tag.endswith("}Fallback") for parent in row_or_paragraph.iterancestors()):
            continue
        text = "".join(_runs(row_or_paragraph)).strip()
        if row_or_paragraph.find(f"{_W}pPr/{_W}numPr") is not None and text:
            text = f"• {text}"
        lines.append(text)
    return lines


def _runs(paragraph: _Element) -> list[str]:
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        owner = next(parent for parent in node.iterancestors(f"{_W}p"))
        if owner is paragraph:
            parts.append(
                (node.text or "") if node.tag == f"{_W}t" else "\t" if node.tag == f"{_W}tab" else "\n"
            )
    return parts
