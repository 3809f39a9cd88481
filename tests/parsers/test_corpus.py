"""A corpus is its documents in a fixed order, with what its `sources.csv` says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilgraph.errors import CorpusError, DocumentError, SourcesError
from councilgraph.parsers import read_corpus, read_text

HEAD = "file,source,confirmed\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_documents_come_by_path_without_readme_and_hidden_files(tmp_path: Path) -> None:
    write(tmp_path, b_txt="B.", a_txt="A.", deep__c_md="C.", README_md="no", deep__README_md="no")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("no")
    assert [d.path for d in read_corpus([tmp_path]).documents] == ["a.txt", "b.txt", "deep/c.md"]


def test_sources_csv_names_the_page_of_each_file(tmp_path: Path) -> None:
    rows = "a.txt,https://example.org/news/warm-hubs/,probable\n"
    write(tmp_path, a_txt="A.", sub__b_txt="B.", sources_csv=HEAD + rows)
    write(tmp_path / "sub", sources_csv=HEAD + "b.txt,https://example.org/mgAi.aspx?ID=7,yes\n")
    first, second = read_corpus([tmp_path]).documents
    assert (first.metadata.source, first.metadata.confirmed) == (
        "https://example.org/news/warm-hubs/",
        "probable",
    )
    assert first.metadata.origin == "sources.csv"
    assert (first.slug, second.slug) == ("warm-hubs", "mgai-id-7")


def test_front_matter_says_the_same_and_fills_gaps() -> None:
    text = '---\nsource: https://example.org/x/\ntitle: "X: why"\nlicence: OGL\nretold: yes\n---\nLeeds.\n'
    known = read_text(text).metadata
    assert (known.source, known.title, known.licence) == ("https://example.org/x/", "X: why", "OGL")
    assert known.retold and known.origin == "front matter"


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    document = read_text("---\nLeeds City Council leads.\n---\nMore.\n")
    assert document.metadata.origin == "" and len(document.sentences) >= 2


@pytest.mark.parametrize("turned", [False, True])
def test_documents_of_one_slug_are_told_apart_whatever_the_order(tmp_path: Path, turned: bool) -> None:
    rows = [f"{name}.txt,https://example.org/same,yes\n" for name in ("one", "two")]
    write(
        tmp_path, one_txt="1.", two_txt="2.", sources_csv=HEAD + "".join(reversed(rows) if turned else rows)
    )
    paths = [tmp_path / "two.txt", tmp_path / "one.txt"]
    corpus = read_corpus(paths if turned else [tmp_path])
    assert [d.slug for d in corpus.documents] == ["same-one", "same-two"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.")
    assert len(read_corpus([tmp_path, tmp_path / "a.txt", tmp_path]).documents) == 1


def test_files_of_one_name_in_two_corpora_keep_their_folders(tmp_path: Path) -> None:
    write(tmp_path, north__a_txt="N.", south__a_txt="S.")
    corpus = read_corpus([tmp_path / "south", tmp_path / "north"])
    assert [(d.path, d.text) for d in corpus.documents] == [("north/a.txt", "N."), ("south/a.txt", "S.")]


def test_a_bad_document_is_reported_and_passed_over(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    corpus = read_corpus([tmp_path])
    assert len(corpus.documents) == 1
    assert "bad.txt" in str(corpus.problems[0])
    with pytest.raises(DocumentError):
        read_corpus([tmp_path], strict=True)


def test_a_corpus_that_is_missing_or_empty_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is not there"):
        read_corpus([tmp_path / "nowhere"])
    with pytest.raises(CorpusError, match="holds no document"):
        read_corpus([tmp_path])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"file,source\na.txt,x\n", "sources.csv:1: has no column confirmed"),
        (b"file,source,confirmed\na.txt,x,yes,more\n", "sources.csv:2: has more or fewer cells"),
        (b"file,source,confirmed\na.txt,x,yes\n\xe9,y,no\n", "sources.csv:3: is not UTF-8"),
        (b"file,source,confirmed\na.txt,\x00,yes\n", "sources.csv:2: is no text"),
        (b'file,source,confirmed\n"a.txt,x,yes\n', "is no CSV"),
        (b"", "has no column file"),
    ],
)
def test_an_unreadable_sources_csv_names_its_line(tmp_path: Path, data: bytes, says: str) -> None:
    write(tmp_path, a_txt="A.")
    (tmp_path / "sources.csv").write_bytes(data)
    with pytest.raises(SourcesError) as caught:
        read_corpus([tmp_path])
    assert says in str(caught.value)


def test_the_same_text_has_one_hash_whatever_its_newlines_and_composition() -> None:
    assert read_text("Caf\u00e9\r\nLeeds").sha256 == read_text("\ufeffCafe\u0301\nLeeds").sha256
