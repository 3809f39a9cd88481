"""The pages that the recognisers learn from, and those kept apart: what their annotations name is there."""

from pathlib import Path

import pytest
from training import pages

from councilgraph.domain import shipped

FILES = sorted((Path(__file__).resolve().parents[2] / "training").glob("*/*.pages"))
FIELDS = ("partners", "mentioned_organisations", "initiatives")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_name_of_an_annotation_stands_in_its_text(path: Path) -> None:
    missing = []
    for page in pages.read(path):
        text = " ".join(page.text.split())
        named = [entry["surface"] for field in FIELDS for entry in page.annotation[field]]
        named += [entry["name"] for entry in page.annotation["people"]] + page.annotation["places"]
        missing += [f"{page.slug}: {name}" for name in named if " ".join(name.split()) not in text]
    assert missing == []


def test_no_two_pages_have_one_slug() -> None:
    slugs = [page.slug for path in FILES for page in pages.read(path)]
    assert len(slugs) == len(set(slugs)) > 0


def test_councils_are_of_the_register_or_named_in_full() -> None:
    registered = shipped().registered
    for path in FILES:
        for page in pages.read(path):
            assert all(one["key"] in registered or one["name"] for one in page.annotation["councils"])


def test_an_entry_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.pages").write_text("=== one https://www.example.org/\nText\n+++\nZ nothing\n", "utf-8")
    with pytest.raises(ValueError, match="one: 'Z nothing' is no entry"):
        list(pages.read(tmp_path / "x.pages"))
