"""The page: one HTML file with everything in it, assembled from the templates beside this file."""

from councilgraph.view.page.write import render, write

__all__ = ["render", "write"]
