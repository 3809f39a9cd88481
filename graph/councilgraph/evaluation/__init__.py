"""How good the reading is, on a user's own annotated folder: figures, slips with their sentences, a gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from councilgraph import pipeline
from councilgraph.domain import Domain, shipped
from councilgraph.evaluation.baseline import Baseline
from councilgraph.evaluation.gold import Annotated
from councilgraph.evaluation.scoring import Scores, Slip
from councilgraph.model import Document
from councilgraph.parsers import parse
from councilgraph.publish.annotation import annotation

__all__ = ["Evaluation", "SlipInContext", "evaluate"]


@dataclass(frozen=True, slots=True)
class SlipInContext:
    """A miss or a false find with the sentence that it stands in ("" where it stands in none)."""

    slip: Slip
    sentence: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The reading's scores, the baseline's on the same documents, and every slip of the reading."""

    reading: Scores
    baseline: Scores
    slips: tuple[SlipInContext, ...]


def evaluate(annotated: Sequence[Annotated], domain: Domain | None = None) -> Evaluation:
    """Read the documents and measure what was read against their annotations.

    Args:
        annotated: what `gold.load` answers.
        domain: the ontology in use; the shipped one when None.
    """
    used = domain or shipped()
    naive = Baseline(used)
    reader = pipeline.Reader(used)
    ours, theirs = Scores(), Scores()
    slips: list[SlipInContext] = []
    for one in annotated:
        document = parse(one.document, root=one.document.parent, domain=used)
        ours.add(one.slug, one.annotation, annotation(reader.read(document)))
        theirs.add(one.slug, one.annotation, naive.annotate(document))
        slips += [SlipInContext(slip, _sentence(document, slip.surface)) for slip in ours.slips[len(slips) :]]
    return Evaluation(ours, theirs, tuple(slips))


def _sentence(document: Document, surface: str) -> str:
    at = document.text.find(surface)
    if at < 0:
        return ""
    within = (document.text[start:end] for start, end in document.sentences if start <= at < end)
    return " ".join(next(within, "").split())
