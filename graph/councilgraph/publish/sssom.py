"""Decisions on identity as SSSOM mappings (https://mapping-commons.github.io/sssom/), as TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from councilgraph.domain import Domain
from councilgraph.entities.decisions import Action, Decision, registered
from councilgraph.entities.identity import slug
from councilgraph.vocabulary import BASE, iri

_COLUMNS: Final = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "author_label", "mapping_date", "comment",
)  # fmt: skip
_PREFIXES: Final = {
    "org": "organisation/",
    "council": "council/",
    "initiative": "initiative/",
}
# Which kinds of thing have IRIs of their own that a mapping can name.
_PREFIX_OF: Final = {"": "org", "organisation": "org", "council": "council", "initiative": "initiative"}


def to_sssom(decisions: Iterable[Decision], domain: Domain, *, base: str = BASE) -> str:
    """Write the standing decisions that state identity (merge, same-as) or deny it (split).

    Returns:
        A TSV with its metadata as commented YAML at its head, rows in the order of the decisions.

    Raises:
        InputError: a `same-as` names no register entry.
    """
    stream = io.StringIO()
    for line in _head(base):
        stream.write(f"# {line}\n")
    writer = csv.DictWriter(stream, _COLUMNS, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    for one in decisions:
        if not one.withdrawn and one.action in (Action.MERGE, Action.SAME_AS, Action.SPLIT):
            writer.writerow(_row(one, domain))
    return stream.getvalue()


def _head(base: str) -> Iterable[str]:
    yield f"mapping_set_id: {base}decisions"
    yield "mapping_set_title: Identity decisions of people on what councilgraph read"
    yield "license: https://www.apache.org/licenses/LICENSE-2.0"
    yield "mapping_tool: councilgraph"
    yield "curie_map:"
    for prefix, folder in _PREFIXES.items():
        yield f"  {prefix}: {iri(base, folder, '')}"
    yield "  skos: http://www.w3.org/2004/02/skos/core#"
    yield "  semapv: https://w3id.org/semapv/vocab/"


def _row(one: Decision, domain: Domain) -> dict[str, str]:
    prefix = _PREFIX_OF.get(one.kind, "org")
    if one.action is Action.SAME_AS:
        thing = "council" if any(record.slug == one.value for record in domain.councils) else "org"
        target, label = f"{thing}:{one.value}", registered(domain, one.value)
    else:
        target, label = f"{prefix}:{slug(one.value)}", one.value
    return {
        "subject_id": f"{prefix}:{slug(one.name)}",
        "subject_label": one.name,
        "predicate_id": "skos:exactMatch",
        "predicate_modifier": "Not" if one.action is Action.SPLIT else "",
        "object_id": target,
        "object_label": label,
        "mapping_justification": "semapv:ManualMappingCuration",
        "author_label": one.who,
        "mapping_date": one.when,
        "comment": one.why,
    }
