"""What is known of a document besides its text: `sources.csv` and front matter."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec.structs import fields, replace

from councilgraph.errors import SourcesError
from councilgraph.model import Metadata

SOURCES = "sources.csv"
_COLUMNS = ("file", "source", "confirmed")
FIELD = re.compile(r"^([A-Za-z][\w-]{0,30}):[^\S\n]+(.*)", re.M)
_TOLD = tuple(field.name for field in fields(Metadata) if field.name != "origin")
_TRUE = frozenset({"yes", "true", "1"})
_SCRIPT = re.compile(r"\.(?:aspx?|php\d?|cgi|jsp|do|pl|html?|shtml|csv|pdf|docx?)\Z", re.I)
_OPEN = re.compile(r"\.(?:aspx?|php\d?|cgi|jsp|do|pl)\Z", re.I)
_OTHER = re.compile(r"[^\w]+|_+")


def front(text: str, end: int) -> Metadata:
    """Answer what the front matter `text[:end]` says; fields that nobody knows are passed over."""
    said = {key.strip().lower(): value.strip().strip("\"'") for key, value in FIELD.findall(text[:end])}
    return _metadata(said, "front matter")


def _metadata(said: Mapping[str, str], origin: str) -> Metadata:
    found = {name: said[name] for name in _TOLD if name != "retold" and said.get(name)}
    retold = said.get("retold", "").lower() in _TRUE
    return Metadata(**found, retold=retold, origin=origin if found or retold else "")


def join(first: Metadata, second: Metadata) -> Metadata:
    """Answer `first`, its gaps filled from `second`; the origin is of the one that gives the source."""
    gaps = {name: value for name in _TOLD if not getattr(first, name) and (value := getattr(second, name))}
    origin = second.origin if not first.origin or "source" in gaps else first.origin
    return replace(first, **gaps, origin=origin)


def sources(folder: Path) -> dict[str, Metadata]:
    """Read a corpus folder's `sources.csv`: what it says of each file, by path relative to the folder.

    Raises:
        SourcesError: it is there and cannot be used; the line is named.
    """
    path = folder / SOURCES
    if not path.is_file():
        return {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SourcesError(
            f"cannot be read ({error.strerror})", where=path, remedy="check its rights"
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = f"is not UTF-8 (byte 0x{error.object[error.start]:02x})"
        raise SourcesError(what, where=f"{path}:{line}", remedy="save it as UTF-8") from error
    return _rows(text, path)


def _rows(text: str, path: Path) -> dict[str, Metadata]:
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise SourcesError("is no text (a NUL)", where=f"{path}:{line}", remedy="save it as UTF-8 text")
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    found: dict[str, Metadata] = {}
    try:
        missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            what = f"has no column {', '.join(missing)}"
            raise SourcesError(
                what, where=f"{path}:1", remedy=f"its first line must name {','.join(_COLUMNS)}"
            )
        for row in reader:
            if None in row or None in row.values():
                what = "has more or fewer cells than the first line"
                raise SourcesError(
                    what, where=f"{path}:{reader.line_num}", remedy="quote cells that hold commas"
                )
            said = {name.strip(): value.strip() for name, value in row.items()}
            if not said["file"]:
                raise SourcesError(
                    "names no file", where=f"{path}:{reader.line_num}", remedy="fill the cell file"
                )
            found[said["file"].replace("\\", "/").removeprefix("./")] = _metadata(said, SOURCES)
    except csv.Error as error:
        where = f"{path}:{reader.line_num}"
        raise SourcesError(f"is no CSV ({error})", where=where, remedy="mend that line") from error
    return found


def slug(source: str | None, stem: str) -> str:
    """Answer the name of a document in IRIs: the last segment of its page's URL, else the file's stem.

    The query belongs to it where the segment is the name of a script ("mgAi.aspx?ID=13210").
    """
    name = ""
    if source:
        try:
            parts = urlsplit(source)
        except ValueError:  # no URL: the file's own name will do
            return _slugify(stem) or "document"
        segments = [part for part in unquote(parts.path).split("/") if part]
        name = segments[-1] if segments else ""
        if parts.query and (not name or _OPEN.search(name)):
            name = f"{_SCRIPT.sub('', name)}-{unquote(parts.query)}"
        name = _SCRIPT.sub("", name)
    return _slugify(name) or _slugify(stem) or "document"


def _slugify(name: str) -> str:
    return _OTHER.sub("-", name.replace("’", "").replace("'", "").casefold()).strip("-")
