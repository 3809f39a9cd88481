"""Where a page was cut off in the middle of a sentence or word."""

from __future__ import annotations

import re

from councilgraph.model import Document, SectionKind

_SHORT = 120  # code points of a line of its own
_TOLD = (":", ", ")  # behind a label, and between a name and its role
_FINAL = tuple(".!?…:;|")
_WHOLE = re.compile(r"[.!?…:;|][\"'”’)\]]*\Z")
_TOKEN = re.compile(r"\S+\Z")
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:uk|com|org|net|coop|wales|scot|pdf)\b|\d{5}")
_NEVER = frozenset({SectionKind.FRONT, SectionKind.TITLE, SectionKind.BOILERPLATE, SectionKind.METADATA})


def cut_at(document: Document) -> int | None:
    """Answer where the last word begins if the page was cut there, else None.

    A last sentence of prose without a final stop was cut, but for a signature and a short line with a label
    ("Photo: ..."). So was any last line whose last word stands whole elsewhere in the document after the same
    word ("Rochdale Dev", "Rochdale Development Agency"), or is a single letter. A name that touches the
    offset is no name.
    """
    text = document.text
    if not document.sentences or not document.sections:
        return None
    start, end = document.sentences[-1]
    if text.endswith(_FINAL, start, end):  # most pages: nothing else need be asked
        return None
    kind = next(s.kind for s in reversed(document.sections) if s.start <= start)
    token = _TOKEN.search(text, max(start, end - 200), end)
    if token is None:
        return end
    if kind in _NEVER or _ADDRESS.search(token[0]) or text[end:].strip():
        return None
    if kind is SectionKind.PROSE and not _WHOLE.search(text, max(start, end - 8), end):
        return token.start() if _goes_on(text, start, end) or _breaks_off(text, start, token) else None
    if kind is SectionKind.PRINCIPLES or _WHOLE.search(text, max(start, end - 8), end):
        return None
    return token.start() if _breaks_off(text, start, token) else None


def _goes_on(text: str, start: int, end: int) -> bool:
    """Say whether a last sentence is one that would go on: no signature, no line of its own with a label.

    What signs a letter stands behind a comma ("With good wishes,"); who signs, or is shown, is told with a
    label or a role ("Photo: ...", "..., Project Officer").
    """
    start = max(start, text.rfind("\n", start, end) + 1)
    line, before = text[start:end], text[:start].rstrip(" ")
    if end - start > _SHORT or not before.endswith("\n"):
        return True
    if any(word.islower() and len(word) > 3 for word in line.split()):
        return ":" not in line
    return not (before.rstrip().endswith(",") or any(sign in line for sign in _TOLD))


def _breaks_off(text: str, start: int, token: re.Match[str]) -> bool:
    """Say whether the last word goes on elsewhere in the text, after the same word, or is a letter alone."""
    if len(token[0]) == 1 and token[0].isalpha():
        return True
    before = re.search(r"\S+\s+\Z", text[max(start, token.start() - 60) : token.start()])
    if before is None:
        return False
    phrase = before[0].split()[0] + " " + token[0]
    at = text.find(phrase)
    return at >= 0 and at + len(phrase) < token.start() and text[at + len(phrase)].isalpha()
