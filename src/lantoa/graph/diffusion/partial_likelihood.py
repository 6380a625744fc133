"""Cox' partial likelihood with its slope and information, for three treatments of ties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from lantoa.errors import UserError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Logarithm of the number of subsets up to which their sum is a number.
_MOST_SUBSETS = 600.0
TieMethod: TypeAlias = Literal["efron", "breslow", "exact"]


class PartialLikelihood:
    """The partial log-likelihood of effects; see :func:`lantoa.graph.diffusion.cox.cox`.

    Args:
        seen: time at which each unit was last seen, shape (n,).
        adopted: whether it adopted then.
        matrix: covariates, shape (n, k).
        strata: the number of each unit's stratum.
        ties: how adoptions of one time are treated.

    Raises:
        UserError: too many units adopt at one time for exact ties.

    >>> one = PartialLikelihood(np.array([1.0, 2.0]), np.array([True, False]),
    ...     np.array([[1.0], [0.0]]), np.array([0, 0]), "efron")
    >>> value, slope, information = one.at(np.zeros(1))  # 0 - log(1 + 1)
    >>> round(value, 6), slope.tolist(), information.tolist()
    (-0.693147, [0.5], [[0.25]])
    """

    def __init__(
        self,
        seen: Floats,
        adopted: NDArray[np.bool_],
        matrix: Floats,
        strata: NDArray[np.intp],
        ties: TieMethod,
    ) -> None:
        # Later times first within each stratum, so that risk sets are cumulative sums.
        order = np.lexsort((-seen, strata))
        self._x, self._adopted, self.ties = matrix[order], adopted[order], ties
        time, stratum = seen[order], strata[order]
        new = np.append(True, (np.diff(time) != 0) | (np.diff(stratum) != 0))
        self._first = np.flatnonzero(new)  # of each time within a stratum
        self._time_of = np.cumsum(new) - 1
        self._times = time[new]
        begins = np.append(True, np.diff(stratum) != 0)
        self._stratum_first = np.flatnonzero(begins)
        stratum_of = np.cumsum(begins) - 1
        self._before = np.flatnonzero(begins)[stratum_of[self._first]]
        self._events = np.bincount(self._time_of[self._adopted], minlength=len(self._first))
        if ties == "exact":
            self._check_size()

    def at(self, effects: Floats) -> tuple[float, Floats, Floats]:
        """Return the log-likelihood, its slope and the information (minus its curvature)."""
        value, slopes, information = self.by_time(effects)
        return value, slopes.sum(axis=0), information.sum(axis=0)

    def by_time(self, effects: Floats) -> tuple[float, Floats, Floats]:
        """Return the log-likelihood, and of each time of adoption its slope and information."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return self._exact(effects) if self.ties == "exact" else self._summed(effects)

    @property
    def times(self) -> Floats:
        """The times of adoption of each stratum, in the order of ``by_time``."""
        found: Floats = self._times[np.flatnonzero(self._events)]
        return found

    @property
    def events(self) -> NDArray[np.intp]:
        """How many units adopted at each of them."""
        found: NDArray[np.intp] = self._events[np.flatnonzero(self._events)]
        return found

    def _check_size(self) -> None:
        """Refuse times at which more subsets could have adopted than numbers can hold."""
        from scipy.special import gammaln

        at_risk = np.append(self._first[1:], len(self._x)) - self._before
        subsets = (
            gammaln(at_risk + 1) - gammaln(self._events + 1) - gammaln(at_risk - self._events + 1)
        )
        if subsets.max(initial=0.0) > _MOST_SUBSETS:
            at = int(np.argmax(subsets))
            raise UserError(
                f"{self._events[at]:,} of {at_risk[at]:,} units adopt at one time: too many for "
                "exact ties. Take efron."
            )

    def _weights(self, effects: Floats) -> tuple[Floats, Floats]:
        predictor = self._x @ effects
        # A constant within a stratum cancels: the largest weight of each is 1.
        most = np.maximum.reduceat(predictor, self._stratum_first)
        lengths = np.diff(np.append(self._stratum_first, len(predictor)))
        predictor = predictor - np.repeat(most, lengths)
        return predictor, np.exp(predictor)

    def _summed(self, effects: Floats) -> tuple[float, Floats, Floats]:
        x, events = self._x, self._events
        predictor, weights = self._weights(effects)
        squares = np.einsum("i,ij,ik->ijk", weights, x, x)
        of_all = [self._at_risk(part) for part in (weights, weights[:, None] * x, squares)]
        chosen = self._adopted
        value = float(predictor[chosen].sum())
        at = np.flatnonzero(events)
        row = np.repeat(at, events[at])  # one for each adoption
        s0, s1, s2 = (part[row] for part in of_all)
        if self.ties == "efron":
            number = np.arange(len(row)) - np.repeat(np.cumsum(events[at]) - events[at], events[at])
            share = number / events[row]
            masked = np.where(chosen, weights, 0.0)
            d0, d1, d2 = (
                np.add.reduceat(part, self._first, axis=0)[row]
                for part in (masked, masked[:, None] * x, chosen[:, None, None] * squares)
            )
            s0 = s0 - share * d0
            s1 = s1 - share[:, None] * d1
            s2 = s2 - share[:, None, None] * d2
        value -= float(np.log(s0).sum())
        mean = s1 / s0[:, None]
        spread = s2 / s0[:, None, None] - mean[:, :, None] * mean[:, None, :]
        begin = np.cumsum(events[at]) - events[at]
        slopes = self._of_adopters()[at] - np.add.reduceat(mean, begin, axis=0)
        return value, slopes, np.add.reduceat(spread, begin, axis=0)

    def _of_adopters(self) -> Floats:
        """Return the sum of the adopters' covariates at each time."""
        found: Floats = np.add.reduceat(
            np.where(self._adopted[:, None], self._x, 0.0), self._first, axis=0
        )
        return found

    def _at_risk(self, values: Floats) -> Floats:
        """Return the sums over the risk set of each time, in its stratum."""
        sums = np.cumsum(values, axis=0)
        last = np.append(self._first[1:], len(values)) - 1
        before = np.concatenate([np.zeros((1, *values.shape[1:])), sums])[self._before]
        found: Floats = sums[last] - before
        return found

    def _exact(self, effects: Floats) -> tuple[float, Floats, Floats]:
        """Sum over all subsets of as many units at risk as adopt, by recursion over the units.

        Gail, Lubin & Rubinstein 1981, Biometrika 68(3), doi:10.1093/biomet/68.3.703.
        """
        x = self._x
        terms = x.shape[1]
        predictor, weights = self._weights(effects)
        value = float(predictor[self._adopted].sum())
        slopes, information = [], []
        of_adopters = self._of_adopters()
        ends = np.append(self._first[1:], len(weights))
        for at in np.flatnonzero(self._events):
            size = int(self._events[at])
            here = slice(self._before[at], ends[at])
            scale = float(weights[here].mean())
            b0, b1 = np.zeros(size + 1), np.zeros((size + 1, terms))
            b2 = np.zeros((size + 1, terms, terms))
            b0[0] = 1.0
            for weight, row in zip(weights[here] / scale, x[here], strict=True):
                cross = row[:, None] * b1[:-1, None, :]
                b2[1:] += weight * (
                    b2[:-1]
                    + cross
                    + cross.transpose(0, 2, 1)
                    + b0[:-1, None, None] * np.outer(row, row)
                )
                b1[1:] += weight * (b1[:-1] + b0[:-1, None] * row)
                b0[1:] += weight * b0[:-1]
            mean = b1[size] / b0[size]
            value -= float(np.log(b0[size])) + size * float(np.log(scale))
            slopes.append(of_adopters[at] - mean)
            information.append(b2[size] / b0[size] - np.outer(mean, mean))
        return value, np.array(slopes), np.array(information)
