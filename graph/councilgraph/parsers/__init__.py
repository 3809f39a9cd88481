"""Stage one: a file of any format becomes a Document; a folder of files becomes a Corpus."""

from __future__ import annotations

from councilgraph.parsers.corpus import Corpus, parse, read_corpus, read_text
from councilgraph.parsers.cut import cut_at

__all__ = ["Corpus", "cut_at", "parse", "read_corpus", "read_text"]
