"""The naive baseline that a reading must beat: names of the registers that stand in the text.

Every council of the register whose name stands there, the first as lead; every organisation of the register
as a partner, where any council stands in the text at all.
"""

from __future__ import annotations

from councilgraph.domain import CouncilRecord, Domain, OrganisationRecord
from councilgraph.evaluation.scoring import Annotation
from councilgraph.mentions.gazetteer import Gazetteer
from councilgraph.model import Document


class Baseline:
    """Looks the registers' names up and does nothing else."""

    def __init__(self, domain: Domain) -> None:
        councils = [(name, one) for one in domain.councils for name in (one.name, *one.alt_names)]
        others = [(name, one) for one in domain.organisations for name in (one.name, *one.alt_names)]
        self._councils: Gazetteer[CouncilRecord] = Gazetteer(
            (name, one) for name, one in councils if name != one.short_name
        )
        self._others: Gazetteer[OrganisationRecord] = Gazetteer(others)

    def annotate(self, document: Document) -> Annotation:
        """Answer an annotation with councils and partners only."""
        text = document.text
        councils = {hit.value.slug: hit for hit in reversed(self._councils.find(text))}
        others = {hit.value.slug: hit for hit in reversed(self._others.find(text))} if councils else {}
        first = min(councils.values(), key=lambda hit: hit.start).value.slug if councils else None
        return {
            "councils": [
                {
                    "name": hit.value.name,
                    "surface": text[hit.start : hit.end],
                    "key": slug,
                    "role": "lead" if slug == first else "participating",
                }
                for slug, hit in councils.items()
            ],
            "partners": [
                {"name": hit.value.name, "surface": text[hit.start : hit.end]} for hit in others.values()
            ],
        }
