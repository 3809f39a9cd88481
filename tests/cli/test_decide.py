"""`councilgraph decide`: what people decide changes the graph at the next build, and can be taken back."""

import csv
import io
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

import councilgraph as package
from councilgraph.api import KnowledgeGraph
from councilgraph.cli import councilgraph
from councilgraph.domain import Domain, shipped

PAGES = {
    "kitchen.txt": "A kitchen for all\n\nLeeds City Council runs it. It is delivered with"
    " the Quillon Carers Alliance and funded by the Hartle Foundation.\n",
    "garden.txt": "A garden for all\n\nWigan Council runs it."
    " It is delivered with the Quillon Carers Alliance.\n",
}
QUILLON = "Quillon Carers Alliance"


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """A copy of the ontology to keep decisions in."""
    return Path(shutil.copytree(shipped().folder, tmp_path / "ontology"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(councilgraph, ["decide", *map(str, arguments)])


def decide(ontology: Path, *arguments: str) -> None:
    signed = ["--why", "asked them", "--who", "Ann, officer", "--when", "2026-11-20"]
    done = run(*arguments, *signed, "--ontology", ontology)
    assert done.exit_code == 0, done.output
    assert "kept in decisions.csv" in done.stdout


def refused(result: Result) -> str:
    assert result.exit_code == 2, result.output
    lines = [line for line in result.stderr.splitlines() if line.startswith(("councilgraph:", "Error:"))]
    assert len(lines) == 1
    return lines[0]


def rebuilt(corpus: Path, ontology: Path) -> KnowledgeGraph:
    return package.build(corpus, domain=Domain(ontology))


def partners(kg: KnowledgeGraph, document: str = "") -> set[str]:
    """The last parts of the IRIs of all partners, of one document's if it is named."""
    case = f"?case cg:describes ?i FILTER(STRENDS(STR(?case), '/{document}'))" if document else ""
    rows = kg.query(f"SELECT DISTINCT ?p {{ ?i cg:partner ?p . {case} }}")
    assert not isinstance(rows, bool)
    return {str(row["p"]).rsplit("/", 1)[-1] for row in rows}


def claim(kg: KnowledgeGraph, partner: str) -> str:
    rows = kg.query(
        f"SELECT ?c {{ GRAPH ?g {{ ?c a cg:Claim ; rdf:predicate cg:partner ; rdf:object ?o }}"
        f" FILTER(STRENDS(STR(?o), '/{partner}')) }} ORDER BY ?c"
    )
    return str(next(iter(rows))["c"])


def test_without_decisions_the_graph_says_what_was_read(corpus: Path, ontology: Path) -> None:
    kg = rebuilt(corpus, ontology)
    assert partners(kg) == {"quillon-carers-alliance", "hartle-foundation"}


def test_a_rejected_statement_leaves_the_graph_and_comes_back(corpus: Path, ontology: Path) -> None:
    rejected = claim(rebuilt(corpus, ontology), "hartle-foundation")
    decide(ontology, "reject", rejected)
    assert partners(rebuilt(corpus, ontology)) == {"quillon-carers-alliance"}
    assert run("withdraw", "1", "--ontology", ontology).exit_code == 0
    assert "hartle-foundation" in partners(rebuilt(corpus, ontology))


def test_an_accepted_statement_is_sure(corpus: Path, ontology: Path) -> None:
    accepted = claim(rebuilt(corpus, ontology), "hartle-foundation")
    decide(ontology, "accept", accepted.rsplit("/", 1)[-1])
    rows = rebuilt(corpus, ontology).query(f"SELECT ?n {{ GRAPH ?g {{ <{accepted}> cg:confidence ?n }} }}")
    assert [row["n"] for row in rows] == [1.0]


def test_merged_names_are_one_thing(corpus: Path, ontology: Path) -> None:
    decide(ontology, "merge", "Hartle Foundation", QUILLON)
    assert partners(rebuilt(corpus, ontology)) == {"quillon-carers-alliance"}


def test_a_split_name_is_another_thing_in_one_document(corpus: Path, ontology: Path) -> None:
    decide(ontology, "split", QUILLON, "Quillon Carers Alliance Wigan", "--document", "garden")
    kg = rebuilt(corpus, ontology)
    assert partners(kg, "garden") == {"quillon-carers-alliance-wigan"}
    assert "quillon-carers-alliance" in partners(kg, "kitchen")


def test_a_renamed_thing_has_its_new_name(corpus: Path, ontology: Path) -> None:
    decide(ontology, "rename", "Hartle Foundation", "Hartle Fund for Leeds")
    kg = rebuilt(corpus, ontology)
    assert "hartle-fund-for-leeds" in partners(kg)
    assert kg.query("ASK { ?o rdfs:label 'Hartle Fund for Leeds'@en }")


def test_what_is_the_same_as_a_register_entry_is_that_entry(corpus: Path, ontology: Path) -> None:
    decide(ontology, "same-as", "Hartle Foundation", "groundwork-uk")
    assert "groundwork-uk" in partners(rebuilt(corpus, ontology))


def test_what_is_not_a_thing_gives_none(corpus: Path, ontology: Path) -> None:
    decide(ontology, "not-a-thing", QUILLON)
    assert partners(rebuilt(corpus, ontology)) == {"hartle-foundation"}
    decide(ontology, "not-a-thing", "A kitchen for all", "--kind", "initiative")


def test_decisions_are_kept_with_who_when_and_why(ontology: Path) -> None:
    decide(ontology, "not-a-thing", QUILLON)
    with (ontology / "decisions.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["who"], row["when"], row["why"]) == ("Ann, officer", "2026-11-20", "asked them")
    shown = run("list", "--ontology", ontology).stdout
    assert "not-a-thing" in shown
    assert run("withdraw", "1", "--ontology", ontology).exit_code == 0
    with (ontology / "decisions.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.DictReader(stream))["withdrawn"]


def test_identity_is_exported_as_sssom(ontology: Path) -> None:
    decide(ontology, "merge", "Hartle Foundation", QUILLON)
    decide(ontology, "same-as", "Leeds Council", "leeds", "--kind", "council")
    decide(ontology, "split", QUILLON, "Quillon Carers Alliance Wigan", "--document", "garden")
    decide(ontology, "not-a-thing", "The Response")
    text = run("sssom", "--ontology", ontology).stdout
    head = [line[1:].strip() for line in text.splitlines() if line.startswith("#")]
    fields = dict(line.split(": ", 1) for line in head if ": " in line)
    assert fields["mapping_set_id"].startswith("https://") and fields["license"].startswith("https://")
    rows = list(csv.DictReader(io.StringIO(text.partition("subject_id")[1] + text.partition("subject_id")[2]),
                               delimiter="\t"))  # fmt: skip
    assert [(row["subject_id"], row["predicate_modifier"], row["object_id"]) for row in rows] == [
        ("org:hartle-foundation", "", "org:quillon-carers-alliance"),
        ("council:leeds-council", "", "council:leeds"),
        ("org:quillon-carers-alliance", "Not", "org:quillon-carers-alliance-wigan"),
    ]
    for row in rows:
        assert row["predicate_id"] == "skos:exactMatch"
        assert row["mapping_justification"] == "semapv:ManualMappingCuration"
        assert (row["author_label"], row["mapping_date"], row["comment"]) == (
            "Ann, officer", "2026-11-20", "asked them",
        )  # fmt: skip
        for curie in (row["subject_id"], row["object_id"], row["predicate_id"]):
            expanded = fields[curie.partition(":")[0]] + curie.partition(":")[2]
            assert ox.NamedNode(expanded)


def test_bad_decisions_are_refused_and_not_kept(ontology: Path, tmp_path: Path) -> None:
    at: list[str | Path] = ["--ontology", ontology]
    assert "no-such-entry" in refused(run("same-as", QUILLON, "no-such-entry", *at))
    assert "decision 1" in refused(run("withdraw", "1", *at))
    assert "--when" in refused(run("not-a-thing", QUILLON, "--when", "yesterday", *at))
    assert "--document" in refused(run("split", QUILLON, "Another", *at))
    assert "claim" in refused(run("reject", "nonsense", *at)).lower()
    assert "empty" in refused(run("rename", QUILLON, " ", *at))
    assert "nowhere" in refused(run("not-a-thing", QUILLON, "--ontology", tmp_path / "nowhere"))
    assert not (ontology / "decisions.csv").exists()


def test_a_decision_is_withdrawn_once(ontology: Path) -> None:
    decide(ontology, "not-a-thing", QUILLON)
    assert run("withdraw", "1", "--ontology", ontology).exit_code == 0
    assert "already" in refused(run("withdraw", "1", "--ontology", ontology))
