"""How long an influence takes: densities of the time between an adoption and the next.

Each density also knows its logarithm, which is what likelihoods add up, from the formula: far out
a density is smaller than the smallest number, and its logarithm is not.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from lantoa.errors import UserError

Floats = NDArray[np.float64]


class Transmission(ABC):
    """A density f of the interval between the adoption of a source and that of its target."""

    #: The name that ``--transmission`` takes.
    name: ClassVar[str]

    @abstractmethod
    def density(self, interval: float) -> float:
        """Return f of one interval > 0; zero where it is too small for a number."""

    @abstractmethod
    def log_density(self, interval: Floats) -> Floats:
        """Return log f of intervals.

        Args:
            interval: intervals > 0, of any shape, in the unit that the parameters are in.

        Returns:
            An array of the same shape; -inf where f is zero.
        """

    @abstractmethod
    def parameters(self) -> dict[str, float]:
        """Return the parameters by name."""


@dataclass(frozen=True, slots=True)
class Exponential(Transmission):
    """f(x) = rate exp(-rate x), whose mean is 1/rate.

    ``params`` of R's NetworkInference and ``alpha`` of SNAP are this rate.

    >>> round(float(Exponential(0.5).log_density(np.array([2.0]))[0]), 12)
    -1.69314718056
    """

    rate: float
    name: ClassVar[str] = "exponential"

    def __post_init__(self) -> None:
        _positive("rate", self.rate)

    def density(self, interval: float) -> float:
        """Return rate exp(-rate x)."""
        return self.rate * math.exp(-self.rate * interval)

    def log_density(self, interval: Floats) -> Floats:
        """Return log rate - rate x."""
        return math.log(self.rate) - self.rate * interval

    def parameters(self) -> dict[str, float]:
        """Return the rate, in one over the unit of time."""
        return {"rate": self.rate}


@dataclass(frozen=True, slots=True)
class Rayleigh(Transmission):
    """f(x) = x/sigma^2 exp(-x^2 / (2 sigma^2)), which is largest at sigma.

    ``params`` of R's NetworkInference is this sigma; SNAP's ``alpha`` is 1/sigma^2
    (:meth:`of_alpha`), so that f(x) = alpha x exp(-alpha x^2 / 2).

    >>> Rayleigh.of_alpha(0.04)
    Rayleigh(sigma=5.0)
    """

    sigma: float
    name: ClassVar[str] = "rayleigh"

    def __post_init__(self) -> None:
        _positive("sigma", self.sigma)

    @classmethod
    def of_alpha(cls, alpha: float) -> Rayleigh:
        """Return the density that SNAP calls by alpha = 1/sigma^2."""
        _positive("alpha", alpha)
        return cls(1 / math.sqrt(alpha))

    def density(self, interval: float) -> float:
        """Return x/sigma^2 exp(-x^2 / (2 sigma^2))."""
        square = self.sigma**2
        return interval / square * math.exp(-(interval**2) / (2 * square))

    def log_density(self, interval: Floats) -> Floats:
        """Return log x - 2 log sigma - x^2 / (2 sigma^2)."""
        scaled = interval / self.sigma
        return np.log(interval) - 2 * math.log(self.sigma) - scaled * scaled / 2

    def parameters(self) -> dict[str, float]:
        """Return sigma, in the unit of time."""
        return {"sigma": self.sigma}


@dataclass(frozen=True, slots=True)
class LogNormal(Transmission):
    """f(x) = 1/(x sigma sqrt(2 pi)) exp(-(log x - mu)^2 / (2 sigma^2)).

    ``params`` of R's NetworkInference are (mu, sigma): mean and standard deviation of log x.

    >>> round(float(LogNormal(0.0, 1.0).log_density(np.array([1.0]))[0]), 12)
    -0.918938533205
    """

    mu: float
    sigma: float
    name: ClassVar[str] = "log-normal"

    def __post_init__(self) -> None:
        if not math.isfinite(self.mu):
            raise UserError(f"The parameter mu must be a number, not {self.mu}.")
        _positive("sigma", self.sigma)

    def density(self, interval: float) -> float:
        """Return 1/(x sigma sqrt(2 pi)) exp(-(log x - mu)^2 / (2 sigma^2))."""
        power = (math.log(interval) - self.mu) ** 2 / (2 * self.sigma**2)
        return 1 / (interval * self.sigma * math.sqrt(2 * math.pi)) * math.exp(-power)

    def log_density(self, interval: Floats) -> Floats:
        """Return -log x - log(sigma sqrt(2 pi)) - (log x - mu)^2 / (2 sigma^2)."""
        logarithm = np.log(interval)
        scaled = (logarithm - self.mu) / self.sigma
        constant = math.log(self.sigma) + math.log(2 * math.pi) / 2
        return -logarithm - constant - scaled * scaled / 2

    def parameters(self) -> dict[str, float]:
        """Return mu and sigma, of the logarithm of the time."""
        return {"mu": self.mu, "sigma": self.sigma}


@dataclass(frozen=True, slots=True)
class PowerLaw(Transmission):
    """f(x) = (alpha - 1)/lower (x/lower)^-alpha from the lower cut on, zero below it.

    A power law has no density without a lower cut: its integral from 0 is infinite. SNAP all the
    same takes (alpha - 1) x^-alpha for every x > 0, however small; that is ``lower`` None, the
    default, so that its results can be had. From 1 on it is the density with ``lower`` 1.

    >>> PowerLaw(2.0).log_density(np.array([0.5]))
    array([1.38629436])
    >>> PowerLaw(2.0, lower=1.0).log_density(np.array([0.5, 1.0]))
    array([-inf,   0.])
    """

    alpha: float
    lower: float | None = None
    name: ClassVar[str] = "power-law"

    def __post_init__(self) -> None:
        if not (math.isfinite(self.alpha) and self.alpha > 1):
            raise UserError(f"The parameter alpha must be a number over 1, not {self.alpha}.")
        if self.lower is not None:
            _positive("lower", self.lower)

    def density(self, interval: float) -> float:
        """Return (alpha - 1)/lower (x/lower)^-alpha, zero below the cut."""
        if self.lower is None:
            return (self.alpha - 1) * math.pow(interval, -self.alpha)
        if interval < self.lower:
            return 0.0
        return (self.alpha - 1) / self.lower * math.pow(interval / self.lower, -self.alpha)

    def log_density(self, interval: Floats) -> Floats:
        """Return log(alpha - 1) - log lower - alpha log(x/lower), -inf below the cut."""
        lower = 1.0 if self.lower is None else self.lower
        constant = math.log(self.alpha - 1) - math.log(lower)
        density = constant - self.alpha * np.log(interval / lower)
        if self.lower is None:
            return density
        return np.where(interval >= lower, density, -np.inf)

    def parameters(self) -> dict[str, float]:
        """Return alpha, and the lower cut in the unit of time if there is one."""
        return {"alpha": self.alpha} | ({} if self.lower is None else {"lower": self.lower})


#: The parameters of each density, in the order in which NetworkInference's ``params`` has them.
TRANSMISSIONS: dict[str, tuple[str, ...]] = {
    "exponential": ("rate", "alpha"),
    "rayleigh": ("sigma", "alpha"),
    "log-normal": ("mu", "sigma"),
    "power-law": ("alpha", "lower"),
}
#: What each density needs, for messages.
_NEEDS = {
    "exponential": "rate (SNAP calls it alpha)",
    "rayleigh": "either sigma or alpha (1/sigma^2, as in SNAP)",
    "log-normal": "mu and sigma",
    "power-law": "alpha, and lower if there is a least time",
}


def transmission(name: str, **parameters: float | None) -> Transmission:
    """Return a density by its name and parameters.

    Args:
        name: one of :data:`TRANSMISSIONS`, with or without its hyphen.
        parameters: ``rate`` of the exponential, ``sigma`` of the Rayleigh, or of either SNAP's
            ``alpha``; ``mu`` and ``sigma`` of the log-normal; ``alpha`` and, if wanted, ``lower``
            of the power law. None is as good as not given.

    Raises:
        UserError: no such density, a parameter that it lacks or does not have, or out of range.

    >>> transmission("lognormal", mu=1, sigma=1)
    LogNormal(mu=1.0, sigma=1.0)
    """
    known = canonical(name)
    given = {key: _number(key, value) for key, value in parameters.items() if value is not None}
    if wrong := sorted(given.keys() - set(TRANSMISSIONS[known])):
        raise UserError(f"The {known} density has no parameter {wrong[0]}; give {_NEEDS[known]}.")
    if known == "exponential" and len(given) == 1:
        return Exponential(*given.values())
    if known == "rayleigh" and len(given) == 1:
        return Rayleigh(given["sigma"]) if "sigma" in given else Rayleigh.of_alpha(given["alpha"])
    if known == "log-normal" and len(given) == 2:
        return LogNormal(given["mu"], given["sigma"])
    if known == "power-law" and "alpha" in given:
        return PowerLaw(given["alpha"], given.get("lower"))
    raise UserError(f"The {known} density needs {_NEEDS[known]}.")


def named_parameters(name: str, values: Sequence[float]) -> dict[str, float]:
    """Return parameters by name that are given in the order of NetworkInference's ``params``.

    Args:
        name: one of :data:`TRANSMISSIONS`.
        values: the rate of the exponential; sigma of the Rayleigh; mu and sigma of the log-normal;
            alpha, and lower if wanted, of the power law.

    Raises:
        UserError: there is no such density, or it has not so many parameters.

    >>> named_parameters("log-normal", [1, 0.5])
    {'mu': 1, 'sigma': 0.5}
    """
    known = canonical(name)
    least, most = {"log-normal": (2, 2), "power-law": (1, 2)}.get(known, (1, 1))
    if not least <= len(values) <= most:
        raise UserError(f"The {known} density needs {_NEEDS[known]}; {len(values)} are given.")
    return dict(zip(TRANSMISSIONS[known], values, strict=False))


def canonical(name: str) -> str:
    """Return the name of a density as :data:`TRANSMISSIONS` has it.

    >>> canonical("Power_Law"), canonical("exp"), canonical("power")
    ('power-law', 'exponential', 'power-law')

    Raises:
        UserError: there is none of that name.
    """
    plain = name.lower().replace("_", "").replace("-", "").replace(" ", "")
    for known in TRANSMISSIONS:
        if plain in {known.replace("-", ""), known.partition("-")[0], known[:3]}:
            return known
    raise UserError(f"{name!r} is no transmission density; choose from {', '.join(TRANSMISSIONS)}.")


def _number(name: str, value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise UserError(f"The parameter {name} must be a number, not {value!r}.") from error


def _positive(name: str, value: float) -> None:
    if not (math.isfinite(value) and value > 0):
        raise UserError(f"The parameter {name} must be a number over 0, not {value}.")
