"""The store as a folder."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from councilgraph.errors import LookupFailed, OutputError


def save(store: ox.Store, folder: Path) -> None:
    """Write a store into a folder that is not there yet.

    Raises:
        OutputError: the folder cannot be written.
    """
    try:
        kept = ox.Store(str(folder))
        kept.bulk_extend(store)
        kept.flush()
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error})", where=folder, remedy="choose another --out"
        ) from error


def load(folder: Path) -> ox.Store:
    """Open the store in `folder`, for reading only.

    Raises:
        LookupFailed: there is none.
    """
    if not (folder / "CURRENT").is_file():  # RocksDB's own marker: opening would make a store otherwise
        raise LookupFailed("no store here", where=folder, remedy="run councilgraph build first")
    try:
        return ox.Store.read_only(str(folder))
    except OSError as error:
        raise LookupFailed(
            f"the store cannot be opened ({error})", where=folder, remedy="build again"
        ) from error
