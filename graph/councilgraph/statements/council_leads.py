"""Decides which councils lead: one as a rule, two where the document makes them one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from councilgraph.domain import Domain
from councilgraph.mentions.council_lists import JOINT, listed
from councilgraph.mentions.council_local import title_end
from councilgraph.mentions.council_names import CouncilNames, names
from councilgraph.model import Document, Entity

# What makes a council the lead: its own field in a metadata block settles it; otherwise its own site, the
# title, the first telling and the number of tellings add up (weights set on the development half: the
# smallest that order every page with several councils as its readers did).
FIELD, SITE, TITLE, FIRST, TELLING, MOST = 100.0, 2.0, 2.5, 2.0, 0.5, 4
PLACE = 1.5  # its place alone in the title or the address
PATH = 3.0  # the address of a page on which councils tell their own work names the one that tells
_OPENING = 4  # mentions of councils that may still begin the telling
_AND = re.compile(r"[ \n](?:and|&)[ \n]")
_WINDOW = 60  # characters before and after a name in which a cue may stand: eight words


@cache
def _cues(domain: Domain) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Answer what follows two councils that are one subject, and what before them makes them none."""
    parts = domain.cues("councils")["parts"]
    verbs, objects = "|".join(parts["verbs"]), "|".join(parts["object"])
    return (
        re.compile(rf"[ \n](?:(?:{verbs})\b|[a-z]+ed\b)"),
        re.compile(rf"(?<!\w)(?:{objects})\s(?:the\s)?$"),
    )


def leads(
    taking: Sequence[Entity], scores: Mapping[str, float], document: Document, domain: Domain
) -> set[str]:
    """Answer the slugs of the councils that lead.

    Args:
        taking: the councils that take part.
        scores: how much the document turns on each.
        document: the document.
        domain: the domain.
    """
    index = names(domain)
    if not taking:
        return set()
    principal = [each for each in taking if scores[each.slug] > 0] or list(taking)
    first = max(
        principal,
        key=lambda each: (scores[each.slug], not index.combined(each.key or ""), -first_told(each)),
    )
    first = _successor(first, principal, index)
    found = {first.slug}
    if scores[first.slug] < FIELD:
        if _listed(first, taking, scores, document):
            return set()
        found |= _titled(first, principal, document, index)
        found |= _joint(taking, document, index).get(first.slug, set()) & {each.slug for each in principal}
        found |= _subject(first, principal, scores, document, domain)
    return found


def _successor(first: Entity, councils: Sequence[Entity], index: CouncilNames) -> Entity:
    """Answer the council that took over from an abolished one, if it takes part too; else the one given."""
    record = index.by_slug.get(first.key or "")
    if record is None or record.current:
        return first
    heirs = [
        each for each in councils
        if (heir := index.by_slug.get(each.key or "")) and heir.gss in record.successors
    ]  # fmt: skip
    return heirs[0] if len(heirs) == 1 else first


def _listed(
    first: Entity, councils: Sequence[Entity], scores: Mapping[str, float], document: Document
) -> bool:
    """Tell whether a council is told of only as one of a list of three or more: then none of them leads."""
    more = any(m.url or m.detail == "coreference" for m in first.mentions)
    if more or scores[first.slug] >= TITLE + TELLING:
        return False
    spans = sorted((m.start, m.end, each.slug) for each in councils for m in each.mentions if not m.url)
    runs: list[list[str]] = []
    last = -1
    for start, end, slug in spans:
        if last >= 0 and listed(document.text, last, start):
            runs[-1].append(slug)
        else:
            runs.append([slug])
        last = end
    return all(len(run) > 2 for run in runs if first.slug in run)


def _titled(first: Entity, councils: Sequence[Entity], document: Document, index: CouncilNames) -> set[str]:
    """Answer the council whose place the title joins to the first one's: "Swindon & Wiltshire: …"."""
    title = document.text[: title_end(document)].rstrip()
    places = {each.slug: r.short_name for each in councils if (r := index.by_slug.get(each.key or ""))}
    mine = places.get(first.slug)
    return {
        slug for slug, place in places.items()
        if mine and slug != first.slug and mine in title and place in title
        and re.search(rf"^\W*(?:{_either(mine, place)})(?!\w)(?![ ][A-Z])", title.rpartition("\n")[2])
    }  # fmt: skip


def _either(one: str, two: str) -> str:
    a, b = re.escape(one), re.escape(two)
    return rf"{a}[ ](?:and|&)[ ]{b}|{b}[ ](?:and|&)[ ]{a}"


def _joint(councils: Sequence[Entity], document: Document, index: CouncilNames) -> dict[str, set[str]]:
    """Answer the councils that always share one head: "Babergh and Mid Suffolk District Councils"."""
    named = sorted(
        (m.start, m.end, m.surface, each.slug)
        for each in councils for m in each.mentions if not m.detail and not m.url
    )  # fmt: skip
    often = Counter(slug for *_, slug in named)
    shared: Counter[str] = Counter()
    groups: dict[str, set[str]] = defaultdict(set)
    chain: list[str] = []
    for number, (_, end, surface, slug) in enumerate(named):
        chain.append(slug)
        after = named[number + 1][0] if number + 1 < len(named) else end
        if surface.lower() in index.bare and JOINT.fullmatch(document.text, end, after):
            continue
        if len(chain) > 1:
            shared.update(chain)
            for each in chain:
                groups[each].update(chain)
        chain = []
    return {
        slug: {each for each in others if shared[each] == often[each]}
        for slug, others in groups.items() if shared[slug] == often[slug]
    }  # fmt: skip


def _subject(
    first: Entity, councils: Sequence[Entity], scores: Mapping[str, float], document: Document, domain: Domain
) -> set[str]:
    """Answer the two councils that begin the telling as one subject: "A Council and B Council are"."""
    named = sorted(
        (m.start, m.end, each.slug)
        for each in councils for m in each.mentions if m.detail != "area" and not m.url
    )  # fmt: skip
    text = document.text
    verb, objects = _cues(domain)
    for (start, end, one), (other, stop, two) in pairwise(named[:_OPENING]):
        if one == two or not _AND.fullmatch(text, end, other) or not verb.match(text, stop):
            continue
        alike = abs(scores[one] - scores[two]) <= FIRST + PLACE
        if alike and first.slug in {one, two} and not objects.search(text, max(0, start - _WINDOW), start):
            return {one, two}
    return set()


def first_told(entity: Entity) -> int:
    """Answer where a council is first told of in the text."""
    return min((m.start for m in entity.mentions if not m.url), default=0)
