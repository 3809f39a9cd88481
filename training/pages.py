"""Annotated documents in short form: many in one file, each with its annotation in lines below it.

A document begins `=== slug address`; its text goes to a line `+++`; behind that a line an entry, a letter
first (`?` behind it: optional), its fields with `|` between them:

C role | key | surface [| evidence]   a council; `key` is a slug of the register, or key=Formal Name
P kind | surface [| name [| acronym]] a partner
M surface [| name]                    an organisation that is only mentioned
I surface [| name]                    an initiative
G, L, H name [| role], Y              a kind of partner, a place, a person, years
R slug, F flags, N note               a principle declared, flags, a note
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from councilgraph.domain import shipped

LINE = re.compile(r"([A-Z])(\?)? (.*)")
FIELDS = {"M": "mentioned_organisations", "I": "initiatives", "G": "generic_partners", "L": "places"}


@dataclass(frozen=True, slots=True)
class Page:
    """One document: its text with front matter, and its annotation in the schema of the annotated set."""

    slug: str
    text: str
    annotation: dict[str, Any]


def read(path: Path) -> Iterator[Page]:
    """Read the documents of one file.

    Raises:
        ValueError: a document has no annotation, or a line of one is none; it says which.
    """
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, rest = part.partition("\n")
        slug, _, address = head.strip().partition(" ")
        text, mark, lines = rest.partition("\n+++\n")
        if not mark:
            raise ValueError(f"{path.name}: {slug}: no line +++")
        annotation = _annotation(lines.split("\n"), f"{path.name}: {slug}")
        front = f"---\nsource: {address}\nwritten: own\n---\n\n"
        end = "" if "cut" in annotation["flags"] else "\n"
        yield Page(slug, front + text.strip("\n") + end, annotation | {"url": address})


def _annotation(lines: list[str], where: str) -> dict[str, Any]:
    kinds = ("principles", "councils", "partners", *FIELDS.values(), "people", "years", "flags")
    found: dict[str, Any] = {kind: [] for kind in kinds}
    for line in filter(str.strip, lines):
        match = LINE.fullmatch(line.strip())
        if match is None:
            raise ValueError(f"{where}: {line!r} is no entry")
        letter, mark, rest = match.groups()
        fields = [field.strip() for field in rest.split("|")]
        optional: dict[str, Any] = {"optional": True} if mark else {}
        if letter == "C":
            found["councils"].append(_council(*fields) | optional)
        elif letter == "P":
            kind, surface, *more = fields
            name, acronym = (*more, "", "")[:2]
            entry = {"name": name or surface, "surface": surface, "acronym": acronym or None, "kind": kind}
            found["partners"].append(entry | optional)
        elif letter in ("M", "I"):
            found[FIELDS[letter]].append({"name": fields[-1], "surface": fields[0]} | optional)
        elif letter in FIELDS:
            found[FIELDS[letter]].append(fields[0])
        elif letter == "H":
            role = fields[1] if len(fields) > 1 else None
            found["people"].append({"name": fields[0], "role": role} | optional)
        elif letter in ("Y", "F"):
            found["years" if letter == "Y" else "flags"] += fields
        elif letter == "R":
            found["principles"].append(fields[0])
        elif letter == "N":
            found["notes"] = rest
        else:
            raise ValueError(f"{where}: {line!r} is no entry")
    return found


def _council(role: str, key: str, surface: str, evidence: str = "") -> dict[str, Any]:
    key, _, name = key.partition("=")
    entry = {"name": name or shipped().registered[key], "surface": surface, "role": role, "key": key}
    return entry | ({"evidence": evidence} if evidence else {})
