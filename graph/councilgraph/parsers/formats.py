"""The text of a file, whatever its format, and what the file says of itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from councilgraph.errors import DocumentError
from councilgraph.model import Metadata
from councilgraph.parsers import html
from councilgraph.parsers.canonical import canonical, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A word broken at the end of a line: pdfium marks most with U+0002 or U+FFFE; what is left is a plain hyphen.
_HYPHEN = re.compile(r"[\x02\ufffe]\n?|(?<=[a-z])[-‐\u00ad]\n(?=[a-z])")


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
        return html.read(data, path)
    if suffix == ".pdf":
        return _pdf(data, path), Metadata()
    if suffix == ".docx":
        return _docx(data, path)
    what = f"is of a format that is not read ({suffix or 'no suffix'})"
    raise DocumentError(what, where=path, remedy="save it as .txt, .md, .html, .pdf or .docx")


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
    import zlib

    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree

    # python-docx looks into nothing before it uses it: a part of another kind is an AttributeError there.
    broken = (PackageNotFoundError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, AttributeError)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.find(f"{_W}body")
        title = document.core_properties.title
    except (*broken, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        what = "is no DOCX that can be opened"
        raise DocumentError(what, where=path, remedy="save it again as .docx") from error
    text = canonical("\n".join(_paragraphs(body)) if body is not None else "")
    if not text.strip():
        raise DocumentError("holds no text", where=path, remedy="save it again as .docx")
    return text, Metadata(title=title or None, origin="page" if title else "")


def _paragraphs(body: _Element) -> list[str]:
    """Answer every paragraph's text, those in content controls (w:sdt), tables and text boxes too.

    A text box is written twice, for new and old readers (mc:AlternateContent): the old one is passed over.
    """
    lines: list[str] = []
    for paragraph in body.iter(f"{_W}p"):
        if any(parent.tag.endswith("}Fallback") for parent in paragraph.iterancestors()):
            continue
        text = "".join(_runs(paragraph)).strip()
        if text and _is_item(paragraph):
            text = f"• {text}"
        lines.append(text)
    return lines


def _is_item(paragraph: _Element) -> bool:
    """Say whether a paragraph is an item of a list: by its numbering or its style."""
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return True
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val", "").startswith("List")


def _runs(paragraph: _Element) -> list[str]:
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        owner = next(parent for parent in node.iterancestors(f"{_W}p"))
        if owner is paragraph:
            parts.append(
                (node.text or "") if node.tag == f"{_W}t" else "\t" if node.tag == f"{_W}tab" else "\n"
            )
    return parts
