"""Stage: query. SPARQL on the store, the library of named questions, and why the graph says what it says."""

from councilgraph.query.explain import Explanation, Fact, Quote, explain
from councilgraph.query.find import find, index, nearest
from councilgraph.query.questions import Question, question, questions, value
from councilgraph.query.run import Answer, prefixes, run
from councilgraph.query.tables import FORMATS, compact, show

__all__ = [
    "FORMATS",
    "Answer",
    "Explanation",
    "Fact",
    "Question",
    "Quote",
    "compact",
    "explain",
    "find",
    "index",
    "nearest",
    "prefixes",
    "question",
    "questions",
    "run",
    "show",
    "value",
]
