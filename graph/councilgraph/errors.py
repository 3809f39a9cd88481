"""The whole error tree; each error carries its data and prints as one line: what, where, what to do.

CouncilgraphError
├── InputError                a user's input cannot be used (exit status 2)
│   ├── CorpusError           the corpus is missing or empty
│   ├── DocumentError         one document cannot be read
│   ├── SourcesError          sources.csv cannot be read
│   ├── OntologyError         a file of ontology/ cannot be used
│   ├── QueryError            a SPARQL query or a question name cannot be used
│   ├── OutputError           the output folder cannot be written
│   └── LookupFailed          nothing in the graph has that name
└── InvariantError            the product broke a promise of its own (a defect, never a user's mistake)
    └── EvidenceError         a quote does not stand at its offsets
"""

from __future__ import annotations

from pathlib import Path


class CouncilgraphError(Exception):
    """Root of every error that councilgraph raises on purpose."""


class InputError(CouncilgraphError):
    """A user's input cannot be used.

    Args:
        what: what is wrong, a clause without a full stop.
        where: the file, option or position it is wrong at.
        remedy: what the user can do about it.
    """

    def __init__(self, what: str, *, where: str | Path = "", remedy: str = "") -> None:
        self.what = what
        self.where = str(where)
        self.remedy = remedy
        line = f"{self.where}: {what}" if self.where else what
        super().__init__(f"{line}; {remedy}" if remedy else line)


class CorpusError(InputError):
    """The corpus is missing or empty."""


class DocumentError(InputError):
    """One document cannot be read."""


class SourcesError(InputError):
    """`sources.csv` cannot be read."""


class OntologyError(InputError):
    """A file of `ontology/` cannot be used."""


class QueryError(InputError):
    """A SPARQL query or a question name cannot be used."""


class OutputError(InputError):
    """The output folder cannot be written."""


class LookupFailed(InputError):  # noqa: N818 - LookupError is Python's own
    """Nothing in the graph has that name, slug or IRI."""


class InvariantError(CouncilgraphError):
    """The product broke a promise of its own: a defect."""


class EvidenceError(InvariantError):
    """A quote does not stand at its offsets in the document.

    Args:
        document: the document's path in the corpus.
        start: first code point of the quote.
        end: first code point after it.
        exact: the quote claimed.
        found: what stands there.
    """

    def __init__(self, *, document: str, start: int, end: int, exact: str, found: str) -> None:
        self.document, self.start, self.end, self.exact, self.found = document, start, end, exact, found
        super().__init__(f"{document}: the quote at {start}-{end} is {found!r}, not {exact!r}")
