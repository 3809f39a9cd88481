"""The shapes: valid SHACL, passed by a whole graph, failed by a broken one with a message that helps."""

from __future__ import annotations

from decimal import Decimal

import pyshacl
import pytest
import rdflib
from rdflib.namespace import OWL, PROV, RDF, RDFS, XSD

from councilgraph import resources
from councilgraph.vocabulary import BASE, CG, OA

FOLDER = resources.ontology()
C, A = rdflib.Namespace(CG), rdflib.Namespace(OA)
ITEM = rdflib.Namespace(BASE + "id/")
CASE, WORK, LEAD = ITEM["case-study/a"], ITEM["initiative/a/b"], ITEM["council/hackney"]
CLAIM, SPAN = ITEM["claim/1"], ITEM["evidence/a/text/0-4"]


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(FOLDER / "shapes.ttl")


@pytest.fixture
def data() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("councilgraph", "principles", "roles"):
        graph.parse(FOLDER / f"{name}.ttl")
    for triple in (
        (CASE, RDF.type, C.CaseStudy),
        (CASE, RDFS.label, rdflib.Literal("A")),
        (CASE, C.textDigest, rdflib.Literal("0" * 64)),
        (CASE, C.describes, WORK),
        (WORK, RDF.type, C.Initiative),
        (WORK, RDFS.label, rdflib.Literal("Work")),
        (WORK, C.ledBy, LEAD),
        (LEAD, RDF.type, C.Council),
        (LEAD, RDFS.label, rdflib.Literal("Hackney")),
        (CLAIM, RDF.type, C.Claim),
        (CLAIM, RDF.subject, WORK),
        (CLAIM, RDF.predicate, C.ledBy),
        (CLAIM, RDF.object, LEAD),
        (CLAIM, PROV.wasDerivedFrom, CASE),
        (CLAIM, C.confidence, rdflib.Literal(Decimal("0.90"))),
        (CLAIM, C.recogniser, rdflib.Literal("councils")),
        (CLAIM, C.status, ITEM["status/asserted"]),
        (CLAIM, C.evidence, SPAN),
        (SPAN, RDF.type, A.SpecificResource),
        (SPAN, A.hasSource, CASE),
        (SPAN, A.hasSelector, SPAN + "/position"),
        (SPAN, A.hasSelector, SPAN + "/quote"),
        (SPAN + "/position", RDF.type, A.TextPositionSelector),
        (SPAN + "/position", A.start, rdflib.Literal(0)),
        (SPAN + "/position", A.end, rdflib.Literal(4)),
        (SPAN + "/quote", RDF.type, A.TextQuoteSelector),
        (SPAN + "/quote", A.exact, rdflib.Literal("said")),
    ):
        graph.add(triple)
    return graph


def report(data: rdflib.Graph, shapes: rdflib.Graph) -> tuple[bool, str]:
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return bool(conforms), str(text)


def test_the_shapes_are_valid_shacl(data: rdflib.Graph, shapes: rdflib.Graph) -> None:
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, meta_shacl=True, inference="none")
    assert conforms, text


def test_the_shapes_are_core_and_say_what_to_do(shapes: rdflib.Graph) -> None:
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    assert not list(shapes.triples((None, sh.sparql, None)))
    for shape in shapes.subjects(RDF.type, sh.PropertyShape):
        assert shapes.value(shape, sh.message), shape


BROKEN = {
    "no evidence": ((CLAIM, C.evidence, None), None, "A claim without a sentence is no claim"),
    "confidence of 2": (
        (CLAIM, C.confidence, None),
        (CLAIM, C.confidence, rdflib.Literal("2.0", datatype=XSD.decimal)),
        "decimal from 0 to 1",
    ),
    "no recogniser": ((CLAIM, C.recogniser, None), None, "names the recogniser"),
    "an empty quote": (
        (SPAN + "/quote", A.exact, None),
        (SPAN + "/quote", A.exact, rdflib.Literal("")),
        "exact words",
    ),
    "an end before its start": (
        (SPAN + "/position", A.start, None),
        (SPAN + "/position", A.start, rdflib.Literal(9)),
        "before its end",
    ),
    "led by a principle": (
        (WORK, C.ledBy, None),
        (WORK, C.ledBy, ITEM["principle/learning"]),
        "is a council or an organisation",
    ),
    "a council as partner": (None, (WORK, C.partner, LEAD), "never a partner"),
    "undecided identity": (None, (LEAD, OWL.sameAs, ITEM["council/x"]), "only where a person decided"),
    "no digest": ((CASE, C.textDigest, None), None, "SHA-256"),
    "an unknown principle": (None, (CASE, C.declares, ITEM["principle/x"]), "principles.ttl"),
    "a nameless council": ((LEAD, RDFS.label, None), None, "has no label"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_graph_fails_with_its_message(kind: str, data: rdflib.Graph, shapes: rdflib.Graph) -> None:
    out, new, message = BROKEN[kind]
    if out:
        data.remove(out)
    if new:
        data.add(new)
    conforms, text = report(data, shapes)
    assert not conforms
    assert message in text
