"""Projection, layout, figures and the page."""
