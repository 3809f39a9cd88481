"""What is stated becomes facts and claims; nothing that is not asserted becomes a fact."""

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from councilgraph import parsers, query, store
from councilgraph.domain import shipped
from councilgraph.errors import EvidenceError
from councilgraph.model import (
    Entity,
    Evidence,
    Mention,
    MentionKind,
    Metadata,
    Reading,
    Statement,
    Status,
)
from councilgraph.vocabulary import BASE, CG

TEXT = "Hackney Council works with Mind. It hopes to work with Shelter. Ask Jo Bloggs of Mind about it.\n"
WORK = BASE + "id/initiative/hackney/work"
MIND = BASE + "id/organisation/mind"
SHELTER = BASE + "id/organisation/shelter"


def evidence(words: str, *, prefix: str = "", suffix: str = "") -> Evidence:
    start = TEXT.index(words)
    return Evidence(start, start + len(words), words, prefix, suffix)


WORKS = evidence("Hackney Council works with Mind.")
HOPES = evidence("It hopes to work with Shelter.")


def said(predicate: str, thing: str, *spans: Evidence, status: Status = Status.ASSERTED) -> Statement:
    return Statement(WORK, CG + predicate, thing, spans, 0.9, "by hand", "works-with", status)


def reading(*statements: Statement, text: str = TEXT, people: str = "Jo Bloggs") -> Reading:
    document = parsers.read_text(
        text, path="work.txt", metadata=Metadata(retold=True, source="https://x.org/a")
    )
    start = text.find(people)
    mention = Mention(MentionKind.PERSON, start, start + len(people), people, people, "by hand", 1.0)
    person = Entity(MentionKind.PERSON, "work/jo", people, people, (mention,))
    mind = Mention(
        MentionKind.ORGANISATION, text.rfind("Mind"), text.rfind("Mind") + 4, "Mind", "Mind", "by hand", 1.0
    )
    organisation = Entity(MentionKind.ORGANISATION, "mind", "Mind", "Mind", (mind,))
    return Reading(document, (mention, mind), (person, organisation), statements, ())


def asked(kept: ox.Store, text: str) -> query.Answer:
    return query.run(kept, text)


def test_only_what_is_asserted_is_a_fact() -> None:
    planned = said("partner", SHELTER, HOPES, status=Status.PLANNED)
    kept = store.assemble([reading(said("partner", MIND, WORKS), planned)], shipped())
    assert asked(kept, "ASK { ?i cg:partner organisation:mind }")
    assert not asked(kept, "ASK { ?i cg:partner organisation:shelter }")
    assert asked(
        kept, "ASK { ?c rdf:object organisation:shelter ; cg:status status:planned ; cg:evidence ?e }"
    )


def test_what_is_planned_is_still_mentioned() -> None:
    planned = said("mentions", SHELTER, HOPES, status=Status.PLANNED)
    kept = store.assemble([reading(planned)], shipped())
    assert asked(kept, "ASK { ?i cg:mentions organisation:shelter }")


def test_one_claim_keeps_the_strongest_status_and_its_own_sentences() -> None:
    spans = WORKS, HOPES
    both = said("partner", MIND, spans[1], status=Status.PLANNED), said("partner", MIND, spans[0])
    kept = store.assemble([reading(*both)], shipped())
    rows = list(
        asked(
            kept,
            "SELECT ?status ?exact { ?c cg:status ?status ; cg:evidence/oa:hasSelector/oa:exact ?exact }",
        )
    )
    assert rows == [{"status": BASE + "id/status/asserted", "exact": spans[0].exact}]


def test_a_quote_that_does_not_stand_there_is_refused() -> None:
    wrong = replace(WORKS, start=1)
    with pytest.raises(EvidenceError, match=r"work\.txt"):
        store.assemble([reading(said("partner", MIND, wrong))], shipped())


def test_no_quote_names_a_person_unless_asked() -> None:
    whole = evidence("Ask Jo Bloggs of Mind about it.", prefix="with Shelter. ")
    before = evidence("It hopes to work with Shelter.", suffix=" Ask Jo Blog")
    facts = said("partner", MIND, whole), said("partner", SHELTER, before)
    hidden = "\n".join(map(str, store.assemble([reading(*facts)], shipped())))
    assert "Bloggs" not in hidden and "Jo Blog" not in hidden
    assert '"of Mind about it."' in hidden
    assert "Bloggs" in "\n".join(map(str, store.assemble([reading(*facts)], shipped(), people=True)))


def test_no_title_names_a_person_unless_asked() -> None:
    text = f"Ten questions to Jo Bloggs\n\n{TEXT}"
    shown = "\n".join(map(str, store.assemble([reading(text=text)], shipped())))
    assert "Ten questions to …" in shown and "Bloggs" not in shown


def test_a_retold_document_is_derived_from_its_page_and_never_passes_for_it() -> None:
    kept = store.assemble([reading(said("partner", MIND, WORKS))], shipped())
    assert asked(kept, "ASK { ?case prov:wasDerivedFrom <https://x.org/a> ; cg:retold true }")
    assert not asked(kept, "ASK { ?case schema:url ?page }")


def test_two_documents_that_say_the_same_make_one_fact_and_two_claims() -> None:
    one = reading(said("partner", MIND, WORKS))
    other = replace(one, document=replace(one.document, slug="other", path="other.txt"))
    kept = store.assemble([one, other], shipped())
    assert [
        row["n"] for row in asked(kept, "SELECT (COUNT(*) AS ?n) { ?i cg:partner organisation:mind }")
    ] == [1]
    assert [
        row["n"] for row in asked(kept, "SELECT (COUNT(*) AS ?n) { ?c rdf:object organisation:mind }")
    ] == [2]
