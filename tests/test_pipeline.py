"""The whole flow: the same input gives the same bytes, a failed build leaves nothing behind."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

import councilgraph
from councilgraph import pipeline
from councilgraph.api import KnowledgeGraph
from councilgraph.errors import CorpusError, DocumentError, OutputError
from councilgraph.view import page

ROOT = Path(__file__).resolve().parents[1]


def dump(folder: Path) -> list[str]:
    return sorted(map(str, ox.Store.read_only(str(folder / "store"))))


def test_order_and_hash_seed_change_no_byte(outputs: Path, five: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "again"
    program = "import sys, councilgraph; councilgraph.build(*sys.argv[2:], out=sys.argv[1])"
    source = str(Path(councilgraph.__file__).parents[1])
    subprocess.run(
        [sys.executable, "-c", program, str(out), *map(str, reversed(five))],
        env={**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join([source, *sys.path])},
        check=True,
    )
    for path in outputs.iterdir():
        if path.is_file() and path.name != "build.json":
            assert path.read_bytes() == (out / path.name).read_bytes(), path.name
    assert dump(outputs) == dump(out)


def test_the_page_does_not_depend_on_the_order_of_the_store(tmp_path: Path) -> None:
    """More documents than five: positions moved by a pixel only where components were large."""
    retold = sorted((ROOT / "corpus" / "retold").glob("*.txt"))[:60]
    made = pipeline.build(retold).store
    other = ox.Store()
    other.extend(sorted(made, key=lambda quad: str(quad)[::-1]))
    for name, kept in (("one", made), ("other", other)):
        page.write(kept, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_every_format_parses_alike(outputs: Path, rapper: Callable[[Path, str], str]) -> None:
    def canonical(triples: str) -> set[str]:
        quads = ox.parse(input=triples, format=ox.RdfFormat.N_TRIPLES)
        return {str(quad.triple) for quad in quads}

    for name, form, kind in (
        ("graph.ttl", "turtle", ox.RdfFormat.TURTLE),
        ("graph.trig", "trig", ox.RdfFormat.TRIG),
    ):
        ours = {str(quad.triple) for quad in ox.parse(path=str(outputs / name), format=kind)}
        assert ours == canonical(rapper(outputs / name, form))


def test_there_are_no_blank_nodes(outputs: Path) -> None:
    for quad in ox.parse(path=str(outputs / "graph.trig"), format=ox.RdfFormat.TRIG):
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_the_flat_graph_holds_facts_and_no_evidence(outputs: Path) -> None:
    text = (outputs / "graph.ttl").read_text(encoding="utf-8")
    for word in ("cg:Claim", "oa:", "cg:suggestsPrinciple", "owl:Class", "skos:hiddenLabel"):
        assert word not in text
    for word in ("cg:practises", "cg:ledBy", "skos:prefLabel", "dcterms:spatial"):
        assert word in text


def test_every_fact_of_a_document_has_a_claim_with_its_quote(kg: KnowledgeGraph, five: list[Path]) -> None:
    rows = kg.query(
        """SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o .
             VALUES ?p { cg:ledBy cg:partner cg:participant cg:involves cg:theme
             cg:describes cg:declares cg:meetsPrinciple cg:mentions dcterms:isPartOf cg:year } }
           FILTER NOT EXISTS { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; cg:evidence ?e } }"""
    )
    assert len(rows) == 0


def test_the_note_tells_counts_versions_and_hashes(outputs: Path, five: list[Path]) -> None:
    note = json.loads((outputs / "build.json").read_text(encoding="utf-8"))
    assert set(note["documents"]) == {path.name for path in five}
    assert note["counts"]["documents"] == 5
    assert note["versions"]["pyoxigraph"]


def test_the_shapes_pass_and_a_broken_graph_fails_them(kg: KnowledgeGraph) -> None:
    assert kg.check() == []
    broken = ox.Store()
    broken.extend(quad for quad in kg.store if quad.predicate.value != kg_term("evidence"))
    wrong = KnowledgeGraph(broken).check()
    assert any("sentence" in line for line in wrong)


def kg_term(name: str) -> str:
    return f"https://w3id.org/councilgraph/def#{name}"


@pytest.fixture
def corpus(five: list[Path], tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    shutil.copy(next(path for path in five if path.stem == "share-shacks"), folder)
    return folder


def test_one_bad_document_is_reported_and_left_out(corpus: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"\xff\xfe\x00broken \x80\x81")
    made = pipeline.build([corpus])
    assert [type(problem) for problem in made.problems] == [DocumentError]
    assert made.counts.documents == 1
    with pytest.raises(DocumentError, match=r"bad\.txt"):
        pipeline.build([corpus], strict=True)


def test_a_corpus_of_bad_documents_only_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x80\x81")
    with pytest.raises(DocumentError):
        pipeline.build([tmp_path])


def test_a_failed_build_leaves_earlier_outputs_untouched(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "outputs"
    councilgraph.build(corpus, out=out)
    (out / "mine.txt").write_text("kept", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    with pytest.raises(CorpusError):
        councilgraph.build(tmp_path / "nowhere", out=out)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "outputs"]
    councilgraph.build(corpus, out=out)
    assert (out / "mine.txt").read_text(encoding="utf-8") == "kept"


def test_an_output_folder_that_cannot_be_written_is_said_at_once(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError):
            councilgraph.build(corpus, out=out)


def test_another_base_names_every_thing(corpus: Path) -> None:
    kg = councilgraph.build(corpus, base="https://example.org/graph/")
    assert kg.query("ASK { ?i cg:ledBy <https://example.org/graph/id/council/birmingham> }")
    assert kg.explain("birmingham").facts
    assert kg.check() == []
