"""councilgraph: a knowledge graph of council case studies in which every edge shows its sentence.

>>> import councilgraph
>>> kg = councilgraph.build("corpus/system-conveners.txt")
>>> kg.explain("hackney").label
'London Borough of Hackney'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from councilgraph.api import KnowledgeGraph, build, open

__all__ = ["KnowledgeGraph", "build", "open"]


def __getattr__(name: str) -> object:
    """Load the parts of the API when they are first asked for: the command line starts in a blink."""
    if name in __all__:
        from councilgraph import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
