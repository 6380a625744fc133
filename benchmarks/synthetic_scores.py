"""How well the known lineage of a made-up country is found: netinf beside simple baselines.

    python benchmarks/synthetic_scores.py [--models 2500] [--deployments 124000] [--seed 1]
        [--settings] [--plot FILE.svg] [--json FILE]

Edges between provinces, between districts and between single units are asked for, and of the first
two the strong ones as well: those along which many models went. As many edges count as are true.
"Fixed ties" is another world, the one that netinf is made for, to tell the method from its match.
``--settings`` tries netinf's densities, rates and objectives beside its defaults (minutes of
processor time for the whole country).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from lantoa.synthesis import baselines, scoring
from lantoa.synthesis.country import make
from lantoa.synthesis.design import Design
from lantoa.synthesis.fixed_ties import fixed_ties

Notes = dict[str, Any]
#: What is asked: the units, the sizes of the models, how many models make an edge a true one, and
#: which dates the methods see.
QUESTIONS: tuple[tuple[str, tuple[int, int], int, str], ...] = (
    ("province", (2, 10**9), 1, "true"),
    ("province", (2, 10**9), 8, "true"),
    ("district", (2, 400), 1, "true"),
    ("district", (2, 400), 1, "told"),
    ("district", (2, 400), 2, "true"),
    ("unit", (20, 60), 1, "true"),
)
GUESSERS = (baselines.latest, baselines.nearest_in_space, baselines.nearest_in_hierarchy)
#: Settings of netinf besides its defaults (the exponential density, its rate from the data).
SETTINGS: tuple[dict[str, Any], ...] = (
    *({"rate": rate} for rate in (0.25, 0.5, 1.11, 3.0, 10.0)),
    {"transmission": "log-normal", "mu": -0.6, "sigma": 1.1},
    {"transmission": "rayleigh", "sigma": 1.0},
    {"transmission": "power-law", "alpha": 2.0, "lower": 0.003},
    {"objective": "snap"},
)
_POINTS = (0.1, 0.25, 0.5, 1.0)


def scores(
    models: int | None, deployments: int, seed: int, settings: tuple[dict[str, Any], ...] = ()
) -> list[Notes]:
    """Score every method on every question."""
    country = make(Design.of_size(deployments, models, seed))
    rows = []
    worlds = [
        (
            level if dates == "true" else f"{level}, {dates} dates",
            least,
            scoring.puzzle(country, level, sizes=sizes, dates=dates),  # type: ignore[arg-type]
            GUESSERS,
        )
        for level, sizes, least, dates in QUESTIONS
    ]
    for level, least, asked, guessers in (
        *worlds,
        ("fixed ties", 1, fixed_ties(seed), GUESSERS[:1]),
    ):
        true = asked.true_edges(least)
        if not true:
            continue
        question: Notes = {
            "level": level,
            "least": least,
            "units": len(asked.units),
            "items": len(asked.items),
            "adoptions": len(asked),
            "true_edges": len(true),
            "chance": len(true) / max(1, len(asked.units) * (len(asked.units) - 1)),
        }
        for guesser in guessers:
            start = time.process_time()
            guess = guesser(asked)
            spent = time.process_time() - start
            found = _scored(asked, true, scoring.by_votes(asked, guess), guess)
            rows.append(question | {"method": guesser.__name__, "seconds": spent} | found)
        for each in ({}, *settings):
            rows.append(question | _netinf(asked, true, each))
    for row in rows:
        if row["least"] > 1:  # of few edges no method can explain most adoptions
            row["hit_rate"] = None
    return rows


def _netinf(asked: scoring.Puzzle, true: set[scoring.Edge], settings: dict[str, Any]) -> Notes:
    from lantoa.graph.inference import Cascades, infer

    events = Cascades.from_columns(
        [asked.units[unit] for unit in asked.unit],
        [asked.items[item] for item in asked.item],
        asked.time,
    )
    start = time.process_time()
    found = infer(events, edges=max(1, len(true)), **settings)
    spent = time.process_time() - start
    names = {unit: number for number, unit in enumerate(asked.units)}
    said = {(each.item, each.unit): each.source for each in found.adoptions()}
    guess = np.array(
        [
            names.get(said.get((asked.items[item], asked.units[unit])) or "", -1)
            for unit, item in zip(asked.unit, asked.item, strict=True)
        ]
    )
    ranked = scoring.edges_of(asked, [(edge.source, edge.target) for edge in found.edges])
    told = " ".join(str(value) for pair in settings.items() for value in pair)
    return {
        "method": f"netinf {told}".strip(),
        "seconds": spent,
        "rate": found.settings["parameters"].get("rate"),
        **_scored(asked, true, ranked, guess),
    }


def _scored(
    asked: scoring.Puzzle, true: set[scoring.Edge], ranked: list[scoring.Edge], guess: Any
) -> Notes:
    ranked = ranked[: len(true)]  # for all methods alike
    precision, recall = scoring.precision_recall(ranked, true)
    at = [round(share * len(true)) - 1 for share in _POINTS]
    some = np.unique(np.linspace(0, max(0, len(ranked) - 1), 40).astype(int))
    return {
        "hit_rate": scoring.hit_rate(asked, guess),
        "average_precision": scoring.average_precision(ranked, true),
        "ranked": len(ranked),
        "points": [
            [round(float(precision[i]), 3), round(float(recall[i]), 3)]
            if 0 <= i < len(ranked)
            else None
            for i in at
        ],
        "curve": [
            [round(float(recall[i]), 4), round(float(precision[i]), 4)]
            for i in some
            if i < len(ranked)
        ],
    }


def tell_scores(rows: list[Notes]) -> None:
    """Print a table for each question."""
    question = None
    for row in rows:
        if (row["level"], row["least"]) != question:
            question = row["level"], row["least"]
            print(
                f"\nby {row['level']}: {row['units']:,} units, {row['items']:,} models, "
                f"{row['adoptions']:,} adoptions, {row['true_edges']:,} true edges (along which at "
                f"least {row['least']} went; {100 * row['chance']:.2g} % of all pairs)"
            )
            print(
                f"  {'method':44} {'hit rate':>8} {'avg prec':>8}   precision/recall after 10 %, "
                "25 %, 50 %, 100 % as many edges as are true"
            )
        points = "  ".join(f"{p[0]:.2f}/{p[1]:.2f}" if p else "-" for p in row["points"])
        numbers = "".join(
            f" {row[name]:8.3f}" if row[name] is not None else f" {'-':>8}"
            for name in ("hit_rate", "average_precision")
        )
        print(f"  {row['method']:44}{numbers}   {points}   ({row['seconds']:.1f} s)")


def plot(rows: list[Notes], path: Path) -> None:
    """Draw precision against recall, a panel for each question with few true pairs."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams |= {"svg.hashsalt": "lantoa", "svg.fonttype": "none", "font.size": 8}
    from matplotlib import pyplot as plt

    shown = [row for row in rows if row["chance"] < 0.3 and "," not in row["level"]]
    questions = list(dict.fromkeys((row["level"], row["least"]) for row in shown))
    figure, panels = plt.subplots(1, len(questions), figsize=(2.4 * len(questions), 2.6))
    styles = {
        "latest": ("#777777", ":"),
        "nearest_in_space": ("#0072b2", "-"),
        "nearest_in_hierarchy": ("#009e73", "--"),
        "netinf": ("#d55e00", "-."),
    }
    for panel, (level, least) in zip(np.atleast_1d(panels), questions, strict=True):
        own = [row for row in shown if (row["level"], row["least"]) == (level, least)]
        for row in own:
            if row["method"] in styles and row["curve"]:
                colour, dashes = styles[row["method"]]
                recall, precision = np.array(row["curve"]).T
                panel.plot(recall, precision, color=colour, linestyle=dashes, label=row["method"])
        panel.axhline(own[0]["chance"], color="black", linewidth=0.6)
        panel.set_title(f"{level}, {least} or more", fontsize=9)
        panel.set(xlabel="recall", xlim=(0, 1), ylim=(0, 1.02))
    np.atleast_1d(panels)[0].set_ylabel("precision")
    np.atleast_1d(panels)[-2 if len(questions) > 1 else 0].legend(fontsize=6, frameon=False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--models", type=int)
    parser.add_argument("--deployments", type=int, default=124_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--settings", action="store_true", help="also other settings of netinf")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    chosen = SETTINGS if options.settings else ()
    rows = scores(options.models, options.deployments, options.seed, chosen)
    tell_scores(rows)
    if options.plot:
        plot(rows, options.plot)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
