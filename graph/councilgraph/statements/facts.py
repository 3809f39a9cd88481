"""The facts of one document as statements: what it describes, who takes part, what is mentioned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from councilgraph.domain import Domain
from councilgraph.model import (
    Document,
    Entity,
    Evidence,
    Literal,
    Mention,
    MentionKind,
    Participation,
    SectionKind,
    Statement,
    Status,
)
from councilgraph.statements.contacts import contacts
from councilgraph.statements.initiatives import Told, title, told
from councilgraph.statements.quotes import LONGEST, Quotes
from councilgraph.statements.suggestions import suggestions
from councilgraph.vocabulary import CG, DCTERMS, RDF, RDFS, iri

_URL_ONLY = 0.5  # what only an address says is at most as likely as not
_DATED = frozenset(
    {SectionKind.HEADING, SectionKind.PROSE, SectionKind.LIST, SectionKind.TABLE, SectionKind.METADATA}
)


def facts(
    document: Document,
    entities: Sequence[Entity],
    parts: Sequence[Participation],
    domain: Domain,
    base: str,
    *,
    people: bool,
) -> list[Statement]:
    """State the facts of a document.

    Args:
        document: the document.
        entities: its entities.
        parts: what part each council and organisation plays.
        domain: the ontology in use.
        base: the base of the IRIs minted.
        people: whether names of persons may be stated.

    Returns:
        Statements without repetition, in a fixed order.
    """
    writer = _Writer(document, entities, parts, domain, base)
    found = [*writer.declarations(), *writer.work(), *writer.mentions(people=people)]
    found += contacts(writer.case, entities, writer.quotes, domain, base, people=people)
    found += suggestions(writer.case, writer.declared, writer.quotes, domain)
    told = {(one.subject, one.predicate, one.object) for one in found}
    return found if len(told) == len(found) else list(dict.fromkeys(found))


@cache
def _concepts(domain: Domain) -> dict[MentionKind, dict[str, str]]:
    """Answer the IRIs of the concepts that a document can state, by kind and slug."""
    return {
        kind: {concept.slug: concept.iri for concept in scheme}
        for kind, scheme in (
            (MentionKind.PRINCIPLE, domain.principles),
            (MentionKind.THEME, domain.themes),
            (MentionKind.PARTNER_CATEGORY, domain.partner_categories),
        )
    }


class _Writer:
    """Holds what every statement of a document needs: its IRIs, its main initiative, its sentences."""

    def __init__(
        self,
        document: Document,
        entities: Sequence[Entity],
        parts: Sequence[Participation],
        domain: Domain,
        base: str,
    ) -> None:
        self.document, self.entities, self.parts, self.base = document, entities, parts, base
        self.quotes = Quotes(document)
        self.case = iri(base, "case-study", document.slug)
        self.concepts = _concepts(domain)
        self.declared = frozenset(e.slug for e in entities if e.kind is MentionKind.PRINCIPLE)
        self.leads = [part for part in parts if part.part == "lead"]
        self.initiatives = self._of(MentionKind.INITIATIVE)
        self.told: Told = told(document, self.initiatives, self.quotes, domain)
        self.owner = self.leads[0].slug if self.leads else document.slug
        self.main = self._main()

    def _of(self, kind: MentionKind) -> list[Entity]:
        return [entity for entity in self.entities if entity.kind is kind]

    def _main(self) -> str | None:
        """Answer the IRI of the main initiative; one without a name where there is work but no name."""
        if self.told.main is not None:
            return self.initiative(self.told.main)
        taking_part = [part for part in self.parts if part.part != "mentioned"]
        kinds = self._of(MentionKind.PARTNER_CATEGORY)
        return (
            iri(self.base, "initiative", f"{self.owner}/{self.document.slug}")
            if taking_part or kinds
            else None
        )

    def initiative(self, entity: Entity) -> str:
        """Mint the IRI of a named initiative; a fund or a plan of others belongs to no lead of this page."""
        owner = "" if entity.slug in self.told.frames else f"{self.owner}/"
        return iri(self.base, "initiative", f"{owner}{entity.slug}")

    def thing(self, entity: Entity) -> str:
        """Answer the IRI of an entity: the concept's own, or one minted from kind and slug."""
        if entity.kind is MentionKind.INITIATIVE:
            return self.initiative(entity)
        known = self.concepts.get(entity.kind, {})
        return (
            known.get(entity.key or "")
            or known.get(entity.slug)
            or iri(self.base, entity.kind.value, entity.slug)
        )

    def _said(
        self,
        subject: str,
        predicate: str,
        object_: str | Literal,
        mention: Mention,
        evidence: Evidence | None = None,
    ) -> Statement:
        quote = evidence or self.quotes.about(mention)
        confidence = min(mention.confidence, _URL_ONLY) if mention.url else mention.confidence
        return Statement(subject, predicate, object_, (quote,), confidence, mention.recogniser)

    def declarations(self) -> Iterator[Statement]:
        """State the principles that the document declares, and that its main initiative meets them."""
        for entity in self._of(MentionKind.PRINCIPLE):
            mention = entity.mentions[0]
            quote = self.quotes.of(mention.start, mention.end, url=mention.url)
            yield self._said(self.case, CG + "declares", self.thing(entity), mention, quote)
            if self.main is not None:
                yield self._said(self.main, CG + "meetsPrinciple", self.thing(entity), mention, quote)

    def work(self) -> Iterator[Statement]:
        """State the initiatives, who leads them and takes part, what they are about and when."""
        yield from self._initiatives()
        if self.main is None:
            return
        for part in self.parts:
            yield from self._part(self.main, part)
        for entity in self._of(MentionKind.PARTNER_CATEGORY):
            yield self._said(self.main, CG + "involves", self.thing(entity), entity.mentions[0])
        for entity in self._of(MentionKind.THEME):
            yield self._said(self.main, CG + "theme", self.thing(entity), entity.mentions[0])
        for entity in self._of(MentionKind.DATE):
            mention = next((m for m in entity.mentions if self._dated(m)), None)
            if mention is not None:
                yield self._said(self.main, CG + "year", Literal(mention.surface), mention)

    def _dated(self, mention: Mention) -> bool:
        return not mention.url and self.quotes.section(mention.start).kind in _DATED

    def _initiatives(self) -> Iterator[Statement]:
        for entity in self.initiatives:
            mention, thing = entity.mentions[0], self.initiative(entity)
            predicate = "mentions" if entity.slug in self.told.frames else "describes"
            yield self._said(self.case, CG + predicate, thing, mention)
            yield from self._named(thing, entity.name, mention)
        for part, whole, mention in self.told.parts:
            yield self._said(self.initiative(part), DCTERMS + "isPartOf", self.initiative(whole), mention)
        if self.main is not None and self.told.main is None:
            first = self._first_part()
            yield self._said(self.case, CG + "describes", self.main, first)
            yield from self._named(self.main, title(self.document), first)

    def _named(self, thing: str, name: str, mention: Mention) -> Iterator[Statement]:
        quote = self.quotes.about(mention)
        yield self._said(thing, RDF + "type", CG + "Initiative", mention, quote)
        yield self._said(thing, RDFS + "label", Literal(name, language="en"), mention, quote)

    def _first_part(self) -> Mention:
        """Answer the first mention of who takes part: the sentence that shows that there is work at all."""
        taking = {(part.kind, part.slug) for part in self.parts if part.part != "mentioned"}
        mentions = [
            mention
            for entity in self.entities
            if (entity.kind, entity.slug) in taking or entity.kind is MentionKind.PARTNER_CATEGORY
            for mention in entity.mentions
        ]
        return min(mentions, key=lambda mention: (mention.url, mention.start))

    def _part(self, main: str, part: Participation) -> Iterator[Statement]:
        thing = iri(self.base, part.kind.value, part.slug)
        quote = self._quote(part)
        confidence = min(part.confidence, _URL_ONLY) if part.url else part.confidence

        def said(subject: str, predicate: str) -> Statement:
            return Statement(
                subject, CG + predicate, thing, (quote,), confidence, part.recogniser, part.role, part.status
            )

        if part.part == "mentioned" or part.status is not Status.ASSERTED:
            yield said(self.case, "mentions")
        elif part.part == "lead":
            yield said(main, "ledBy")
        elif part.part == "participating":
            yield said(main, "participant")
        else:
            yield said(main, "partner")
            if part.role == "leads" and not self.leads:
                yield said(main, "ledBy")

    def _quote(self, part: Participation) -> Evidence:
        """Answer the sentence that shows a part, cut about the name where it is very long."""
        if part.end - part.start > LONGEST and not part.url:
            for entity in self.entities:
                if (entity.kind, entity.slug) == (part.kind, part.slug):
                    for mention in entity.mentions:
                        if not mention.url and part.start <= mention.start < part.end:
                            return self.quotes.about(mention)
        return self.quotes.of(part.start, part.end, url=part.url)

    def mentions(self, *, people: bool) -> Iterator[Statement]:
        """State what is only mentioned: places, and persons where names are asked for."""
        kinds = {MentionKind.PLACE, MentionKind.PERSON} if people else {MentionKind.PLACE}
        for entity in self.entities:
            if entity.kind in kinds:
                yield self._said(self.case, CG + "mentions", self.thing(entity), entity.mentions[0])
        if self.main is None:
            for part in self.parts:
                yield from self._part(self.case, part)
