"""Stage five: statements become a store with a named graph a document, and everything that rules conclude.

The default graph of the store is the merge of its named graphs, each triple once; a query that names no
graph runs on it.
"""

from councilgraph.store.assemble import assemble, document_quads
from councilgraph.store.cases import case_iri
from councilgraph.store.decided import decided
from councilgraph.store.disk import load, save
from councilgraph.store.graphs import (
    derived_graph,
    document_graph,
    lexical,
    merge,
    named,
    ontology_graph,
    ordered,
)

__all__ = [
    "assemble",
    "case_iri",
    "decided",
    "derived_graph",
    "document_graph",
    "document_quads",
    "lexical",
    "load",
    "merge",
    "named",
    "ontology_graph",
    "ordered",
    "save",
]
