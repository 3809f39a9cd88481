"""The page in a notebook cell."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pyoxigraph as ox

from councilgraph.view import page
from councilgraph.view.projection import project


@dataclass(frozen=True, slots=True)
class IFrame:
    """A page that a notebook shows inline, in a frame that can reach neither notebook nor network."""

    page: str
    height: int = 720  # pixels

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.page)}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'title="councilgraph" width="100%" height="{self.height}" style="border:0"></iframe>'
        )


def frame(store: ox.Store, *, focus: str | None = None, depth: int = 1, kind: str = "network") -> IFrame:
    """Answer the page of a store for a notebook; parameters and errors as in `page.write`."""
    return IFrame(page.render(project(store), focus=focus, depth=depth, kind=kind))
