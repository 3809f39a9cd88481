"""The Python API: its docstrings run, and it gives what other libraries expect."""

import doctest
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import councilgraph
from councilgraph import api, store
from councilgraph.api import KnowledgeGraph
from councilgraph.errors import LookupFailed

# rdflib 7.6 warns of what it calls itself
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("module", [councilgraph, api], ids=["councilgraph", "api"])
def test_the_examples_in_docstrings_run(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted and not result.failed


def test_rdflib_sees_every_quad(kg: KnowledgeGraph) -> None:
    dataset = kg.to_rdflib()
    assert len(list(dataset.quads())) == sum(1 for _ in store.named(kg.store))
    council = rdflib.URIRef(kg.base + "id/council/hackney")
    assert (council, rdflib.RDF.type, None) in dataset


def test_rdflib_without_evidence_has_the_facts(kg: KnowledgeGraph) -> None:
    claim = rdflib.URIRef("https://w3id.org/councilgraph/def#Claim")
    assert not list(kg.to_rdflib(evidence=False).subjects(rdflib.RDF.type, claim))


def test_networkx_carries_labels_and_types(kg: KnowledgeGraph) -> None:
    network = kg.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.nodes[kg.base + "id/council/hackney"]["label"] == "London Borough of Hackney"


def test_opening_what_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LookupFailed, match="councilgraph build"):
        councilgraph.open(tmp_path)


def test_a_graph_shows_its_size(kg: KnowledgeGraph) -> None:
    assert repr(kg).startswith("<KnowledgeGraph: 5 documents")
