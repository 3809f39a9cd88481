"""When two names are one: the normal form of a name, and the slug that carries it into an IRI."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_HYPHEN: Final = re.compile(r"\s*-[\s-]*")
_JOINT: Final = re.compile("--?")
_FOLD: Final = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\u2010": "-", "\u2011": "-"})


def normal(name: str) -> str:
    """Answer the normal form under which names are compared.

    NFC, case folded, white space single and none about a hyphen, no leading article, straight apostrophes,
    "and" for "&". Numbers and every other word stay: names that differ by one are different things.
    """
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).translate(_FOLD)
    folded = " ".join(name.casefold().replace("&", " and ").split())
    if "-" in folded:
        folded = _HYPHEN.sub("-", folded)
    return folded.removeprefix("the ")


def slug(name: str) -> str:
    """Answer the slug of a name: its normal form with `-` for a space and `--` for a hyphen.

    Two names have one slug exactly when they have one normal form, which `unslug` gives back.
    """
    return joined(normal(name))


def joined(form: str) -> str:
    """Answer the slug of a normal form."""
    return form.replace("-", "--").replace(" ", "-")


def unslug(slug: str) -> str:
    """Answer the normal form that `slug` was made from."""
    return _JOINT.sub(lambda joint: "-" if joint[0] == "--" else " ", slug)
