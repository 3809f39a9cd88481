"""The Turtle files: they parse, define the whole contract, and hold no blank nodes."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from councilgraph import resources
from councilgraph.vocabulary import CG

FOLDER = resources.ontology()
SCHEMES = ("principles", "themes", "sectors", "partner-categories", "roles")
CLASSES = (
    "CaseStudy", "Initiative", "Council", "PartnerOrganisation", "Principle", "Theme", "PartnerCategory",
    "SectorKind", "Claim", "Role", "Status",
)  # fmt: skip
PROPERTIES = (
    "describes", "declares", "meetsPrinciple", "suggestsPrinciple", "ledBy", "participant", "partner",
    "involves", "theme", "mentions", "practises", "worksWith", "evidence", "confidence", "recogniser", "role",
    "status", "textDigest", "retold", "contact",
)  # fmt: skip


def graph(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / f"{name}.ttl")


@pytest.mark.parametrize("name", ["councilgraph", "shapes", *SCHEMES])
def test_two_parsers_read_the_same_number_of_triples(name: str) -> None:
    path = FOLDER / f"{name}.ttl"
    assert len(graph(name)) == len(set(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))) > 0


@pytest.mark.parametrize("name", ["councilgraph", *SCHEMES])
def test_there_are_no_blank_nodes(name: str) -> None:
    assert not [term for triple in graph(name) for term in triple if isinstance(term, rdflib.BNode)]


def test_each_class_of_the_contract_is_defined() -> None:
    vocabulary = graph("councilgraph")
    for name in CLASSES:
        term = rdflib.URIRef(CG + name)
        assert (term, RDF.type, OWL.Class) in vocabulary, name
        assert vocabulary.value(term, RDFS.subClassOf), name


def test_each_property_of_the_contract_is_defined() -> None:
    vocabulary = graph("councilgraph")
    for name in PROPERTIES:
        kinds = set(vocabulary.objects(rdflib.URIRef(CG + name), RDF.type))
        assert kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}, name
        assert vocabulary.value(rdflib.URIRef(CG + name), RDFS.domain), name


def test_each_term_has_an_english_label_and_a_definition() -> None:
    vocabulary = graph("councilgraph")
    ours = {term for term in vocabulary.subjects() if str(term).startswith(CG)}
    for term in ours:
        for said in (RDFS.label, RDFS.comment):
            (text,) = vocabulary.objects(term, said)
            assert isinstance(text, rdflib.Literal)
            assert text.language == "en", term


def test_terms_that_other_files_use_are_defined() -> None:
    defined = {str(term) for term in graph("councilgraph").subjects()}
    files = [*FOLDER.glob("*.ttl"), *(FOLDER / "rules").glob("*.rq")]
    used = {word for path in files for word in _ours(path)}
    assert used <= defined, used - defined


def _ours(path: Path) -> set[str]:
    return {CG + name for name in re.findall(r"\bcg:(\w+)", path.read_text(encoding="utf-8"))}


def test_the_ontology_says_its_version_and_licence() -> None:
    (ontology,) = graph("councilgraph").subjects(RDF.type, OWL.Ontology)
    assert graph("councilgraph").value(ontology, OWL.versionInfo)
    assert graph("councilgraph").value(ontology, DCTERMS.license)


@pytest.mark.parametrize("name", SCHEMES)
def test_each_concept_is_whole_and_in_one_scheme(name: str) -> None:
    concepts = graph(name)
    for concept in concepts.subjects(RDF.type, SKOS.Concept):
        assert len(list(concepts.objects(concept, SKOS.inScheme))) == 1, concept
        assert len(list(concepts.objects(concept, SKOS.prefLabel))) == 1, concept
        assert len(list(concepts.objects(concept, SKOS.definition))) == 1, concept
        assert str(concept).endswith("/" + str(concepts.value(concept, SKOS.notation))), concept


@pytest.mark.parametrize("name", ["themes", "partner-categories"])
def test_a_phrase_signals_one_concept_in_lower_case(name: str) -> None:
    phrases = [str(phrase) for phrase in graph(name).objects(predicate=SKOS.hiddenLabel)]
    assert len(phrases) == len(set(phrases)), sorted({p for p in phrases if phrases.count(p) > 1})
    assert all(phrase == phrase.lower() for phrase in phrases)


@pytest.mark.parametrize("rule", sorted((FOLDER / "rules").glob("*.rq")), ids=lambda path: path.stem)
def test_a_rule_constructs_without_blank_nodes(rule: Path) -> None:
    store = ox.Store()
    answer = store.query(rule.read_text(encoding="utf-8"))
    assert isinstance(answer, ox.QueryTriples)
    assert "_:" not in rule.read_text(encoding="utf-8")
