"""The canonical text: what offsets count in, and what the hash is of."""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
from pathlib import Path

from councilgraph.errors import DocumentError

_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
)


def canonical(raw: str) -> str:
    """Answer the canonical text: no byte order mark, NFC, newlines as `\\n`."""
    text = raw.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def digest(text: str) -> str:
    """Answer the SHA-256 of the text in UTF-8, as hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def decode(data: bytes, path: Path) -> str:
    """Answer the canonical text of a UTF-8 file.

    Raises:
        DocumentError: the bytes are no text, or not UTF-8; nothing else is tried in silence.
    """
    remedy = "save it as UTF-8 text"
    if data.startswith(_WIDE):
        raise DocumentError("is UTF-16 or UTF-32, not UTF-8", where=path, remedy=remedy)
    if data.startswith(_SIGNATURES):
        raise DocumentError("is a binary file under the name of a text", where=path, remedy=remedy)
    if (nul := data.find(b"\0")) >= 0:
        raise DocumentError(f"is no text (a NUL at byte {nul})", where=path, remedy=remedy)
    try:
        return canonical(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})"
        raise DocumentError(what, where=path, remedy=remedy) from error
