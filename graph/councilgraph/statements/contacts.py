"""Whom a page says to ask: role and organisation; the person's name only where it is asked for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from councilgraph.domain import Domain
from councilgraph.model import Entity, Evidence, Literal, Mention, MentionKind, SectionKind, Statement
from councilgraph.statements.quotes import Quotes
from councilgraph.vocabulary import CG, RDF, iri

# A job, on a line of its own under the name: no numbers, no address.
_LINE = re.compile(r"\n[ \t]*([A-Z][A-Za-z,&'’() -]{3,78})(?=[ \t]*(?:\n|\Z))")
_LINES = 3
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Looked up once: a member of an enumeration costs ten times a plain name on Python 3.11.
_PERSON = MentionKind.PERSON
_CONTACT = SectionKind.CONTACT
_BODIES = frozenset({MentionKind.COUNCIL, MentionKind.ORGANISATION})


def contacts(
    case: str, entities: Sequence[Entity], quotes: Quotes, domain: Domain, base: str, *, people: bool
) -> list[Statement]:
    """State the contacts of a page.

    Args:
        case: the IRI of the case study.
        entities: the entities of the page; a person's `detail` is the role.
        quotes: the sentences of the page.
        domain: the ontology in use (`cues/names.toml`: the words of jobs).
        base: the base of the IRIs.
        people: whether names of persons may be stated.

    Returns:
        For each contact person `cg:contact`, and of it the role, the body spoken for and, with `people`,
        the name. Nothing where only a name is known and names are not asked for.
    """
    text = quotes.document.text
    found: list[Statement] = []
    if all(section.kind is not _CONTACT for section in quotes.document.sections):
        return found
    persons = [
        (mention, entity)
        for entity in entities
        if entity.kind is _PERSON
        for mention in entity.mentions
        if not mention.url and quotes.section(mention.start).kind is _CONTACT
    ]
    persons.sort(key=lambda pair: pair[0].start)
    for number, (mention, person) in enumerate(persons, 1):
        contact = iri(base, "contact", f"{quotes.document.slug}/{number}")
        stop = persons[number][0].start if number < len(persons) else quotes.section(mention.start).end
        facts: list[tuple[str, str | Literal, Evidence]] = []
        body = _body(entities, mention.end, stop)
        role = _role(text, person, mention.end, stop, domain)
        if role is not None:
            facts.append((CG + "contactRole", Literal(text[slice(*role)]), quotes.of(*role)))
        if body is not None:
            spoken, of = body
            object_ = iri(base, of.kind.value, of.slug)
            facts.append((CG + "contactOrganisation", object_, quotes.of(spoken.start, spoken.end)))
        if people:
            facts.append((CG + "contactName", Literal(person.name), quotes.of(mention.start, mention.end)))
        if not facts:
            continue
        facts.append((RDF + "type", CG + "Contact", facts[0][2]))
        found.append(_statement(case, CG + "contact", contact, facts[0][2], mention))
        found += [_statement(contact, predicate, value, quote, mention) for predicate, value, quote in facts]
    return found


def _role(text: str, person: Entity, start: int, stop: int, domain: Domain) -> tuple[int, int] | None:
    """Answer where the job of a contact stands: as read beside the name, else a line under it.

    A line counts only with a word of a job in it: the next line may be the name of another person.
    """
    at = text.find(person.detail, start, stop) if person.detail else -1
    if at >= 0:
        return at, at + len(person.detail)
    words = frozenset(domain.cues("names")["roles"]["words"])
    for line in itertools.islice(_LINE.finditer(text, start, stop), _LINES):
        if not words.isdisjoint(_WORD.findall(line[1].lower())):
            return line.span(1)
    return None


def _body(entities: Sequence[Entity], start: int, stop: int) -> tuple[Mention, Entity] | None:
    """Answer the first council or organisation named between two offsets."""
    named = [
        (mention.start, at, mention)
        for at, entity in enumerate(entities)
        if entity.kind in _BODIES
        for mention in entity.mentions
        if not mention.url and start <= mention.start and mention.end <= stop
    ]
    if not named:
        return None
    _, at, mention = min(named, key=lambda row: row[:2])
    return mention, entities[at]


def _statement(
    subject: str, predicate: str, object_: str | Literal, evidence: Evidence, mention: Mention
) -> Statement:
    return Statement(subject, predicate, object_, (evidence,), mention.confidence, mention.recogniser)
