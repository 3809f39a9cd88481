"""Sections tile the text and say what each stretch is; sentences lie within them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilgraph.model import Document, SectionKind
from councilgraph.parsers import cut_at, read_corpus, read_text

CORPUS = Path(__file__).parents[2] / "corpus"
SEEDS = ("anti-poverty-group", "borough-of-sanctuary", "case-study-pack", "share-shacks", "system-conveners")


def kinds(text: str) -> list[tuple[str, str]]:
    document = read_text(text)
    return [(section.kind.value, text[section.start : section.end].strip()) for section in document.sections]


def check(document: Document) -> None:
    text, at = document.text, 0
    for section in document.sections:
        assert section.start == at < section.end
        at = section.end
    assert at == len(text)
    last = 0
    for start, end in document.sentences:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert sum(s.start <= start and end <= s.end for s in document.sections) == 1
        last = end
    for section in document.sections:
        if section.kind in (SectionKind.PROSE, SectionKind.HEADING, SectionKind.TITLE):
            covered = sum(e - s for s, e in document.sentences if section.start <= s < section.end)
            inside = [c for c in text[section.start : section.end] if not c.isspace() and c not in "•▪●"]
            assert covered >= len(inside)


@pytest.mark.parametrize("folder", [CORPUS, CORPUS / "retold"], ids=lambda folder: folder.name)
def test_sections_tile_every_document_of_the_corpus(folder: Path) -> None:
    for document in read_corpus([folder]).documents:
        check(document)


STATEMENT = "We will embrace innovation in how we work with local communities to drive positive change."
TRICKY = (
    *("• ", "-", "---", "Principles met", "Innovation", "Lead Member Leeds City Council", "Year 2019", "|"),
    *(STATEMENT, "Hide Ad", "For further information contact:", "Posted on 3 May 2021", "\u202eשלום עולם"),
    *("👩‍👩‍👧 ok.", "e\u0301", "\0", "source: x", "\t\t", "\x1c"),
)  # fmt: skip
LINE = st.one_of(st.text(max_size=60), st.sampled_from(TRICKY))


@settings(max_examples=120, deadline=None)
@given(st.lists(LINE, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2028"]))
def test_any_text_is_tiled(lines: list[str], between: str) -> None:
    check(read_text(between.join(lines)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SEEDS), st.floats(0, 1), st.floats(0, 1))
def test_a_page_cut_anywhere_is_tiled(name: str, left: float, right: float) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    begin, end = sorted((int(left * len(text)), int(right * len(text))))
    document = read_text(text[begin:end])
    check(document)
    at = cut_at(document)
    assert at is None or 0 <= at < len(document.text)


@pytest.mark.parametrize(
    "piece", ["The council met. ", ".", '."', "• a ", "a\n", " | ", "(2019)", "— ", "אב "]
)
def test_time_is_linear_in_one_long_line(piece: str) -> None:
    """Work is counted, not time: a text ten times as long may make at most about ten times the sentences."""
    small, large = (read_text(piece * count) for count in (300, 3000))
    check(large)
    assert len(large.sentences) <= 11 * max(1, len(small.sentences))


def test_principles_blocks_hold_their_headings_and_bullets() -> None:
    for name in SEEDS:
        text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
        document = read_text(text)
        inside = [text[s.start : s.end] for s in document.sections if s.kind is SectionKind.PRINCIPLES]
        rest = "".join(
            text[s.start : s.end] for s in document.sections if s.kind is not SectionKind.PRINCIPLES
        )
        assert inside
        for word in ("Principles met", "We will", "membership organisation", "Non-party-political", "-\n"):
            assert word not in rest


def test_text_glued_to_the_last_statement_is_split_off() -> None:
    statement = "We will embrace innovation in how we work with local communities to drive positive change."
    found = kinds(f"Principles met\n\n  • {statement} working with the CCIN\n\nMore was done.")
    assert found[1] == ("principles", f"• {statement}")
    assert found[2][1] == "working with the CCIN"


@pytest.mark.parametrize("mark", ["• ", "- ", "", "  • "])
def test_metadata_blocks_with_any_bullet_or_none(mark: str) -> None:
    text = (
        f"{mark}Lead Member Croydon Council\n{mark}Participating Members Cardiff Council, Locality\n"
        f"{mark}Year 2018\n{mark}Status Policy Labs\n\nThe commission was founded by Croydon.\n"
    )
    sections = read_text(text).sections
    assert [s.label for s in sections if s.kind is SectionKind.METADATA] == [
        "Lead Member", "Participating Members", "Year", "Status",
    ]  # fmt: skip


def test_labels_with_colons_and_values_below_them() -> None:
    text = "Project: Warm Hubs\nTimescale:\n2019 to 2021\n\nPartners\nLeeds Mind, Groundwork\n\nIt worked.\n"
    sections = read_text(text).sections
    found = [(s.label, text[s.start : s.end].strip()) for s in sections if s.kind is SectionKind.METADATA]
    assert found == [
        ("Project", "Project: Warm Hubs"),
        ("Timescale", "Timescale:\n2019 to 2021"),
        ("Partners", "Partners\nLeeds Mind, Groundwork"),
    ]


def test_title_heading_contact_and_boilerplate() -> None:
    text = (
        "Home | News | Contact us\nWe use cookies to make this site work.\nWarm Hubs – Leeds City Council\n"
        "Posted on 3 May 2021\n\nHubs opened in May.\n\nThe impact\n\nMany came.\n\nHide Ad\n\n"
        "For further information contact:\nAbby Doe\nPolicy Manager\nLeeds City Council\n"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "boilerplate", "title", "metadata", "prose", "heading", "prose", "boilerplate", "contact",
    ]  # fmt: skip


def test_prose_about_baking_is_no_cookie_banner() -> None:
    assert kinds("Volunteers baked cookies for the neighbours on Sunday.")[0][0] != "boilerplate"


def test_lines_wrapped_in_the_midst_of_a_sentence_are_one_paragraph() -> None:
    text = (
        "For a year and a half the\nCentre for Local Economic Strategies (CLES), in\n"
        "partnership with Preston City Council,\nhas been busy.\n"
    )
    document = read_text(text)
    assert [text[s:e].replace("\n", " ") for s, e in document.sentences] == [text.strip().replace("\n", " ")]


def test_tables_are_cells() -> None:
    text = "Council | Bikes | Year\n---|---|---\nWirral Council | 7 | 2019/20\n"
    document = read_text(text)
    assert {s.kind for s in document.sections} == {SectionKind.TABLE}
    assert "Wirral Council" in [text[s:e] for s, e in document.sentences]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The council met.\n\nThe work is led by Rochdale Develop\n", "Develop"),
        ("It works with Mind.\n\nCouncillor Ashle", "Ashle"),
        ("It works with Mind.\n\nFor further information contact:\nLondon Borough of Hackney", None),
        ("It works with Mind.\n\nAt Leeds Beckett.\n\n• Leeds Beckett\n• York St John", None),
        ("Rochdale Development Agency leads.\n\nContact:\nPlacemaking Manager\nRochdale Dev", "Dev"),
        ("It works with Mind.\n\nSee the report at https://example.org/rep", None),
        ("It works with Mind.\n\nWith good wishes,\nTamsin Oldroyd", None),
        ("It works with Mind.\n\nAmira Solanki, Programme Manager, Nesta", None),
        ("It works with Mind.\n\nEvaluation: Ecorys with the Food Foundation", None),
        ("It works with Mind.", None),
        ("", None),
    ],
)
def test_where_a_page_was_cut(text: str, last: str | None) -> None:
    at = cut_at(read_text(text))
    assert (None if at is None else text[at:].strip()) == last


def test_shuffled_documents_read_alike() -> None:
    documents = list(read_corpus([CORPUS]).documents)[:20]
    order = documents[:]
    random.Random(7).shuffle(order)
    assert {d.path: read_text(d.text, path=d.path).sections for d in order} == {
        d.path: read_text(d.text, path=d.path).sections for d in documents
    }


def test_a_block_flattened_to_one_line_is_parted_at_its_bullets() -> None:
    text = f"• Lead Member Leeds City Council • Year 2019 • {STATEMENT} About the project Leeds leads."
    document = read_text(text)
    found = [(s.kind.value, s.label) for s in document.sections]
    assert found == [("metadata", "Lead Member"), ("metadata", "Year"), ("principles", ""), ("prose", "")]


def test_values_on_lines_of_their_own_go_with_their_label() -> None:
    text = "Participating Members\n\nOldham Council\n\nRochdale Council\n\nYear\n\n2019\n\nIt began well.\n"
    sections = read_text(text).sections
    assert [(s.label, text[s.start : s.end].split("\n\n")[1:-1]) for s in sections[:2]] == [
        ("Participating Members", ["Oldham Council", "Rochdale Council"]),
        ("Year", ["2019"]),
    ]


def test_marks_of_markdown_hide_no_label_and_no_heading() -> None:
    text = "# Warm Hubs in Leeds\n\n**Lead Member:** Leeds City Council\n\n## What was done\n\nHubs opened.\n"
    sections = read_text(text).sections
    assert [(s.kind.value, s.label) for s in sections] == [
        ("title", ""), ("metadata", "Lead Member"), ("heading", ""), ("prose", "What was done"),
    ]  # fmt: skip


def test_a_quotation_that_ends_its_line_is_no_heading() -> None:
    assert kinds("Warm Hubs\n\nCllr Doe said: “We are proud.”\n\nIt began.")[1][0] == "prose"


def test_the_headings_of_a_template_are_no_title() -> None:
    assert [kind for kind, _ in kinds("The challenge\nMany are cold.\nThe solution\nHubs opened.")] == [
        "heading", "prose", "heading", "prose",
    ]  # fmt: skip
