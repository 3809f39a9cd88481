"""Vectors of words, so that an unseen word is read as the words are that stand in like surroundings."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from councilgraph.domain import Domain
from councilgraph.errors import OntologyError

Array = np.ndarray[Any, Any]


class Vectors:
    """Word → vector, in whole numbers of which 127 stand for 1.

    Args:
        words: the words, in lower case.
        values: a row a word.
    """

    def __init__(self, words: list[str], values: Array) -> None:
        self._at = {word: at for at, word in enumerate(words)}
        self._values = values

    @property
    def width(self) -> int:
        """The length of a vector."""
        return int(self._values.shape[1])

    def of(self, word: str) -> Array | None:
        """Answer the vector of a word, of its singular where only that has one, or None."""
        at = self._at.get(word)
        if at is None:
            at = self._at.get(word.rstrip("s"))
        return None if at is None else self._values[at].astype(np.float64)


def read(path: Path) -> Vectors:
    """Read a file of vectors, as `training/word_vectors.py` makes it.

    Raises:
        OntologyError: the file is missing or holds no vectors.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            words, values = file["words"].tobytes().decode().split("\n"), file["values"]
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise OntologyError(
            f"holds no word vectors ({error})", where=path, remedy="run training/word_vectors.py"
        ) from error
    if values.ndim != 2 or len(words) != len(values):
        raise OntologyError("has not one row a word", where=path, remedy="run training/word_vectors.py")
    return Vectors(words, values)


@cache
def of_domain(domain: Domain) -> Vectors:
    """Answer the vectors of a domain, read once."""
    return read(domain.folder / "recogniser" / "word-vectors.npz")
