"""Names of persons stay out of the outputs unless they are asked for, quotes included."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec.structs import replace

from councilgraph.model import Evidence, MentionKind, Reading


class Veil:
    """Cuts quotes so that no person named in the document stands in them.

    Args:
        reading: the reading whose persons are to be hidden.
    """

    def __init__(self, reading: Reading) -> None:
        people = [mention for mention in reading.mentions if mention.kind is MentionKind.PERSON]
        self._text = reading.document.text
        whole = {name for mention in people for name in (mention.name, mention.surface) if " " in name}
        longest_first = sorted(whole, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self._spans = [(mention.start, mention.end) for mention in people if not mention.url]

    def without_names(self, text: str) -> str:
        """Answer a title, or another text that is no quote, with `…` for each person's whole name.

        A single word is left: "Wells" may be a surname here and the town in the next title.
        """
        return self._names.sub("…", text)

    def between(self, start: int, end: int) -> str:
        """Answer `text[start:end]`, no quote, with `…` for each mention of a person, single words too."""
        pieces, at = [], start
        for first, last in sorted(self._spans):
            if first < end and last > at:
                pieces += [self._text[at : max(at, first)], "…"]
                at = min(last, end)
        return self.without_names("".join(pieces) + self._text[at:end])

    def cut(self, evidence: Evidence, wanted: Collection[tuple[int, int]]) -> Evidence | None:
        """Answer the evidence without the names: the piece between them that holds most of what is wanted.

        The quote stays a true quote: `text[start:end] == exact` holds of what is answered.

        Args:
            evidence: a span of the document.
            wanted: the mentions of what is stated, which the quote is about.

        Returns:
            None where nothing but a name stands there.
        """
        if evidence.url or not self._spans:
            return evidence
        start, end = self._piece(evidence, wanted)
        if start == end:
            return None
        prefix = evidence.prefix if start == evidence.start else ""
        suffix = evidence.suffix if end == evidence.end else ""
        return replace(
            evidence,
            start=start,
            end=end,
            exact=self._text[start:end],
            prefix=self._after_name(prefix, evidence.start),
            suffix=self._before_name(suffix, evidence.end),
        )

    def _piece(self, evidence: Evidence, wanted: Collection[tuple[int, int]]) -> tuple[int, int]:
        inside = [(s, e) for s, e in self._spans if s < evidence.end and e > evidence.start]
        if not inside:
            return evidence.start, evidence.end
        edges = [evidence.start, *(edge for span in sorted(inside) for edge in span), evidence.end]
        pieces = [self._trim(s, e) for s, e in zip(edges[::2], edges[1::2], strict=True)]

        def worth(piece: tuple[int, int]) -> tuple[int, int, int]:
            held = sum(piece[0] <= s and e <= piece[1] for s, e in wanted)
            return held, piece[1] - piece[0], -piece[0]

        return max(pieces, key=worth)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        end = max(start, end)
        while start < end and (self._text[start].isspace() or self._text[start] in ",;:)"):
            start += 1
        while end > start and (self._text[end - 1].isspace() or self._text[end - 1] in ",;:("):
            end -= 1
        return start, end

    def _after_name(self, prefix: str, end: int) -> str:
        begin = end - len(prefix)
        latest = max((e for s, e in self._spans if s < end and e > begin), default=begin)
        return prefix[max(0, latest - begin) :]

    def _before_name(self, suffix: str, start: int) -> str:
        first = min((s for s, e in self._spans if e > start and s < start + len(suffix)), default=None)
        return suffix if first is None else suffix[: max(0, first - start)]
