"""SPARQL: what is answered, what is refused, and where an error stands."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilgraph import query
from councilgraph.errors import QueryError
from councilgraph.query.tokens import tokens
from councilgraph.vocabulary import BASE, CG


def held() -> ox.Store:
    store = ox.Store()
    for council in ("hackney", "lewisham"):
        subject = ox.NamedNode(f"{BASE}id/council/{council}")
        store.add(ox.Quad(subject, ox.NamedNode(CG + "region"), ox.Literal("London")))
    return store


HELD = held()


def test_prefixes_need_no_declaration() -> None:
    assert query.run(HELD, "ASK { council:hackney cg:region ?region }")


def test_each_form_answers_in_its_way() -> None:
    rows = list(query.run(HELD, "SELECT ?council { ?council cg:region ?region }"))
    assert [row["council"] for row in rows] == [f"{BASE}id/council/hackney", f"{BASE}id/council/lewisham"]
    assert query.run(HELD, "ASK { ?nobody cg:partner ?partner }").truth is False
    assert len(query.run(HELD, "CONSTRUCT { ?c a cg:Council } WHERE { ?c cg:region ?r }").triples or ()) == 2
    assert query.run(HELD, "DESCRIBE council:hackney").triples


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * {\n  ?s ?p }", "line 2, column"),
        ("SELECT ?x WHERE", "line 1, column"),
        ("SELECT * { ?s nope:p ?o }", "line 1, column 15"),
        ("", "line 1, column 1"),
    ],
)
def test_an_error_says_line_and_column(text: str, place: str) -> None:
    with pytest.raises(QueryError) as caught:
        query.run(HELD, text)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "update",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX a: <http://a/> INSERT DATA { a:b a:c a:d }",
        "# SELECT\nclear all",
        "LOAD <http://example.org/>",
    ],
)
def test_updates_are_refused_by_name(update: str) -> None:
    with pytest.raises(QueryError, match="updates are refused"):
        query.run(HELD, update)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { ?a ?b ?c FILTER(?a<?b) SERVICE<http://x/>{ ?s ?p ?o } }",
        "SELECT * { { SELECT * { # {\n SERVICE <http://x/> { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p '''it's''' . SERVICE <http://x/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_wherever_it_hides(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query.run(HELD, text)


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p "SERVICE <http://x/> { }" }',
        "ASK { ?service ?p ?insert } # DELETE",
        "ASK { <http://x/SERVICE> ?p ?o }",
        "PREFIX service: <http://x/> ASK { service:delete ?p ?o }",
    ],
)
def test_a_word_in_a_string_name_or_comment_is_no_keyword(text: str) -> None:
    assert query.run(HELD, text).truth in (True, False)


def test_a_value_is_bound_as_a_term_and_never_as_text() -> None:
    text = "SELECT ?council { ?council cg:region ?region }"
    assert len(query.run(HELD, text, bindings={"region": ox.Literal("London")})) == 2
    evil = ox.Literal('London" } ; SERVICE <http://x/> { ?s ?p "')
    assert len(query.run(HELD, text, bindings={"region": evil})) == 0
    with pytest.raises(QueryError, match=r"no \?regio"):
        query.run(HELD, text, bindings={"regio": evil})


def test_a_value_counts_before_rows_are_counted() -> None:
    text = "SELECT (COUNT(?council) AS ?n) WHERE { ?council cg:region ?region }"
    bindings = {"council": ox.NamedNode(f"{BASE}id/council/hackney")}
    assert [row["n"] for row in query.run(HELD, text, bindings=bindings)] == [1]


@given(st.text())
def test_any_text_is_answered_or_refused_in_one_line(text: str) -> None:
    list(tokens(text))
    try:
        query.run(HELD, text)
    except QueryError as error:
        assert str(error)


def test_formats_hold_to_their_specifications() -> None:
    answer = query.run(HELD, 'SELECT ?c (3 AS ?n) ("a,\\"b\\"" AS ?t) { VALUES ?c { council:hackney } }')
    assert query.show(answer, "csv") == f'c,n,t\r\n{BASE}id/council/hackney,3,"a,""b"""\r\n'
    assert query.show(answer, "tsv") == f'?c\t?n\t?t\n<{BASE}id/council/hackney>\t3\t"a,\\"b\\""\n'
    parsed = ox.parse_query_results(query.show(answer, "json").encode(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(parsed, ox.QuerySolutions)
    assert [row["n"].value for row in parsed] == ["3"]
    with pytest.raises(QueryError, match="ttl"):
        query.show(answer, "ttl")
