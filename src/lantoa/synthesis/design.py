"""What a made-up country is like: every parameter of the synthesis, with its meaning.

The defaults give a movement of the size and shape that the project is made for. None is fitted
to data: they are plausible, and written here so that nobody takes them for findings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lantoa.errors import UserError

#: Deployments for each model where the number of models is not given: 124,000 over 2,500.
DEPLOYMENTS_PER_MODEL: Final = 49.6
#: The most deployments that one model may have: some more than half of the communes.
LARGEST_MODEL: Final = 6000


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "model"), counted(2500, "model")
    ('1 model', '2,500 models')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """From whom a unit takes a model over: shares of the ways from a unit of one level.

    Args:
        down: to a unit that it contains (a province: its districts, and at times a commune).
        up: to the unit that contains it: a district copies its own commune.
        near: to a neighbour of the same level, the nearer the likelier.
        far: to any unit of the country.
    """

    down: float = 0.0
    up: float = 0.0
    near: float = 0.0
    far: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A drive during which models of some themes start more often and spread faster.

    Args:
        name: its invented name.
        begins: the year, with its fraction, when it begins.
        years: how long it lasts.
        themes: the themes that it favours; none means all.
        speed: by how much everything goes faster meanwhile (1 = as ever).
    """

    name: str
    begins: float
    years: float
    themes: tuple[str, ...] = ()
    speed: float = 2.0


_CAMPAIGNS: Final = (
    Campaign(name="Xóm làng sáng đèn", begins=2008.5, years=1.0, themes=("crime-prevention",)),
    Campaign(name="Nhà nhà hiểu luật", begins=2012.25, years=1.25, themes=("legal-education",)),
    Campaign(name="Trường lớp không khói thuốc lạ", begins=2015.6, years=0.8, themes=("drugs",)),
    Campaign(name="Bếp lửa an toàn", begins=2018.0, years=1.0, themes=("fire-safety",)),
    Campaign(name="Số hóa giữ bình yên", begins=2021.75, years=1.5, themes=("technology",)),
    Campaign(name="Cả nước thi đua vì xóm phố bình yên", begins=2024.0, years=0.75, speed=1.6),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A synthetic movement.

    Args:
        models: how many models.
        deployments: how many named deployments, over all models; each model has at least one.
        seed: the same design and seed give the same country.
        first_year: the first models start on 1 January of it.
        last_year: nothing starts after 31 December of it.
        tail: exponent of the Pareto law of the models' ceilings; the smaller, the heavier.
        innovation: median and spread (of the logarithm) of Bass's p, per year.
        imitation: the same of Bass's q, per year.
        delay: mean time in years from an adoption to the one that copies it.
        decay: distance in km over which the pull of a neighbouring commune, district and province
            falls by the factor e.
        origins: shares of communes, districts and provinces among the first adopters.
        from_province, from_district, from_commune: where models go from a unit of each level.
        campaigns: the waves.
        site_share: share of commune deployments that a source tells of a hamlet in it.
        precisions: shares of dates that sources give as nothing, a year, a month, a day, an
            interval of years, about a year.
        said_share: share of the true replications that a source tells.
        again_share: share of deployments that a second source tells.
        conflict_share: share of those where it tells another date, or another origin.
        ended_share: share of deployments that are told to have been dissolved.
        group_share: groups of unnamed replicas for each named deployment.
        recognition_share: recognitions for each named deployment.
        per_source: mean number of deployments that one source tells.

    Raises:
        UserError: the numbers do not fit each other.

    >>> Design(models=20, deployments=1000).models
    20
    """

    models: int = 2500
    deployments: int = 124_000
    seed: int = 1
    first_year: int = 2005
    last_year: int = 2025
    tail: float = 1.05
    innovation: tuple[float, float] = (0.012, 0.5)
    imitation: tuple[float, float] = (0.55, 0.35)
    delay: float = 0.9
    decay: tuple[float, float, float] = (9.0, 35.0, 150.0)
    origins: tuple[float, float, float] = (0.6, 0.25, 0.15)
    from_province: Channels = field(
        default_factory=lambda: Channels(down=0.78, near=0.14, far=0.08)
    )
    from_district: Channels = field(
        default_factory=lambda: Channels(down=0.64, up=0.14, near=0.16, far=0.06)
    )
    from_commune: Channels = field(default_factory=lambda: Channels(up=0.26, near=0.66, far=0.08))
    campaigns: tuple[Campaign, ...] = _CAMPAIGNS
    site_share: float = 0.1
    precisions: tuple[float, float, float, float, float, float] = (
        0.12, 0.3, 0.3, 0.16, 0.09, 0.03,
    )  # fmt: skip
    said_share: float = 0.55
    again_share: float = 0.08
    conflict_share: float = 0.6
    ended_share: float = 0.03
    group_share: float = 0.03
    recognition_share: float = 0.04
    per_source: float = 8.0

    def __post_init__(self) -> None:
        if self.models < 1 or self.deployments < 1:
            raise UserError("Ask for at least one model and one deployment.")
        if self.deployments < self.models:
            raise UserError(
                f"{counted(self.deployments, 'deployment')} cannot be shared by "
                f"{self.models:,} models: each needs one of its own; ask for at most "
                f"{counted(self.deployments, 'model')}."
            )
        if self.deployments > self.models * LARGEST_MODEL:
            least = -(-self.deployments // LARGEST_MODEL)
            raise UserError(
                f"{self.deployments:,} deployments are too many for "
                f"{counted(self.models, 'model')}: one has at most {LARGEST_MODEL:,}; ask for at "
                f"least {least:,} models."
            )
        if self.seed < 0:
            raise UserError("A seed is a whole number from 0 on.")
        if not 1945 <= self.first_year <= self.last_year <= 2100:
            raise UserError("The years run from a first to a last one between 1945 and 2100.")

    @classmethod
    def of_size(cls, deployments: int, models: int | None = None, seed: int = 1) -> Design:
        """Return the default design at another size.

        Args:
            deployments: how many named deployments.
            models: how many models; by default one for 49.6 deployments, as in the whole country.
            seed: the seed.

        >>> Design.of_size(124_000).models, Design.of_size(10).models
        (2500, 1)
        """
        if models is None:
            models = max(1, round(deployments / DEPLOYMENTS_PER_MODEL))
        return cls(models=models, deployments=deployments, seed=seed)
