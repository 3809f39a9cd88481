"""What a word in a certain place tells of a name: itself, and the classes that the domain puts it in."""

from __future__ import annotations

from collections.abc import Mapping

_MOST = 20_000  # words remembered of one place, so that no text can fill the memory


class Told(dict[str, tuple[str, ...]]):
    """Word → its features in one place, made when first asked for: "l=trust", "L=body".

    Args:
        place: what the place is called in features.
        groups: the classes of words.
        classes: what the place is called in the features of classes, one or more.
        none: whether a word without classes tells that.
        itself: whether the word itself is told.
    """

    def __init__(
        self,
        place: str,
        groups: Mapping[str, tuple[str, ...]],
        classes: str,
        *,
        none: bool = False,
        itself: bool = True,
    ) -> None:
        super().__init__()
        self._place, self._groups, self._classes = place, groups, classes
        self._none, self._itself = none, itself

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Make the features of a word, and remember them."""
        own = (f"{self._place}={word.strip()}",) if self._itself else ()
        groups = self._groups.get(word, ("none",) if self._none else ())
        found = own + tuple(f"{self._classes}={group}" for group in groups)
        if len(self) >= _MOST:
            self.clear()
        self[word] = found
        return found
