"""A graph of any size in the shape of a real one: invented, deterministic, marked synthetic.

    python benchmarks/generate.py FILE.nq [--quads 200000] [--seed 1]

Places are those of the packaged gazetteer, names of models are made of common words (and two of
the example models, so that the queries' examples find something); all else comes out of a
seeded generator. Each report is a source of its own with evidence, as a loader would make it:
:func:`readings` yields records, and their RDF is that of :mod:`lantoa.graph.statements`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from lantoa.graph import statements
from lantoa.graph.places import Gazetteer, places_quads
from lantoa.ontology.identity import named
from lantoa.ontology.records import (
    Amount,
    AnyStatement,
    Bound,
    CampaignMention,
    Deployment,
    DeploymentGroup,
    Evidence,
    Gathering,
    Level,
    Mandate,
    Measure,
    Measurement,
    Model,
    ModelMention,
    Organization,
    OrganizationMention,
    Place,
    PlaceMention,
    Reading,
    RecipientKind,
    Recognition,
    Replication,
    Role,
    Source,
    Status,
)
from lantoa.ontology.time import TimeSpan

#: Models of the example reports, which the examples of the queries ask for.
KNOWN_MODELS = (
    Model(name="Tiếng kẻng vây bắt tội phạm", themes=("crime-prevention",)),
    Model(name="Nhà trường an toàn không ma túy", themes=("drugs",)),
)
#: Units of the old map that every generated graph uses, for the same reason.
KNOWN_UNITS = ("tỉnh Hòa Bình", "huyện Lương Sơn", "huyện Mai Châu")
_WHAT = (
    "Tổ tự quản",
    "Cổng",
    "Dòng họ",
    "Khu dân cư",
    "Câu lạc bộ",
    "Camera",
    "Xóm",
    "Tuyến đường",
)
_HOW = ("an toàn", "bình yên", "kiểu mẫu", "không tội phạm", "hiểu luật", "đoàn kết", "văn minh")
_WHOM = (
    "của thanh niên",
    "của phụ nữ",
    "của nông dân",
    "vùng biên",
    "ven sông",
    "phố cổ",
    "chợ quê",
)
_THEMES = ("crime-prevention", "drugs", "traffic", "fire-safety", "family", "technology")
_SETTINGS = ("residential-area", "school", "parish", "enterprise", "market", "border")
_AWARDS = (
    ("Bằng khen", "certificate-of-merit"),
    ("Giấy khen", "commendation"),
    ("Cờ thi đua", "emulation-flag"),
    ("biểu dương", "praise"),
)
_UNITS = ("điểm", "đơn vị mô hình", "khu dân cư", "hộ")
_YEARS = range(2005, 2026)
_METHOD = "synthetic/1"
_BODIES = (
    Organization(name="Bộ Công an", kind="ministry"),
    Organization(name="Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", kind="fatherland-front"),
)


def generate(quads: int, seed: int) -> Iterator[Quad]:
    """Yield the places, then whole reports until there are `quads` quads or a few more.

    The same arguments give the same quads. A quad may come twice.
    """
    world = _World(seed)
    made = 0
    for quad in places_quads(world.places):
        made += 1
        yield quad
    while made < quads:
        for quad in statements.quads(world.report()):
            made += 1
            yield quad


def readings(count: int, seed: int) -> Iterator[Reading]:
    """Yield `count` reports as records."""
    world = _World(seed)
    for _ in range(count):
        yield world.report()


def write_nquads(file: Path, quads: int, *, seed: int) -> int:
    """Write about `quads` quads as N-Quads and return how many."""
    made = list(dict.fromkeys(generate(quads, seed)))
    file.write_bytes(serialize(made, format=RdfFormat.N_QUADS) or b"")
    return len(made)


class _World:
    """What the reports have in common: models, places, and the deployments so far."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        gazetteer = Gazetteer.packaged()
        units = sorted(gazetteer, key=lambda unit: unit.iri)
        old = [u for u in units if u.level == Level.COMMUNE and not u.iri.endswith("-2025")]
        new = [u for u in units if u.level == Level.COMMUNE and u.iri.endswith("-2025")]
        picked = self._random.sample(old, 320) + self._random.sample(new, 80)
        self._communes = [gazetteer.place(unit.iri) for unit in picked]
        self._home: dict[str, Place] = {}
        for unit in picked:
            province = next(p for p in gazetteer.parents(unit.iri) if p.level == Level.PROVINCE)
            self._home[unit.iri] = gazetteer.place(province.iri)
        known = [gazetteer.find(name)[0] for name in KNOWN_UNITS]
        self._known = [gazetteer.place(unit.iri) for unit in known]
        names = [f"{a} {b} {c}" for a in _WHAT for b in _HOW for c in _WHOM]
        self.places = sorted({p.iri for p in (*self._known, *self._communes, *self._home.values())})
        self._models = list(KNOWN_MODELS) + [
            Model(name=name, themes=(self._random.choice(_THEMES),)) for name in sorted(names)
        ]
        self._deployed: dict[str, list[Deployment]] = {}
        self._number = 0

    def report(self) -> Reading:
        """Return the next report."""
        self._number += 1
        text = _Text(self._random)
        said: list[AnyStatement] = []
        home = self._home[self._random.choice(self._communes).iri]
        police = Organization(name=f"Công an {home.name}", kind="police", place=home)
        year = self._random.choice(_YEARS)
        for _ in range(self._random.randint(2, 5)):
            said += self._about_model(text, home, police)
        said += self._about_province(text, home, police, year)
        source = Source(
            document=f"synthetic/{self._number:06}.txt",
            text=text.text,
            loader=_METHOD,
            title=f"Bản tin số {self._number}",
            publisher=f"Báo {home.name}",
            published=TimeSpan.day(dt.date(year, self._random.randint(1, 12), 15)),
            home=home,
            synthetic=True,
        )
        return Reading(source=source, statements=tuple(said))

    def _model(self) -> Model:
        # A few models are everywhere and most are rare, as in life.
        index = int(len(self._models) * self._random.random() ** 3)
        return self._models[index]

    def _place(self, number: int) -> Place:
        pick = self._random.random()
        if number < 3:
            return self._known[number]
        commune = self._random.choice(self._communes)
        if pick < 0.15:
            name = f"thôn {self._random.randint(1, 9)}"
            return Place(
                iri=named("place", name, commune.iri),
                name=name,
                level=Level.SETTLEMENT,
                path=(name, *commune.path),
                within=commune.iri,
            )
        return commune

    def _time(self) -> TimeSpan | None:
        pick, year = self._random.random(), self._random.choice(_YEARS)
        if pick < 0.25:
            return None
        if pick < 0.6:
            return TimeSpan.parse(str(year))
        if pick < 0.85:
            return TimeSpan.parse(f"{year}-{self._random.randint(1, 12):02}")
        if pick < 0.95:
            return TimeSpan.parse(f"{year}-{self._random.randint(1, 12):02}-11")
        return TimeSpan.parse(f"{year}/{year + 4}")

    def _amount(self, most: int) -> Amount:
        value = self._random.randint(5, most)
        bound = self._random.choice((Bound.EXACT, Bound.EXACT, *Bound))
        return Amount(value=Decimal(value), bound=bound, text=str(value))

    def _about_model(self, text: _Text, home: Place, police: Organization) -> list[AnyStatement]:
        model = self._model()
        known = self._deployed.setdefault(model.iri, [])
        committee = Organization(name=f"UBND {home.name}", kind="people-committee", place=home)
        ended = TimeSpan.parse("2024") if self._random.random() < 0.05 else None
        deployment = Deployment(
            model=model,
            place=self._place(len(known)),
            started=self._time(),
            ended=ended,
            status=Status.DISSOLVED if ended else Status.ACTIVE,
            setting=self._random.choice((None, *_SETTINGS)),
            roles=((police, Role.ADVISER), (committee, self._random.choice(list(Role)))),
            evidence=(text.line(f"Mô hình “{model.name}” có ở {home.name}."),),
        )
        said: list[AnyStatement] = [
            ModelMention(model=model, evidence=(text.line(f"“{model.name}”"),)),
            deployment,
        ]
        if known and self._random.random() < 0.7:
            origin = self._random.choice(known)
            # Only the one way, or the lineage would have loops.
            if all(deployment.iri != other.iri for other in known):
                said.append(
                    Replication(
                        model=model,
                        origin=Deployment(model=model, place=origin.place),
                        targets=(deployment,),
                        when=deployment.started,
                        evidence=(text.line(f"“{model.name}” được nhân rộng."),),
                    )
                )
        if self._random.random() < 0.3:
            group = DeploymentGroup(
                model=model,
                amount=self._amount(90),
                unit=self._random.choice(_UNITS),
                area=home,
                when=self._time(),
                members=(deployment.iri,) if self._random.random() < 0.3 else (),
            )
            origin = self._random.choice([*known, deployment])
            said.append(
                Replication(
                    model=model,
                    origin=None
                    if origin.iri in group.members
                    else Deployment(model=model, place=origin.place),
                    group=group,
                    when=group.when,
                    additional=self._random.random() < 0.1,
                    evidence=(text.line(f"Nay có {group.amount.text} {group.unit}."),),
                )
            )
        if self._random.random() < 0.3:
            award, kind = self._random.choice(_AWARDS)
            said.append(
                Recognition(
                    recipient=model.name,
                    recipient_kind=RecipientKind.MODEL,
                    award=award,
                    award_kind=kind,
                    model=model,
                    conferred_by=(self._random.choice((police, *_BODIES)),),
                    when=self._time(),
                    evidence=(text.line(f"“{model.name}” được tặng {award}."),),
                )
            )
        if all(deployment.iri != other.iri for other in known):
            known.append(deployment)
        return said

    def _about_province(
        self, text: _Text, home: Place, police: Organization, year: int
    ) -> list[AnyStatement]:
        when = TimeSpan.parse(str(year))
        amount = self._amount(3000)
        said: list[AnyStatement] = [
            Measurement(
                measure=self._random.choice((*[Measure.SITES] * 8, *Measure)),
                amount=amount,
                unit=self._random.choice((*[_UNITS[0]] * 8, *_UNITS)),
                place=home,
                when=when,
                evidence=(text.line(f"Toàn tỉnh có {amount.text}."),),
            ),
            OrganizationMention(organization=police, evidence=(text.line(police.name),)),
            PlaceMention(place=home, evidence=(text.line(home.name),)),
            CampaignMention(
                name="Toàn dân bảo vệ an ninh Tổ quốc",
                evidence=(text.line("Toàn dân bảo vệ an ninh Tổ quốc"),),
            ),
        ]
        if self._random.random() < 0.3:
            said.append(
                Gathering(
                    kind="festival",
                    name="Ngày hội",
                    organizers=(police,),
                    place=home,
                    when=when,
                    evidence=(text.line("Ngày hội được tổ chức."),),
                )
            )
        if self._random.random() < 0.1:
            title = f"Chỉ thị số {self._random.randint(1, 60)} năm {year}"
            said.append(
                Mandate(
                    title=title,
                    issuer=_BODIES[0],
                    when=when,
                    evidence=(text.line(title),),
                )
            )
        if self._random.random() < 0.2:
            said.append(
                Recognition(
                    recipient="tập thể và cá nhân",
                    recipient_kind=RecipientKind.MIXED,
                    award="Giấy khen",
                    award_kind="commendation",
                    conferred_by=(police,),
                    amount=self._amount(100),
                    when=when,
                    evidence=(text.line("Công an tỉnh tặng Giấy khen."),),
                )
            )
        return said


class _Text:
    """A report's text, line by line, and the evidence that points into it."""

    def __init__(self, rng: random.Random) -> None:
        self.text = ""
        self._random = rng

    def line(self, sentence: str) -> Evidence:
        start = len(self.text)
        self.text += sentence + "\n"
        return Evidence(
            start=start,
            end=start + len(sentence),
            quote=sentence,
            method=_METHOD,
            confidence=self._random.choice((0.7, 0.8, 0.9, 0.99)),
        )


def main() -> None:
    """Write a generated graph to a file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--quads", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    count = write_nquads(options.file, options.quads, seed=options.seed)
    print(f"{count:,} quads in {options.file}")


if __name__ == "__main__":
    main()
