"""Classes of words that stand in like surroundings, so that an unseen word is read as its neighbours are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from councilgraph.errors import OntologyError

_MOST = 20_000  # words remembered of one kind of feature, so that no text can fill the memory


class ClassFeatures(dict[str, tuple[str, ...]]):
    """Word → the features that its classes give, one kind of feature (say, of the last word) an object.

    A word that has no classes takes those of its singular, and is else marked as unknown. Answers are made
    when first asked for.
    """

    def __init__(self, kind: str, classes: Mapping[str, tuple[str, ...]]) -> None:
        """Take the kind's name, and the classes of each word from the coarsest to the finest."""
        super().__init__()
        self._kind, self._classes, self._unknown = kind, classes, (f"{kind}:?",)

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Make the features of a word, and remember them."""
        of = self._classes.get(word) or self._classes.get(word.rstrip("s"))
        found = tuple(f"{self._kind}:{one}" for one in of) if of else self._unknown
        if len(self) >= _MOST:
            self.clear()
        self[word] = found
        return found


def read(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a table of words, a tab before each class; `#` begins a comment line.

    Raises:
        OntologyError: the file is missing or a line has no class.
    """
    found: dict[str, tuple[str, ...]] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                word, first, *more = line.split("\t")
                found[word] = (first, *more)
    except (OSError, ValueError) as error:
        raise OntologyError(
            f"is no table of word classes ({error})", where=path, remedy="run training/word_classes.py"
        ) from error
    return found
