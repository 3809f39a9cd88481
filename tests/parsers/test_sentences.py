"""Sentences end where a reader ends them."""

from __future__ import annotations

import pytest

from councilgraph.parsers import read_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Cllr. A. B. Smith met Dr. Jones at St. Mungo's. It rained.", 2),
        ("They gave £1.5m, e.g. for St. Leonards. It rained.", 2),
        ("Groundwork Ltd. runs it. So does Acme plc. Both are local.", 3),
        ("‘Why not?’ she asked. “We will!” It was done.", 3),
        ("It waited … and waited... Then it opened.", 2),
        ("The hub has: a library; a café; a gym. All are full.", 2),
        ("Last year Our Place! Programme money came. It helped.", 2),
        ("It cost 4.5 per cent (see p. 5). No. 10 is next.", 2),
        ("The U.K. Government paid. It ends at 5 p.m. on Monday.", 2),
        ("She said so (twice.) Then she left.", 2),
        ("He works for Mind in Leeds", 1),
    ],
)
def test_count(text: str, count: int) -> None:
    prose = f"This sentence stands before the others to make prose of them.\n\n{text} "
    document = read_text(prose)
    found = [prose[start:end] for start, end in document.sentences][1:]
    assert len(found) == count, found


def test_a_list_item_begins_after_its_bullet() -> None:
    text = "Those who came:\n\n• Mind helped.\n- Shelter helped too. And stayed.\n(a) Crisis came;\n"
    document = read_text(text)
    assert [text[s:e] for s, e in document.sentences][1:] == [
        "Mind helped.",
        "Shelter helped too.",
        "And stayed.",
        "Crisis came;",
    ]
