"""How long it takes to propose pairs: 2,500 models and 20,000 organizations by default.

    python benchmarks/matching.py [--models 2500] [--organizations 20000]

The names are invented: models of common words, some printed in a second way; bodies of the units
of the packaged gazetteer, some abbreviated. It prints the seconds, and how many of the second ways
were proposed.
"""

from __future__ import annotations

import argparse
import random
import time

from lantoa.graph import statements
from lantoa.graph.matching import candidates
from lantoa.graph.places import Gazetteer, places_quads
from lantoa.graph.store import open_store
from lantoa.ontology.identity import model_iri, organization_iri
from lantoa.ontology.namespaces import PLACES_GRAPH
from lantoa.ontology.records import (
    Deployment,
    Evidence,
    Level,
    Model,
    ModelMention,
    Organization,
    Place,
    Reading,
    Role,
    Source,
)

_WORDS = [
    "an toàn",
    "bình yên",
    "kiểu mẫu",
    "không tội phạm",
    "hiểu luật",
    "đoàn kết",
    "văn minh",
    "an ninh trật tự",
    "tự quản",
    "tự phòng",
    "tiếng kẻng",
    "camera",
    "dòng họ",
    "liên gia",
    "cổng trường",
    "zalo",
    "tiếng loa",
    "xóm đạo",
    "bến sông",
    "chợ quê",
    "nhà trọ",
    "thanh niên",
    "phụ nữ",
    "nông dân",
    "người cao tuổi",
    "vùng biên",
    "ven biển",
    "phố cổ",
    "giáp ranh",
    "khu công nghiệp",
    "bến thuyền",
    "nương rẫy",
    "giao thông",
    "cháy nổ",
    "ma túy",
    "tín dụng",
    "hòa giải",
    "giờ giới nghiêm",
]
_HEADS = ("Tổ", "Câu lạc bộ", "Xóm", "Khu dân cư", "Tuyến đường", "Dòng họ", "Nhóm", "")
_BODIES = (
    ("Công an", "CA"),
    ("Ủy ban nhân dân", "UBND"),
    ("Hội Liên hiệp Phụ nữ", "Hội LHPN"),
    ("Hội Nông dân", "HND"),
    ("Hội Cựu chiến binh", "Hội CCB"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=int, default=2500)
    parser.add_argument("--organizations", type=int, default=20000)
    options = parser.parse_args()
    draw = random.Random(1)
    units = sorted(
        (u for u in Gazetteer.packaged() if u.level == Level.COMMUNE), key=lambda unit: unit.iri
    )
    units = draw.sample(units, options.organizations // 4)
    second_ways: set[frozenset[str]] = set()
    models: list[str] = []
    while len(models) < options.models:
        name = " ".join(filter(None, [draw.choice(_HEADS), *draw.sample(_WORDS, 3)]))
        if name not in models:
            models.append(name)
            if "an ninh trật tự" in name:
                models.append(name.replace("an ninh trật tự", "ANTT"))
                second_ways.add(frozenset(map(model_iri, models[-2:])))
    bodies: dict[str, Organization] = {}
    while len(bodies) < options.organizations:
        unit = draw.choice(units)
        place = Place(iri=unit.iri, name=unit.name, level=unit.level, path=(unit.name,), known=True)
        full, short = draw.choice(_BODIES)
        body = Organization(name=f"{full} {unit.name} {unit.code}", kind=None, place=place)
        bodies[body.iri] = body
        if draw.random() < 0.1:
            other = Organization(name=f"{short} {unit.name} {unit.code}", kind=None, place=place)
            bodies[other.iri] = other
            second_ways.add(frozenset((organization_iri(body.name), other.iri)))
    said = list(bodies.values())
    statements_of: list[ModelMention | Deployment] = []
    for number, name in enumerate(models):
        words = Evidence(
            start=number * 500, end=number * 500 + 9, quote=name, method="b", confidence=1
        )
        statements_of.append(ModelMention(model=Model(name=name), evidence=(words,)))
    for number, body in enumerate(said):
        model = Model(name=models[number % len(models)])
        statements_of.append(
            Deployment(model=model, place=body.place, roles=((body, Role.OPERATOR),))
        )
    source = Source(document="names.txt", text="", loader="benchmark/1")
    with open_store(None) as store:
        reading = Reading(source=source, statements=tuple(statements_of))
        places = places_quads({unit.iri for unit in units})
        store.replace_graphs({source.graph: statements.quads(reading), PLACES_GRAPH: places})
        for kind in ("models", "organizations"):
            start = time.perf_counter()
            found = candidates(store, [kind])
            seconds = time.perf_counter() - start
            pairs = {frozenset(candidate.pair) for candidate in found if candidate.score >= 0.9}
            wanted = {pair for pair in second_ways if f"/{kind[:-1]}/" in min(pair)}
            print(
                f"{kind}: {seconds:.1f} s, {len(found):,} pairs proposed, "
                f"{len(pairs):,} at 0.9 or more, "
                f"of {len(wanted):,} second ways {len(wanted & pairs):,}"
            )


if __name__ == "__main__":
    main()
