"""Overlapping mentions settled: the longer name holds the shorter one, and kinds that can be nested stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from councilgraph.model import Mention, MentionKind

# Looked up once: a member of an enumeration costs ten times a plain name on Python 3.11.
_COUNCIL = MentionKind.COUNCIL
_ORGANISATION = MentionKind.ORGANISATION
_PLACE = MentionKind.PLACE
_THEME = MentionKind.THEME
_NAMES = frozenset({MentionKind.ORGANISATION, MentionKind.INITIATIVE, MentionKind.PERSON})
# A council or a place inside one of these is part of its name: "Lewisham Migration Forum".
_HELD = frozenset({MentionKind.COUNCIL, MentionKind.PLACE})
_EXCLUSIVE = _NAMES | _HELD


def settle(mentions: Iterable[Mention], plugged: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """Drop the mentions that a longer one covers, then add those of plug-ins that overlap only themes.

    Args:
        mentions: what the built-in recognisers found, in any order.
        plugged: what further recognisers found.

    Returns:
        Mentions sorted by position; exclusive kinds (organisation, initiative, person, council, place) do
        not overlap in the text, save a place and the council that it stands for. Mentions in the source URL
        are left as they are.
    """
    free: list[Mention] = []
    rivals: list[Mention] = []
    found = list(mentions)
    named = {m.end for m in found if m.kind is _COUNCIL and not m.detail and not m.url}
    for mention in found:
        if mention.kind is _ORGANISATION and mention.key is None and mention.end in named:
            continue  # "Adur & Worthing Councils" are the councils that their shared head makes them
        # A place that only stands for its council stays a place.
        rival = mention.kind in _EXCLUSIVE and not mention.url and mention.detail != "place-name-only"
        (rivals if rival else free).append(mention)
    rivals.sort(key=_strength)
    taken = _Taken(max([mention.end for mention in (*found, *plugged)], default=0))
    kept = [mention for mention in rivals if taken.take(mention.start, mention.end)]
    if plugged:
        for mention in free:
            if mention.kind is not _THEME and not mention.url:
                taken.hold(mention.start, mention.end)
    kept += [m for m in sorted(plugged, key=_strength) if taken.take(m.start, m.end)]
    return tuple(sorted([*free, *kept], key=lambda m: (m.url, m.start, -m.end, m.kind, m.name)))


def _strength(mention: Mention) -> tuple[int, int, int, str, str]:
    weak = mention.kind is _PLACE
    return (weak, mention.start - mention.end, mention.start, mention.kind, mention.name)


class _Taken:
    """Positions already given away, a byte each: a list of spans would be slow to keep sorted."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def take(self, start: int, end: int) -> bool:
        """Take the span if it is free; answer whether it was."""
        if self._taken.find(1, start, end) >= 0:
            return False
        self._taken[start:end] = b"\1" * (end - start)
        return True

    def hold(self, start: int, end: int) -> None:
        """Give the span away, whatever stands there."""
        self._taken[start:end] = b"\1" * (end - start)
