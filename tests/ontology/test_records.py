"""Deterministic identity of what is read."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from lantoa.ontology.identity import digest, model_iri, source_graph_iri, source_iri
from lantoa.ontology.records import (
    Amount,
    Bound,
    Deployment,
    DeploymentGroup,
    Evidence,
    Measure,
    Measurement,
    Model,
    Organization,
    Role,
)
from lantoa.ontology.time import TimeSpan
from tests.small_world import CHIENG_CHAU, HOA_BINH, TAN_THANH


def evidence(quote: str) -> Evidence:
    return Evidence(start=0, end=len(quote), quote=quote, method="hand", confidence=1.0)


def test_a_deployment_is_its_model_and_its_place():
    model = Model(name="Tiếng kẻng")
    told = Deployment(model=model, place=TAN_THANH, started=TimeSpan.parse("2016"))
    told_otherwise = Deployment(
        model=Model(name="“tiếng kẻng”"),
        place=TAN_THANH,
        started=TimeSpan.parse("2015"),
        evidence=(evidence("x"),),
    )
    assert told.iri == told_otherwise.iri
    assert told.iri != Deployment(model=model, place=CHIENG_CHAU).iri


def test_without_a_place_the_operators_tell_deployments_apart():
    model = Model(name="5 không")
    farmers = Deployment(
        model=model, area=HOA_BINH, roles=((Organization(name="Hội Nông dân"), Role.OPERATOR),)
    )
    women = Deployment(
        model=model, area=HOA_BINH, roles=((Organization(name="Hội Phụ nữ"), Role.OPERATOR),)
    )
    assert farmers.iri != women.iri


def test_numbers_of_other_bounds_are_other_statements():
    def group(bound: Bound) -> DeploymentGroup:
        return DeploymentGroup(amount=Amount(value=Decimal(54), bound=bound), unit="đơn vị")

    assert group(Bound.EXACT).iri != group(Bound.OVER).iri


def test_equal_numbers_printed_two_ways_are_one_statement():
    def measurement(value: str, text: str) -> Measurement:
        return Measurement(
            measure=Measure.SITES, amount=Amount(value=Decimal(value), text=text), unit="đơn vị"
        )

    assert measurement("1200000", "1,2 triệu").iri == measurement("1.2E+6", "1.200.000").iri


@given(st.lists(st.text()), st.lists(st.text()))
def test_digests_of_other_parts_differ(one, other):
    assert (digest(*one) == digest(*other)) == ("\x1f".join(one) == "\x1f".join(other))


@given(st.text(min_size=1))
def test_names_make_iris_that_sparql_accepts(name):
    for iri in (model_iri(name), source_iri(name), source_graph_iri(name)):
        NamedNode(iri)
