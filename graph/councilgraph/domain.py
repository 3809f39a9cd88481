"""The domain as the stages see it: `ontology/` read once into frozen records.

Ground floor: it knows the files and their columns, and nothing of reading.
"""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from councilgraph import resources
from councilgraph.errors import OntologyError
from councilgraph.records import AmbiguousName, Concept, CouncilRecord, OrganisationRecord
from councilgraph.vocabulary import CG, RDF, SKOS

__all__ = ["AmbiguousName", "Concept", "CouncilRecord", "Domain", "OrganisationRecord", "chosen", "shipped"]

COUNCIL_COLUMNS: Final = (
    "slug", "gss_code", "official_name", "short_name", "alt_names", "type", "nation", "region", "parent",
    "start_date", "end_date", "successor_gss", "current", "org_id", "wikidata", "website", "welsh_name",
    "source",
)  # fmt: skip
ORGANISATION_COLUMNS: Final = (
    "slug", "name", "acronym", "alt_names", "kind", "nation", "identifier_scheme", "identifier", "wikidata",
    "category", "status", "source",
)  # fmt: skip
AMBIGUOUS_COLUMNS: Final = (
    "name", "register", "ambiguity", "english_word", "surname_or_given_name", "candidates", "risk", "rule",
)  # fmt: skip


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


class Domain:
    """The ontology folder, each file read when first asked for.

    Args:
        folder: an `ontology/` folder.
        weights: a folder of fitted weights other than its `recogniser/`.

    Raises:
        OntologyError: on use, where a file is missing or cannot be parsed.
    """

    def __init__(self, folder: Path, weights: Path | None = None) -> None:
        self.folder = folder
        self.weights = weights or folder / "recogniser"

    def _rows(self, name: str, columns: tuple[str, ...], *, unique: str) -> list[dict[str, str]]:
        """Read a register that must have these columns, and another `unique` cell in each row."""
        path = self.folder / name
        try:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                reader = csv.DictReader(stream, strict=True)
                rows = [(reader.line_num, row) for row in reader]
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise OntologyError(f"cannot be read ({error})", where=path, remedy="restore the file") from error
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            what = f"has no column {', '.join(missing)}"
            raise OntologyError(what, where=path, remedy="add it to the first line and to each row")
        seen: set[str] = set()
        for line, row in rows:
            if None in row or None in row.values():
                what = f"has {'more' if None in row else 'fewer'} cells than the first line"
                raise OntologyError(what, where=f"{path}:{line}", remedy="quote cells that hold a comma")
            value = row[unique].strip()
            if not value or value in seen:
                what = f"{unique} {value!r} is given twice" if value else f"{unique} is empty"
                raise OntologyError(what, where=f"{path}:{line}", remedy=f"give each row its own {unique}")
            seen.add(value)
        return [row for _, row in rows]

    def _concepts(self, name: str, kind: str) -> tuple[Concept, ...]:
        """Read the concepts of one kind out of a Turtle file, sorted by slug."""
        import pyoxigraph as ox

        path = self.folder / name
        try:
            quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
        except SyntaxError as error:
            where = f"{path}:{error.lineno}" if error.lineno else str(path)
            raise OntologyError(f"is no Turtle: {error.msg}", where=where, remedy="mend that line") from error
        except (OSError, ValueError) as error:
            raise OntologyError(f"cannot be read ({error})", where=path, remedy="restore the file") from error
        of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                of[quad.subject.value][quad.predicate.value].append(quad.object.value)
        found = []
        for iri, about in of.items():
            if kind not in about[RDF + "type"]:
                continue
            for term in ("prefLabel", "definition"):
                if len(about[SKOS + term]) != 1:
                    what = f"<{iri}> has {len(about[SKOS + term])} skos:{term}"
                    raise OntologyError(what, where=path, remedy=f"give it one skos:{term}, in English")
            found.append(
                Concept(
                    iri=iri,
                    slug=iri.rsplit("/", 1)[-1],
                    label=about[SKOS + "prefLabel"][0],
                    definition=about[SKOS + "definition"][0],
                    alternatives=tuple(sorted(about[SKOS + "altLabel"])),
                    cues=tuple(sorted(about[SKOS + "hiddenLabel"])),
                )
            )
        if not found:
            raise OntologyError(f"holds no <{kind}>", where=path, remedy="type its concepts so")
        return tuple(sorted(found, key=lambda concept: concept.slug))

    @cached_property
    def principles(self) -> tuple[Concept, ...]:
        """The principles; `definition` is the official statement, whole."""
        return self._concepts("principles.ttl", CG + "Principle")

    @cached_property
    def themes(self) -> tuple[Concept, ...]:
        """The themes, `cues` the phrases that signal them."""
        return self._concepts("themes.ttl", CG + "Theme")

    @cached_property
    def sectors(self) -> tuple[Concept, ...]:
        """The kinds of sector an organisation may belong to, `cues` the words in names that show it."""
        return self._concepts("sectors.ttl", CG + "SectorKind")

    @cached_property
    def partner_categories(self) -> tuple[Concept, ...]:
        """The kinds of partner without a name, `cues` the phrases they are written as."""
        return self._concepts("partner-categories.ttl", CG + "PartnerCategory")

    @cached_property
    def roles(self) -> tuple[Concept, ...]:
        """The parts that a sentence may give to a council or an organisation."""
        return self._concepts("roles.ttl", CG + "Role")

    @cached_property
    def statuses(self) -> tuple[Concept, ...]:
        """The ways in which a document says a relation: asserted, planned, past, negated, mentioned."""
        return self._concepts("roles.ttl", CG + "Status")

    @cached_property
    def councils(self) -> tuple[CouncilRecord, ...]:
        """Every local authority of the register, abolished ones too."""
        return tuple(
            CouncilRecord(
                slug=row["slug"],
                gss=row["gss_code"],
                name=row["official_name"],
                short_name=row["short_name"],
                alt_names=_many(row["alt_names"]),
                type=row["type"],
                nation=row["nation"],
                region=row["region"],
                parents=_many(row["parent"]),
                start=row["start_date"],
                end=row["end_date"],
                successors=_many(row["successor_gss"]),
                current=row["current"] == "true",
                org_id=row["org_id"],
                wikidata=row["wikidata"],
                website=row["website"],
                welsh_name=row["welsh_name"],
                source=row["source"],
            )
            for row in self._rows("registers/councils.csv", COUNCIL_COLUMNS, unique="slug")
        )

    @cached_property
    def organisations(self) -> tuple[OrganisationRecord, ...]:
        """Every organisation of the register that is no local authority."""
        return tuple(
            OrganisationRecord(
                slug=row["slug"],
                name=row["name"],
                acronym=row["acronym"],
                alt_names=_many(row["alt_names"]),
                sector=row["kind"],
                nation=row["nation"],
                scheme=row["identifier_scheme"],
                identifier=row["identifier"],
                wikidata=row["wikidata"],
                category=row["category"],
                status=row["status"],
                source=row["source"],
            )
            for row in self._rows("registers/organisations.csv", ORGANISATION_COLUMNS, unique="slug")
        )

    @cached_property
    def registered(self) -> Mapping[str, str]:
        """The name of every register entry, council or organisation, by slug."""
        councils = {record.slug: record.name for record in self.councils}
        return councils | {record.slug: record.name for record in self.organisations}

    @cached_property
    def ambiguous(self) -> Mapping[str, AmbiguousName]:
        """Names that need more than themselves to be believed, by name."""
        return {
            row["name"]: AmbiguousName(
                name=row["name"],
                register=row["register"],
                ambiguity=row["ambiguity"],
                english_word=row["english_word"] == "yes",
                surname=row["surname_or_given_name"] == "yes",
                candidates=_many(row["candidates"]),
                risk=row["risk"],
                rule=row["rule"],
            )
            for row in self._rows("registers/ambiguous-names.csv", AMBIGUOUS_COLUMNS, unique="name")
        }

    @cache  # noqa: B019 - a domain lives as long as the process
    def cues(self, name: str) -> Mapping[str, Any]:
        """Answer `cues/{name}.toml`: the phrases and word lists that one recogniser goes by."""
        path = self.folder / "cues" / f"{name}.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise OntologyError(f"is no TOML ({error})", where=path, remedy="mend the file") from error

    @cache  # noqa: B019 - as above
    def names(self, name: str) -> frozenset[str]:
        """Answer `registers/{name}.txt`: a list of names, one a line, `#` for comments."""
        path = self.folder / "registers" / f"{name}.txt"
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise OntologyError(f"cannot be read ({error})", where=path, remedy="restore the file") from error
        return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def shipped() -> Domain:
    """Answer the domain that comes with the package (or stands in the checkout)."""
    return Domain(resources.ontology())


def chosen(folder: Path | None, weights: Path | None = None) -> Domain:
    """Answer the domain of an ontology folder, the shipped one for None, perhaps with other fitted weights.

    Raises:
        OntologyError: there is no such folder.
    """
    if folder is None and weights is None:
        return shipped()
    for named in (folder, weights):
        if named is not None and not named.is_dir():
            raise OntologyError("is no folder", where=named, remedy="name an existing one")
    return Domain(folder or resources.ontology(), weights)
