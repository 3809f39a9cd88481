"""Reads one file, or all files of the folders that make up a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonpath
from pathlib import Path

from msgspec.structs import replace

from councilgraph.domain import Domain, shipped
from councilgraph.errors import CorpusError, DocumentError
from councilgraph.model import Document, Metadata
from councilgraph.parsers import formats
from councilgraph.parsers.canonical import canonical, digest
from councilgraph.parsers.metadata import SOURCES, front, join, slug, sources
from councilgraph.parsers.sections import front_end, segment
from councilgraph.parsers.sentences import splitter


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a corpus, sorted by path, and the errors of those that could not be read."""

    documents: tuple[Document, ...]
    problems: tuple[DocumentError, ...]


def parse(
    path: Path, *, root: Path | None = None, metadata: Metadata | None = None, domain: Domain | None = None
) -> Document:
    """Read one file.

    Args:
        path: a file of text, Markdown, HTML, PDF or DOCX, told by its suffix.
        root: the corpus folder that the document's path is relative to; the file's own folder by default.
        metadata: what is known of it from elsewhere; the file's own word fills its gaps.
        domain: whose principles and cues count; the shipped ones by default.

    Raises:
        DocumentError: it cannot be read, or is not what its suffix says.
    """
    text, page = formats.read(path)
    name = path.relative_to(root).as_posix() if root else path.name
    return read_text(text, path=name, metadata=join(metadata or Metadata(), page), domain=domain)


def read_text(
    text: str, *, path: str = "document.txt", metadata: Metadata | None = None, domain: Domain | None = None
) -> Document:
    """Make a document of a text that is at hand; `path` names it, as relative to its corpus."""
    domain = domain or shipped()
    text = canonical(text)
    own = front(text, front_end(text))
    known = join(metadata, own) if metadata else own
    sections = segment(text, domain)
    split = splitter(domain).split
    return Document(
        path=path,
        slug=slug(known.source, path.rsplit("/", 1)[-1].rsplit(".", 1)[0]),
        text=text,
        sha256=digest(text),
        metadata=known,
        sections=sections,
        sentences=tuple(span for section in sections for span in split(text, section)),
    )


def read_corpus(paths: Sequence[Path], *, strict: bool = False, domain: Domain | None = None) -> Corpus:
    """Read every document of folders (with their subfolders) and files.

    A folder's `sources.csv` says what is known of its files; README files and hidden ones are no documents.

    Args:
        paths: folders and files.
        strict: raise on the first document that cannot be read, instead of passing it over.
        domain: whose principles and cues count; the shipped ones by default.

    Raises:
        CorpusError: a path is missing, or nothing there is a document.
        SourcesError: a `sources.csv` cannot be used.
        DocumentError: with `strict`, a document cannot be read.
    """
    files = _files(paths)
    if not files:
        where = ", ".join(map(str, paths))
        raise CorpusError(
            "holds no document", where=where, remedy="add .txt, .md, .html, .pdf or .docx files"
        )
    said: dict[Path, dict[str, Metadata]] = {}
    documents: list[Document] = []
    problems: list[DocumentError] = []
    for path, root in files.items():
        try:
            document = parse(path, root=root, metadata=_said(path, root, said), domain=domain)
        except DocumentError as error:
            if strict:
                raise
            problems.append(error)
            continue
        documents.append(document)
    return Corpus(tuple(_distinct(documents)), tuple(problems))


def _files(paths: Sequence[Path]) -> dict[Path, Path]:
    """Answer each file once, in the order of its path in the corpus, with the folder it is relative to."""
    roots: dict[Path, Path] = {}
    for path in sorted(paths, key=lambda path: (len(path.parts), path)):
        if path.is_dir():
            for file in path.rglob("*"):
                if file.is_file() and _is_document(file.relative_to(path)):
                    roots.setdefault(file, path)
        elif path.is_file():
            roots.setdefault(path, path.parent)
        else:
            raise CorpusError("is not there", where=path, remedy="name a folder or file of case studies")
    unique: dict[Path, tuple[Path, Path]] = {}
    for file, root in roots.items():
        unique.setdefault(file.resolve(), (file, root))
    found = dict(unique.values())
    names = Counter(file.relative_to(root).as_posix() for file, root in found.items())
    if any(count > 1 for count in names.values()):
        common = Path(commonpath([root.absolute() for root in found.values()]))
        found = {file.absolute(): common for file in found}
    return dict(sorted(found.items(), key=lambda pair: pair[0].relative_to(pair[1]).as_posix()))


def _is_document(name: Path) -> bool:
    if any(part.startswith(".") for part in name.parts):
        return False
    return name.name != SOURCES and name.stem.lower() != "readme"


def _said(path: Path, root: Path, known: dict[Path, dict[str, Metadata]]) -> Metadata | None:
    """Answer what the nearest `sources.csv` from the file's folder up to the corpus folder says of it."""
    folder = path.parent
    while True:
        if folder not in known:
            known[folder] = sources(folder)
        if found := known[folder].get(path.relative_to(folder).as_posix()):
            return found
        if folder == root or folder == folder.parent:
            return None
        folder = folder.parent


def _distinct(documents: list[Document]) -> list[Document]:
    """Tell documents of one slug apart by their files' names, whatever the order; else by their paths."""
    for whole_path in (False, True):
        count = Counter(document.slug for document in documents)
        documents = [
            document if count[document.slug] == 1 else _longer(document, whole_path=whole_path)
            for document in documents
        ]
    return documents


def _longer(document: Document, *, whole_path: bool) -> Document:
    name = document.path if whole_path else document.path.rsplit("/", 1)[-1]
    return replace(document, slug=slug(None, f"{document.slug}-{name.rsplit('.', 1)[0]}"))
