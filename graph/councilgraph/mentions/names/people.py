"""People: the judged names, second mentions by surname or first name, and the role written beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councilgraph.mentions.gazetteer import Spans
from councilgraph.mentions.names.candidates import Candidate
from councilgraph.mentions.names.coreference import tidy
from councilgraph.mentions.names.lexicon import Lexicon
from councilgraph.mentions.names.recognise import Judged
from councilgraph.mentions.names.tokens import GENITIVES, Tokens
from councilgraph.model import Document, Mention, MentionKind, SectionKind

_SPACE = re.compile(r"\s+")
_CLAUSE = 14  # tokens before a name in which its role may stand
_ROLE = 160  # characters; the longest role of the annotated set has 92


def people(
    document: Document, t: Tokens, judged: Sequence[Judged], used: Sequence[tuple[int, int]], lex: Lexicon
) -> list[Mention]:
    """Make the mentions of people; `used` are the spans of other names, in which no person is."""
    if not judged:
        return []
    whole: dict[str, tuple[str, str, float]] = {}
    by_last: dict[str, str | None] = {}
    for j in judged:
        words = tuple(word for word in j.seen.words if word not in lex.titles)
        if len(words) < 2:
            continue
        name = _name(document, t, j.seen.found[0], lex)
        role = next((r for c in j.seen.found if (r := _role(document, t, c, lex))), "")
        whole[" ".join(words)] = (name, role, j.confidence)
        for part in (words[-1], words[0]):
            by_last[part] = None if part in by_last and by_last[part] != " ".join(words) else " ".join(words)
    found: list[Mention] = []
    others = Spans(used)
    spans: set[int] = set()

    def add(first: int, last: int, name: str, role: str, confidence: float) -> None:
        start, end = t.start[first], t.end[last]
        if t.low[last][-2:] in GENITIVES:
            end -= 2
        if not others.overlap(start, end) and spans.isdisjoint(range(start, end)):
            spans.update(range(start, end))
            found.append(
                Mention(
                    kind=MentionKind.PERSON,
                    start=start,
                    end=end,
                    surface=document.text[start:end],
                    name=name,
                    recogniser="names",
                    confidence=round(confidence, 2),
                    detail=role,
                )
            )

    for j in judged:
        words = tuple(word for word in j.seen.words if word not in lex.titles)
        known = whole.get(" ".join(words)) or (whole.get(by_last.get(words[-1]) or "") if words else None)
        for c in j.seen.found:
            if known is not None:
                add(_first(t, c, lex), c.last, *known)
            elif words:
                name, role = _name(document, t, c, lex), _role(document, t, c, lex)
                add(_first(t, c, lex), c.last, name, role, j.confidence)
    forms = {part + ending for part in by_last for ending in ("", *sorted(GENITIVES))}
    for i in [i for i in t.capitals if t.low[i] in forms] if forms else ():
        word = t.low[i]
        bare = word[:-2] if word[-2:] in GENITIVES else word
        if not t.broken[i] and not t.council[i] and (full := by_last.get(bare)):
            before = t.capital[i - 1] and t.low[i - 1] not in lex.titles and t.low[i - 1] not in lex.openers
            if not before and not t.capital[i + 1]:
                add(i, i, *whole[full])
    return found


def _first(t: Tokens, c: Candidate, lex: Lexicon) -> int:
    """Answer the first word of a name behind its titles; "Lord" stays with a name of one word."""
    first = c.first
    while first < c.last and (t.low[first] in lex.titles or t.text[first] == "."):
        first += 1
    before = first - 1
    return before if first == c.last and before > 0 and t.low[before] in lex.kept_titles else first


def _name(document: Document, t: Tokens, c: Candidate, lex: Lexicon) -> str:
    name = tidy(document.text[t.start[_first(t, c, lex)] : t.end[c.last]])
    return name[:-2] if name[-2:] in GENITIVES else name


def _role(document: Document, t: Tokens, c: Candidate, lex: Lexicon) -> str:
    return _label_lines(document, t, c, lex) or _behind(document, t, c, lex) or _before(document, t, c, lex)


def _text(document: Document, t: Tokens, first: int, last: int) -> str:
    if last < first:
        return ""
    return _SPACE.sub(" ", document.text[t.start[first] : t.end[last]]).strip(" ,;:-–(")[:_ROLE]


def _has_role(t: Tokens, first: int, last: int, lex: Lexicon) -> bool:
    return any(t.low[k] in lex.roles for k in range(first, last + 1))


def _behind(document: Document, t: Tokens, c: Candidate, lex: Lexicon) -> str:
    """The role in apposition: ", Chief Executive of X, said", "(Director of Y)", "– Director Z"."""
    k, n = c.last + 1, len(t.low)
    if k >= n or t.text[k] not in (",", "(", "–", "-"):
        return ""
    close = ")" if t.text[k] == "(" else ","
    comma, last = 0, k
    for i in range(k + 1, min(n, k + 26)):
        if t.text[i] in "\n.;" or (close == ")" and t.text[i] == ")"):
            break
        if t.text[i] == "," and not comma:
            comma = i
        if close == "," and comma and "speech" in lex.context.get(t.low[i], ()) and t.text[i - 1] == ",":
            comma = i - 1
            break
        last = i
    last = comma - 1 if comma else last
    return _text(document, t, k + 1, last) if _has_role(t, k + 1, min(last, k + 12), lex) else ""


def _before(document: Document, t: Tokens, c: Candidate, lex: Lexicon) -> str:
    """The role before the name: "PCSP Officer X", "the council leader, X", "Chief Executive of Y X"."""
    k = c.first - 1
    while k >= 0 and t.text[k] in (",", ":", "."):
        k -= 1
    first = k
    found = -1
    for i in range(k, max(-1, k - _CLAUSE), -1):
        word = t.low[i]
        if word in lex.roles or word in lex.titles:
            found = i
        elif not (t.capital[i] or word in lex.connectors):
            break
        first = i
    if found < 0:
        return ""
    while first < found and (t.low[first] in lex.openers or t.low[first] in lex.connectors):
        first += 1
    return _text(document, t, first, k)


def _label_lines(document: Document, t: Tokens, c: Candidate, lex: Lexicon) -> str:
    """The lines under a contact's name: role, then body."""
    if document.sections[t.section[c.first]].kind is not SectionKind.CONTACT:
        return ""
    end = t.end[c.last]
    if not document.text[end : end + 3].lstrip(" ").startswith("\n"):
        return ""
    lines = [line.strip() for line in document.text[end : end + 300].lstrip(" ").split("\n")[1:4]]
    taken: list[str] = []
    for line in lines:
        if not line or "@" in line or any(ch.isdigit() for ch in line):
            break
        taken.append(line)
    return ", ".join(taken)[:_ROLE]
