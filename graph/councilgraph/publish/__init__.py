"""Stage: publish. Turtle, TriG, annotations, and the checks before anything leaves the house."""

from councilgraph.publish.annotation import Annotation, annotation
from councilgraph.publish.outputs import staging
from councilgraph.publish.turtle import facts, trig, turtle
from councilgraph.publish.verify import check_shapes, verify_quotes

__all__ = [
    "Annotation",
    "annotation",
    "check_shapes",
    "facts",
    "staging",
    "trig",
    "turtle",
    "verify_quotes",
]
