"""The network that weighs who takes part: sums that a float holds, and readings that leave nothing behind."""

import numpy as np
import pytest

from councilgraph.domain import shipped
from councilgraph.mentions import about, network
from councilgraph.model import Entity, Mention, MentionKind
from councilgraph.parsers import read_text
from councilgraph.statements import weigh

SENTENCES = ("meals are cooked with § and \ue000.", "a report by § says the same.", "§ declined.")


def examples(weights: about.Weights) -> list[list[int]]:
    return [
        about.of_sentence(said, said.index("§"), 1, "prose", "", weights) for said in (*SENTENCES, *SENTENCES)
    ]


def test_sums_are_whole_numbers_that_a_float_holds() -> None:
    fitted = network.read(shipped().folder / "recogniser" / "roles.npz")
    most = np.abs(fitted.rows.astype(np.int64)).max(axis=0)
    assert 2000 * most.max() < 2**24  # twenty sentences have no 2,000 features


def test_one_sentence_weighs_alike_in_any_company(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = weigh.weights(shipped())
    together = weights.likelihoods(examples(weights))
    assert together[:3] == together[3:]
    assert [weights.likelihoods([one])[0] for one in examples(weights)] == together
    monkeypatch.setattr(network, "_MOST", 0)
    weights.numbers["no such feature"]
    assert weights.forget()
    assert weights.likelihoods(examples(weights)) == together


def test_what_asserts_weighs_more_than_what_mentions() -> None:
    weights = weigh.weights(shipped())
    with_, report, declined = weights.likelihoods(examples(weights)[:3])
    assert with_ > report
    assert with_ > declined


def test_a_body_is_told_by_its_standing_in_the_document() -> None:
    text = "Stork Trust feeds families\n\nStork Trust began in 1999. It is small.\n\nTesco sells bread too.\n"
    document = read_text(text, path="stork.txt", domain=shipped())
    entities = [entity("stork-trust", "Stork Trust", (0, 28)), entity("tesco", "Tesco", (68,))]
    weights = about.unfitted()
    around = weigh.Surroundings(document, entities, weights)
    names = [{weights.numbers.names[n] for n in around.of_document(at)} for at in (0, 1)]
    assert {"nth=0", "last=1", "sentences=2", "most told", "title=2", "in title"} <= names[0]
    assert {"nth=1", "last=0", "sentences=1", "title=0"} <= names[1]


def entity(slug: str, name: str, starts: tuple[int, ...]) -> Entity:
    kind = MentionKind.ORGANISATION
    mentions = tuple(Mention(kind, at, at + len(name), name, name, "test", 0.9) for at in starts)
    return Entity(kind, slug, name, name, mentions)
