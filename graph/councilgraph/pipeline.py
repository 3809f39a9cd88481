"""The whole flow on one page."""

from __future__ import annotations
