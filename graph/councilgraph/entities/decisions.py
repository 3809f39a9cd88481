"""Human decisions on identity and on statements: `ontology/decisions.csv`, kept through every rebuild.

Columns: `document` (a slug, empty for every document), `kind` (organisation, initiative, council, …),
`name` (as read), `action`, `value`, `statement` (a claim's IRI or last segment, for accept and reject),
`who`, `when` (ISO date), `why`, `withdrawn` (ISO date, empty while it stands).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from councilgraph.domain import Domain
from councilgraph.entities.identity import normal
from councilgraph.errors import InputError, OntologyError, OutputError
from councilgraph.model import Document, Mention, MentionKind

FILE: Final = "decisions.csv"
_CLAIM: Final = re.compile(r"[0-9a-f]{20}")


class Action(StrEnum):
    """What a person may decide."""

    ACCEPT = "accept"  # the statement is right: its confidence becomes 1
    REJECT = "reject"  # the statement is wrong: it is left out
    MERGE = "merge"  # `name` is the same thing as `value`, another name
    SPLIT = "split"  # in `document`, `name` is another thing than elsewhere; `value` tells it apart
    RENAME = "rename"  # the thing read as `name` is called `value`
    SAME_AS = "same-as"  # the thing is the register entry with the slug `value`
    NOT_A_THING = "not-a-thing"  # `name` is no organisation (initiative, …) at all


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, one row of the file."""

    action: Action
    document: str = ""
    kind: str = ""
    name: str = ""
    value: str = ""
    statement: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    withdrawn: str = ""


COLUMNS: Final = tuple(column.name for column in fields(Decision))


def load(path: Path) -> tuple[Decision, ...]:
    """Read the decisions of a file, withdrawn ones too; no file is no decision.

    Raises:
        OntologyError: the file is no CSV of these columns, or a row's action is unknown (with its line).
    """
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = set(COLUMNS) - set(reader.fieldnames or ())
            if missing:
                named = ", ".join(sorted(missing))
                raise OntologyError(f"lacks the column {named}", where=path, remedy="restore the heading")
            return tuple(_row(path, reader.line_num, row) for row in reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OntologyError(f"cannot be read ({error})", where=path, remedy="restore the file") from error


def _row(path: Path, line: int, row: dict[str, str]) -> Decision:
    try:
        action = Action(row["action"])
    except ValueError:
        known = ", ".join(Action)
        raise OntologyError(
            f"no action is called {row['action']!r}", where=f"{path}:{line}", remedy=f"choose from: {known}"
        ) from None
    cells = {name: row[name] or "" for name in COLUMNS if name != "action"}
    return Decision(action=action, **cells)


def check(decision: Decision) -> None:
    """Hold a decision to what it needs to be applied.

    Raises:
        InputError: its name, value, document or day is missing, or its claim is none.
    """
    of_statement = decision.action in (Action.ACCEPT, Action.REJECT)
    if of_statement and not _CLAIM.fullmatch(_last(decision.statement)):
        raise InputError(
            f"{decision.statement!r} is no claim", remedy="copy its IRI from `councilgraph review` or explain"
        )
    if not of_statement and not normal(decision.name):
        raise InputError("the name is empty", remedy="give the name as it was read")
    if not of_statement and decision.action is not Action.NOT_A_THING and not normal(decision.value):
        raise InputError("the other name is empty", remedy="give the name it shall have")
    if decision.action is Action.SPLIT and not decision.document:
        raise InputError("a split holds in one document", remedy="name it with --document")
    try:
        date.fromisoformat(decision.when)
    except ValueError:
        raise InputError(f"{decision.when!r} is no day", where="--when", remedy="write 2026-11-20") from None


def save(path: Path, decisions: Iterable[Decision]) -> None:
    """Write all decisions to a file, in the order given, whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    beside = path.with_suffix(".new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows({name: str(getattr(one, name)) for name in COLUMNS} for one in decisions)
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", where=path) from error


class Decisions:
    """The decisions that stand, ready to be applied.

    Args:
        decisions: all decisions; withdrawn ones are passed over.
        domain: the registers that `same-as` refers to.

    Raises:
        InputError: a `same-as` names no register entry.
    """

    def __init__(self, decisions: Iterable[Decision], domain: Domain) -> None:
        standing = [one for one in decisions if not one.withdrawn]
        self._of: dict[str, list[Decision]] = {}
        for one in standing:
            if one.action not in (Action.ACCEPT, Action.REJECT):
                self._of.setdefault(normal(one.name), []).append(one)
        self.accepted = frozenset(_last(d.statement) for d in standing if d.action is Action.ACCEPT)
        self.rejected = frozenset(_last(d.statement) for d in standing if d.action is Action.REJECT)
        self._names = {d.value: registered(domain, d.value) for d in standing if d.action is Action.SAME_AS}
        renamed = {normal(d.value) for d in standing if d.action in (Action.MERGE, Action.RENAME)}
        entries = domain.registered.items() if renamed else ()
        self._keys = {normal(name): slug for slug, name in entries if normal(name) in renamed}

    @classmethod
    def of(cls, domain: Domain) -> Decisions:
        """Answer the decisions of an ontology folder."""
        return cls(load(domain.folder / FILE), domain)

    def amend(self, document: Document, mentions: Iterable[Mention]) -> Iterable[Mention]:
        """Give the mentions back as people decided: renamed, given a key, or left out."""
        return self._amended(document, mentions) if self._of else mentions

    def _amended(self, document: Document, mentions: Iterable[Mention]) -> Iterator[Mention]:
        for mention in mentions:
            decided: Mention | None = mention
            for one in self._of.get(normal(mention.name), ()):
                if decided is not None and _applies(one, document, decided):
                    decided = self._decide(one, decided)
            if decided is not None:
                yield decided

    def _decide(self, one: Decision, mention: Mention) -> Mention | None:
        if one.action is Action.NOT_A_THING:
            return None
        if one.action is Action.SAME_AS:
            return replace(mention, key=one.value, name=self._names[one.value], confidence=1.0)
        key = None if one.action is Action.SPLIT else self._keys.get(normal(one.value))
        return replace(mention, key=key, name=one.value, confidence=1.0)


def registered(domain: Domain, slug: str) -> str:
    """Answer the name that a register gives the entry with this slug.

    Raises:
        InputError: no register has it.
    """
    if slug not in domain.registered:
        raise InputError(
            f"no register entry has the slug {slug!r}", remedy="look it up in ontology/registers/"
        )
    return domain.registered[slug]


def _applies(one: Decision, document: Document, mention: Mention) -> bool:
    return one.document in ("", document.slug) and (not one.kind or MentionKind(one.kind) is mention.kind)


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
