"""Least squares for growth curves: the search, and what says whether it ended anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from lantoa.graph.diffusion.growth_model import GrowthModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: What a point costs where the curve is no number.
_WALL = 1e6
#: Parameters are not told apart where the Jacobian's columns are this near to dependent.
_DEPENDENT = 1e-6
#: The residuals are at a right angle to the tangent plane: the cosine that counts as one.
_RIGHT_ANGLE = 1e-5
#: A share so near to 0 or 1 tells nothing of the course between them.
_EDGE = 1e-9
#: A free ceiling so many times above the data is no estimate.
_FAR = 10.0


class Search:
    """Minimises the squares of a model against data; the ceiling is given or free."""

    def __init__(
        self, model: GrowthModel, times: Floats, values: Floats, ceiling: float | None
    ) -> None:
        self.model, self.times, self.values, self.ceiling = model, times, values, ceiling
        self._positive = np.array([*model.positive, *([True] if ceiling is None else [])])

    @property
    def positive(self) -> tuple[bool, ...]:
        """Which parameters must be above 0."""
        return tuple(self._positive.tolist())

    def split(self, parameters: Sequence[float] | Floats) -> tuple[Sequence[float], float]:
        """Return the parameters of the curve, and the ceiling."""
        plain = [float(value) for value in parameters]
        return (plain[:-1], plain[-1]) if self.ceiling is None else (plain, self.ceiling)

    def fitted(self, parameters: Floats, times: Floats | None = None) -> Floats:
        """Return the curve at the data's times, or at others."""
        curve, ceiling = self.split(parameters)
        with np.errstate(all="ignore"):
            return self.model.value(self.times if times is None else times, curve, ceiling)

    def jacobian(self, parameters: Floats, times: Floats | None = None) -> Floats:
        """Return the derivatives of the curve by each parameter that is searched."""
        curve, ceiling = self.split(parameters)
        at = self.times if times is None else times
        with np.errstate(all="ignore"):
            return self.model.jacobian(at, curve, ceiling, free=self.ceiling is None)

    def starts(self) -> list[Floats]:
        """Return parameters to begin from."""
        if self.ceiling is not None:
            return [np.array(s) for s in self.model.starts(self.times, self.values / self.ceiling)]
        most = float(self.values.max())
        return [
            np.array([*start, ceiling])
            for ceiling in (1.05 * most, 2 * most)
            for start in self.model.starts(self.times, self.values / ceiling)
        ]

    def best(self) -> tuple[Floats, bool]:
        """Return the best parameters found, and whether the search for them came to an end.

        The starts that are nearest to the data are searched from, others only if those fail.
        """
        starts = sorted(self.starts(), key=self._distance)
        found: list[tuple[float, Floats, bool]] = []
        for first in range(0, len(starts), 3):
            for start in starts[first : first + 3]:
                parameters, ended = self.from_start(start)
                found.append((self._distance(parameters), parameters, ended))
            nearest = min(distance for distance, *_ in found)
            best = [f for f in found if f[0] <= nearest * (1 + 1e-6) + 1e-300]
            ended_best = [f for f in best if f[2]]
            if ended_best:
                return min(ended_best, key=lambda f: f[0])[1], True
            if all(self._is_far(parameters) for _, parameters, _ in best):
                break  # other starts would go the same way
        return min(found, key=lambda f: f[0])[1], False

    def _is_far(self, parameters: Floats) -> bool:
        """Whether a free ceiling lies beyond what data can tell."""
        return self.ceiling is None and bool(parameters[-1] > _FAR * self.values[-1])

    def _distance(self, parameters: Floats) -> float:
        squares = float(((self.fitted(parameters) - self.values) ** 2).sum())
        return squares if np.isfinite(squares) else np.inf

    def from_start(
        self, start: Floats, values: Floats | None = None, *, most: int = 400
    ) -> tuple[Floats, bool]:
        """Return where the search from a start ends, and whether it does.

        Args:
            start: parameters to begin from.
            values: other data at the same times, as a bootstrap has them.
            most: the most evaluations of the curve.
        """
        from scipy.optimize import leastsq

        data = self.values if values is None else values

        def inside(x: Floats) -> Floats:
            return np.where(self._positive, np.exp(np.clip(x, -200, 200)), x)

        def residuals(x: Floats) -> Floats:
            found = self.fitted(inside(x)) - data
            if np.isfinite(found).all():
                return found  # as nearly always, and much faster
            return np.nan_to_num(found, nan=_WALL, posinf=_WALL, neginf=-_WALL)

        def slopes(x: Floats) -> Floats:
            parameters = inside(x)
            found = self.jacobian(parameters) * np.where(self._positive, parameters, 1.0)
            if np.isfinite(found).all():
                return found
            return np.nan_to_num(found, nan=0.0, posinf=_WALL, neginf=-_WALL)

        begin = np.where(self._positive, np.log(np.maximum(start, 1e-12)), start)
        with np.errstate(all="ignore"):
            x, *_, code = leastsq(
                residuals, begin, Dfun=slopes, full_output=True, xtol=1e-12, ftol=1e-14, maxfev=most
            )
        found = inside(x)
        return found, code in {1, 2, 3, 4} and bool(np.isfinite(self.fitted(found)).all())

    def standard(self, parameters: Floats) -> Floats:
        """Return the parameters of the same curve whose ceiling is where the curve ends."""
        curve, ceiling = self.split(parameters)
        if self.ceiling is not None or self.model.mirror is None:
            return parameters
        curve, ceiling = self.model.mirror(curve, ceiling)
        return np.array([*curve, ceiling])

    def covariance(self, parameters: Floats, variance: float) -> Floats:
        """Return variance (J'J)^-1, from columns of one length so that no small one is lost."""
        slopes = self.jacobian(parameters)
        lengths = np.linalg.norm(slopes, axis=0)
        inverse = np.linalg.pinv(slopes / lengths) / lengths[:, None]
        found: Floats = variance * (inverse @ inverse.T)
        return found

    def why_not(self, parameters: Floats) -> str | None:
        """Return why parameters are no least-squares estimate; None if they are one."""
        if self._is_far(parameters):
            return (
                "the data do not show where growth ends: the ceiling would be more than "
                f"{_FAR:g} times what has been reached"
            )
        curve, _ = self.split(parameters)
        with np.errstate(all="ignore"):
            share = self.model.share(self.times, curve)
        if ((share > _EDGE) & (share < 1 - _EDGE)).sum() < len(curve):
            return "growth is over within a period or two, so that its course is not told"
        slopes = self.jacobian(parameters)
        residuals = self.fitted(parameters) - self.values
        lengths = np.linalg.norm(slopes, axis=0)
        if not np.isfinite(slopes).all() or (lengths == 0).any():
            return "the data do not determine the parameters"
        angles = np.linalg.svd(slopes / lengths, compute_uv=False)
        if angles[-1] < _DEPENDENT * angles[0]:
            return "the data do not determine the parameters: several sets of them fit alike"
        slopes = slopes / lengths
        along = np.linalg.lstsq(slopes, residuals, rcond=None)[0]
        size = float(np.linalg.norm(residuals))
        tiny = 1e-9 * float(np.linalg.norm(self.values))
        if size > tiny and float(np.linalg.norm(slopes @ along)) > _RIGHT_ANGLE * size:
            return "the search did not end at a minimum"
        return None
