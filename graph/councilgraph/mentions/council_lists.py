"""Reads lists of councils that share one head, and the bare places that only their list makes councils."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councilgraph.domain import CouncilRecord
from councilgraph.mentions.council_names import Context, CouncilNames, Form
from councilgraph.mentions.gazetteer import Hit, Spans
from councilgraph.model import Document, Mention, MentionKind, SectionKind

# What may stand between two members of a list: a word of kind ("Derby City and Derbyshire County Councils"),
# then the joint.
JOINT = re.compile(
    r"(?:['’]s?)?(?:[ ](City|County|Borough|District))?"
    r"(?:,[ \n](?:and[ \n])?|[ \n](?:and|&)[ \n]|[ \n]?/[ \n]?)"
)
_BULLET = re.compile(r"[ ]?[,;.]?\n[ ]*[•*–-][ ]*")
_POINT = re.compile(r"(?<!\w)([A-Z][a-z]+)(?:,[ \n](?:and[ \n])?|[ \n](?:and|&)[ \n])$")
_POINT_REACH = 20  # characters: "Northern, and "
_CLOSES = re.compile(r"[.,;:)–—]|$|\n|[ ](?:[a-z(]|[–—-][ ])")
_BEGINS = re.compile(r"(?:^|[.!?:,;\n][ \n]*|\b(?:and|when|how|that|why)[ \n])$")
_REACH = 7  # characters: the longest plain joint, ", and "
_CELL_END = re.compile(r"[ ]*\|")
_FIELD_END = re.compile(r"[ ]*(?:[,;\n•]|$|and |& )")


def listed(text: str, end: int, start: int) -> bool:
    """Tell whether one member of a list ends and the next begins there, in running text or under bullets."""
    return bool(JOINT.fullmatch(text, end, start) or _BULLET.fullmatch(text, end, start))


def bare(text: str, hit: Hit[Form], record: CouncilRecord, confidence: float) -> Mention:
    """Make the mention of a council that only its place names."""
    return Mention(
        MentionKind.COUNCIL, hit.start, hit.end, text[hit.start : hit.end], record.name, "councils",
        confidence, key=record.slug, detail="place-name-only",
    )  # fmt: skip


def points(text: str, hit: Hit[Form], index: CouncilNames, context: Context) -> list[Mention]:
    """Answer the councils whose names leave their last word to the next: "East, North and South Ayrshire"."""
    first, _, rest = hit.value.text.partition(" ")
    if not rest or first not in index.cues["forms"]["compass"]:
        return []
    more: list[Mention] = []
    at = hit.start
    while before := _POINT.search(text, max(0, at - _POINT_REACH), at):
        form = index.forms.get(f"{before[1]} {rest}")
        record = index.resolve(form, "", context) if form else None
        if record is None:
            break
        at = before.start(1)
        more.append(
            Mention(
                MentionKind.COUNCIL,
                at,
                before.end(1),
                before[1],
                record.name,
                "councils",
                0.9,
                key=record.slug,
            )
        )
    return more


def fields(
    document: Document, hits: Sequence[Hit[Form]], index: CouncilNames, context: Context,
    found: Sequence[Mention],
) -> list[Mention]:  # fmt: skip
    """Answer the bare places of metadata fields whose values are councils."""
    text = document.text
    parts = [
        (part.start, part.end) for part in document.sections
        if part.kind is SectionKind.METADATA and part.label.lower() in index.fields
    ]  # fmt: skip
    if not parts:
        return []
    within, named = Spans(parts), Spans((each.start, each.end) for each in found)
    more: list[Mention] = []
    for hit in hits:
        if not hit.value.bare or not within.cover(hit.start) or not _FIELD_END.match(text, hit.end):
            continue
        if named.cover(hit.start):
            continue
        if record := index.resolve(hit.value, "", context):
            more.append(bare(text, hit, record, 0.85))
    return more


def cells(
    text: str, hits: Sequence[Hit[Form]], index: CouncilNames, context: Context, found: Sequence[Mention]
) -> list[Mention]:
    """Answer the bare places that fill a table's first column under a head such as "Borough"."""
    if "|" not in text:
        return []
    tables = Spans(table.span() for table in index.column.finditer(text))
    named = Spans((each.start, each.end) for each in found)
    return [
        bare(text, hit, record, 0.7)
        for hit in hits
        if hit.value.bare and tables.cover(hit.start) and not named.cover(hit.start)
        and text[hit.start - 1 : hit.start] == "\n" and _CELL_END.match(text, hit.end)
        and (record := index.resolve(hit.value, "", context))
    ]  # fmt: skip


def continued(
    text: str, hits: Sequence[Hit[Form]], index: CouncilNames, context: Context, found: Sequence[Mention]
) -> list[Mention]:
    """Answer the bare places that close or continue a list of at least two named councils."""
    more: list[Mention] = []
    if len(found) < 2:
        return more
    before = {each.end: number for number, each in enumerate(found)}
    starts = {each.start for each in found}
    for hit in hits:
        if not hit.value.bare or hit.start in starts or not _CLOSES.match(text, hit.end):
            continue
        end = next((hit.start - gap for gap in range(1, _REACH + 1) if hit.start - gap in before), None)
        if end is None or not JOINT.fullmatch(text, end, hit.start):
            continue
        number = before[end]
        if not number or not JOINT.fullmatch(text, found[number - 1].end, found[number].start):
            continue
        if record := index.resolve(hit.value, "", context):
            more.append(bare(text, hit, record, 0.75))
    return more


def announced(
    text: str, hits: Sequence[Hit[Form]], index: CouncilNames, context: Context, found: Sequence[Mention]
) -> list[Mention]:
    """Answer the bare places of a list said to be one of councils: "three councils – Brent, Harrow"."""
    more: list[Mention] = []
    chain: list[Hit[Form]] = []
    for hit in [*hits, None]:
        if hit is not None and chain and listed(text, chain[-1].end, hit.start):
            chain.append(hit)
            continue
        if len(chain) > 1 and index.announces.search(text, max(0, chain[0].start - 60), chain[0].start):
            named = Spans((each.start, each.end) for each in found)
            free = [each for each in chain if not named.cover(each.start)]
            meant = [(each, index.resolve(each.value, "", context)) for each in free]
            more += [bare(text, each, record, 0.75) for each, record in meant if record]
        chain = [hit] if hit is not None and hit.value.bare else []
    return more


def acting(
    text: str, hits: Sequence[Hit[Form]], index: CouncilNames, context: Context, found: Sequence[Mention]
) -> list[Mention]:
    """Answer the place that acts as its council, where no council is named: "Colchester proposed to heat …".

    Only where the document speaks of a council's own bodies, and where one place alone acts so.
    """
    if found:
        return _paying(text, hits, index, context, found)
    meant: dict[str, tuple[Hit[Form], CouncilRecord]] = {}
    for hit in hits:
        if hit.value.bare and not index.is_word(hit.value) and index.acts.match(text, hit.end):
            record = index.resolve(hit.value, "", context) if _begins(text, hit.start) else None
            if record:
                meant.setdefault(record.slug, (hit, record))
    if len(meant) != 1 or not index.civic.search(text):
        return []
    return [bare(text, hit, record, 0.5) for hit, record in meant.values()]


def _begins(text: str, at: int) -> bool:
    """Tell whether a clause begins there."""
    return bool(_BEGINS.search(text[max(0, at - 8) : at]))


def _paying(
    text: str, hits: Sequence[Hit[Form]], index: CouncilNames, context: Context, found: Sequence[Mention]
) -> list[Mention]:
    """Answer the places that pay or decide as only an authority does, beside councils named as such."""
    more: list[Mention] = []
    paying = [hit for hit in hits if hit.value.bare and index.pays.match(text, hit.end)]
    named = Spans((each.start, each.end) for each in found) if paying else Spans(())
    for hit in paying:
        if index.is_word(hit.value) or named.cover(hit.start) or not _begins(text, hit.start):
            continue
        if record := index.resolve(hit.value, "", context):
            more.append(bare(text, hit, record, 0.6))
    return more
