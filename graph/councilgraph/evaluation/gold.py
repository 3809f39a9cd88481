"""A user's annotated folder: one `<slug>.json` a document, the document itself beside it or in a corpus."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from councilgraph.errors import InputError
from councilgraph.evaluation.scoring import Annotation

_LISTS = (
    "principles", "councils", "partners", "generic_partners", "mentioned_organisations", "initiatives",
    "places", "people", "years",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document with what a careful reader takes from it."""

    slug: str
    document: Path
    annotation: Annotation


def load(
    gold: Path, corpus: Path | None = None, *, only: frozenset[str] | None = None
) -> tuple[Annotated, ...]:
    """Read an annotated folder.

    Args:
        gold: the folder of `<slug>.json` files.
        corpus: the folder of the documents `<slug>.*`; where None, `documents/` beside `gold`, else `gold`.
        only: the slugs to keep, all when None.

    Raises:
        InputError: the folder has no annotation, one is no JSON of the schema, or its document is missing.
    """
    paths = sorted(gold.glob("*.json")) if gold.is_dir() else []
    if only is not None:
        paths = [path for path in paths if path.stem in only]
    if not paths:
        raise InputError("no annotation here", where=gold, remedy="name a folder of <slug>.json files")
    beside = gold.parent / "documents"
    folder = corpus or (beside if beside.is_dir() else gold)
    documents = {
        path.stem: path for path in sorted(folder.rglob("*")) if path.suffix not in ("", ".json", ".csv")
    }
    return tuple(Annotated(path.stem, _document(path, documents, folder), _read(path)) for path in paths)


def _document(path: Path, documents: dict[str, Path], folder: Path) -> Path:
    if path.stem not in documents:
        raise InputError(
            f"its document {path.stem}.* is not in {folder}",
            where=path,
            remedy="name its folder with --corpus",
        )
    return documents[path.stem]


def _read(path: Path) -> Annotation:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"is no JSON ({error})", where=path, remedy="mend the file") from error
    if not isinstance(found, dict):
        raise InputError("is no annotation: one JSON object is expected", where=path, remedy="mend the file")
    for key in _LISTS:
        entries = found.setdefault(key, [])
        named = isinstance(entries, list) and all(
            isinstance(one, str | int) or (isinstance(one, dict) and "name" in one) for one in entries
        )
        if not named:
            raise InputError(
                f"{key!r} is no list of strings or of objects with a name", where=path, remedy="mend the file"
            )
    for one in found["councils"]:
        if not isinstance(one, dict) or not {"name", "surface", "role"} <= one.keys():
            raise InputError("a council lacks name, surface or role", where=path, remedy="mend the file")
    return found


def half(split: Path, name: str) -> frozenset[str]:
    """Answer the slugs that a split file (`document,half`) puts on one side.

    Raises:
        InputError: the file cannot be read, or has nothing on that side.
    """
    try:
        with split.open(encoding="utf-8", newline="") as stream:
            found = frozenset(row["document"] for row in csv.DictReader(stream) if row["half"] == name)
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise InputError(
            f"is no split file ({error})", where=split, remedy="columns: document,half"
        ) from error
    if not found:
        raise InputError(f"puts no document in {name!r}", where=split, remedy="choose another half")
    return found


def digest(annotated: Sequence[Annotated]) -> str:
    """Answer the SHA-256 of the annotations and their documents: which gold a floor was pinned on."""
    whole = hashlib.sha256()
    for one in annotated:
        whole.update(one.slug.encode() + b"\0" + one.document.read_bytes())
        whole.update(json.dumps(one.annotation, sort_keys=True, ensure_ascii=False).encode())
    return whole.hexdigest()
