"""``lantoa network`` of units, models and organizations: what every edge tells, and the filters."""

import json

import pytest

KINDS = ("flows", "adoption", "places", "models", "organizations")
#: What every edge has, and what it is.
TOLD = {
    "weight": (int, float),
    "lower": (int, float),
    "upper": (int, float, type(None)),
    "earliest": (str, type(None)),
    "latest": (str, type(None)),
    "undated": int,
    "evidences": int,
    "standing": str,
    "said": int,
    "judged": int,
    "inferred": int,
}


def edges(run, *options):
    result = run("network", *options)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["edges"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_edge_tells_dates_bounds_evidence_and_who_says_so(run, kind):
    found = edges(run, kind)
    assert found
    for edge in found:
        for name, types in TOLD.items():
            assert isinstance(edge[name], types), name
        assert edge["upper"] is None or edge["lower"] <= edge["upper"]
        assert edge["evidences"] > 0
        assert edge[edge["standing"]] > 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "options",
    [
        ("--model", "tieng keng"),
        ("--theme", "drugs"),
        ("--place", "son la"),
        ("--period", "2015/2018"),
        ("--said-only",),
    ],
)
def test_every_filter_leaves_part_of_it(run, kind, options):
    def ends(found):
        return {tuple(sorted((edge["source"], edge["target"]))) for edge in found}

    assert ends(edges(run, kind, *options)) <= ends(edges(run, kind))


def test_a_group_with_named_members_counts_once(run):
    (edge,) = (e for e in edges(run, "flows", "--theme", "drugs"))
    assert (edge["lower"], edge["upper"], edge["weight"]) == (54, 54, 54)
    (had,) = (
        e
        for e in edges(run, "adoption", "--theme", "drugs", "--level", "province")
        if e["weight"] > 1
    )
    # The origin lies in the province too: nobody says whether it is one of the 54.
    assert (had["lower"], had["upper"]) == (54, 55)


def test_projections_are_of_the_adoptions(run):
    adoption = edges(run, "adoption", "--level", "province")
    for kind, side in (("places", "target"), ("models", "source")):
        shared = edges(run, kind, "--level", "province")
        known = {edge[side] for edge in adoption} | {
            edge["source" if side == "target" else "target"] for edge in adoption
        }
        assert {end for edge in shared for end in (edge["source"], edge["target"])} <= known
        assert all(0 < edge["jaccard"] <= 1 for edge in shared)
