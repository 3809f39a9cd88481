"""The domain as the stages see it, and what it says when a file of it is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from councilgraph import resources
from councilgraph.domain import Domain, shipped
from councilgraph.errors import OntologyError

PRINCIPLES = {
    "social-partnership", "democratic-engagement", "co-production", "enterprise-and-social-economy",
    "maximising-social-value", "community-leadership", "new-models", "innovation", "learning",
    "walking-the-talk",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(resources.ontology(), tmp_path / "ontology")
    return tmp_path / "ontology"


def test_there_are_the_ten_principles() -> None:
    assert {principle.slug for principle in shipped().principles} == PRINCIPLES


def test_a_statement_is_what_the_documents_print(pytestconfig: pytest.Config) -> None:
    corpus = pytestconfig.rootpath / "corpus"
    texts = {path.name: _plain(path.read_text(encoding="utf-8")) for path in corpus.glob("*.txt")}
    pack = texts["case-study-pack.txt"]
    for principle in shipped().principles:
        assert _plain(principle.definition) in pack, principle.slug
    for name, declared in {
        "borough-of-sanctuary.txt": {"innovation", "learning", "new-models", "walking-the-talk"},
        "anti-poverty-group.txt": {"community-leadership", "learning", "new-models", "walking-the-talk"},
        "system-conveners.txt": {
            "community-leadership", "innovation", "new-models", "social-partnership", "walking-the-talk",
        },
    }.items():  # fmt: skip
        found = {p.slug for p in shipped().principles if _plain(p.definition) in texts[name]}
        assert found == declared, name


def _plain(text: str) -> str:
    """Drop what the layouts differ in: white space around bullets and between lines."""
    return " ".join(text.replace("•", " ").split())


def test_every_kind_of_concept_is_there() -> None:
    domain = shipped()
    assert {"public", "voluntary", "private", "co-operative", "academic", "network"} == {
        sector.slug for sector in domain.sectors
    }
    assert {"asserted", "planned", "past", "negated", "mentioned"} == {one.slug for one in domain.statuses}
    assert {"leads", "delivers", "works-with", "funds", "hosts", "evaluates", "mentioned"} <= {
        role.slug for role in domain.roles
    }
    assert len(domain.themes) >= 25
    assert len(domain.partner_categories) >= 40


def test_a_register_without_a_column_is_named(folder: Path) -> None:
    path = folder / "registers" / "councils.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("short_name", "shortname", 1), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"councils\.csv: has no column short_name"):
        _ = Domain(folder).councils


def test_a_slug_given_twice_is_named_with_its_line(folder: Path) -> None:
    path = folder / "registers" / "organisations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:3], lines[2]]), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"organisations\.csv:4: slug '.*' is given twice"):
        _ = Domain(folder).organisations


def test_a_row_with_too_many_cells_is_named_with_its_line(folder: Path) -> None:
    path = folder / "registers" / "organisations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], lines[2] + ",more"]), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"organisations\.csv:3: has more cells"):
        _ = Domain(folder).organisations


def test_turtle_that_does_not_parse_is_named_with_its_line(folder: Path) -> None:
    path = folder / "themes.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "\ntheme:broken a ;\n", encoding="utf-8")
    lines = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(OntologyError, match=rf"themes\.ttl:{lines}: is no Turtle"):
        _ = Domain(folder).themes


def test_a_concept_without_a_label_is_named(folder: Path) -> None:
    path = folder / "roles.ttl"
    text = path.read_text(encoding="utf-8").replace('skos:prefLabel "Funds"@en ;', "", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"roles\.ttl: <.*/role/funds> has 0 skos:prefLabel"):
        _ = Domain(folder).roles


def test_a_missing_file_is_one_line(folder: Path) -> None:
    (folder / "sectors.ttl").unlink()
    with pytest.raises(OntologyError, match=r"sectors\.ttl: cannot be read"):
        _ = Domain(folder).sectors


def test_a_theme_is_added_without_python(folder: Path) -> None:
    path = folder / "themes.ttl"
    added = (
        "theme:bees a cg:Theme, skos:Concept ; skos:inScheme scheme:themes ;"
        ' skos:prefLabel "Bees"@en ; skos:definition "Bees."@en ; skos:hiddenLabel "hives"@en .'
    )
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    (bees,) = (theme for theme in Domain(folder).themes if theme.slug == "bees")
    assert bees.cues == ("hives",)
