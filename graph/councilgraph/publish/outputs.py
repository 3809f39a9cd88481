"""The output folder: written beside its place first, so that a failed build leaves the earlier one alone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from councilgraph.errors import OutputError

_REMEDY = "choose another --out"


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """Give a folder beside `out` to write into; what is in it takes its place in `out` when all went well.

    Files and folders of `out` that the build did not write stay as they are.

    Raises:
        OutputError: `out` is a file, or its folder cannot be written.
    """
    if out.exists() and not out.is_dir():
        raise OutputError("is a file, not a folder", where=out, remedy=_REMEDY)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", where=out, remedy=_REMEDY) from error
    try:
        yield folder
        _swap(folder, out)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", where=out, remedy=_REMEDY) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(folder: Path, out: Path) -> None:
    """Move everything from `folder` to `out`: a file in one step, a folder by putting the old one aside."""
    out.mkdir(exist_ok=True)
    aside = folder / ".old"
    aside.mkdir()
    for new in sorted(folder.iterdir()):
        if new == aside:
            continue
        old = out / new.name
        if old.is_dir():
            old.replace(aside / new.name)
        new.replace(old)
