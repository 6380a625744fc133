"""What a network is worth: the two published objectives of netinf, their constants as parameters.

Both say how much likelier the adoptions are with an edge than without: adopter v of an item, with
the best network edge u->v into it, scores log(beta f(t_v - t_u)); without any, it came from
outside the network. They differ in what outside means:

- ``networkinference`` (R package NetworkInference 1.2): from the best earlier adopter w all the
  same, but by an edge of the weight epsilon: max over w of log(epsilon f(t_v - t_w));
  beta = 0.5, epsilon = 1e-10.
- ``snap`` (SNAP, examples/netinf): a constant, log epsilon, whatever the interval; beta = 1,
  epsilon = 1e-64.

The first adopters of an item have no earlier adopter and are not scored. The likelihood of the
network is the sum over items and adopters; it is submodular in the set of edges, so that adding
the best edge again and again comes within 1 - 1/e of the best network of that size
(Gomez-Rodriguez, Leskovec and Krause 2010, doi:10.1145/1835804.1835933, sections 3 and 4).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from lantoa.errors import UserError


@dataclass(frozen=True, slots=True)
class Objective:
    """One of the two objectives.

    Args:
        name: ``networkinference`` or ``snap``.
        beta: the weight of an edge of the network.
        epsilon: the weight of what comes from outside the network.
        constant: whether outside is a constant rather than a weak edge.
    """

    name: str
    beta: float
    epsilon: float
    constant: bool

    def __post_init__(self) -> None:
        for name, value in (("beta", self.beta), ("epsilon", self.epsilon)):
            if not (math.isfinite(value) and 0 < value <= 1):
                raise UserError(f"{name} must be over 0 and at most 1, not {value}.")
        if self.epsilon >= self.beta and not self.constant:
            raise UserError(
                f"epsilon ({self.epsilon}) must be less than beta ({self.beta}): "
                "an edge of the network is likelier than one from outside."
            )


#: The objectives with the constants that they were published with.
OBJECTIVES: Final[dict[str, Objective]] = {
    "networkinference": Objective("networkinference", 0.5, 1e-10, constant=False),
    "snap": Objective("snap", 1.0, 1e-64, constant=True),
}


def objective(
    name: str = "networkinference", *, beta: float | None = None, epsilon: float | None = None
) -> Objective:
    """Return an objective by its name.

    Args:
        name: ``networkinference`` (or ``r``) or ``snap``.
        beta, epsilon: constants other than the published ones.

    Raises:
        UserError: no such objective, or constants that cannot be.

    >>> objective("snap").epsilon
    1e-64
    >>> objective(epsilon=1e-9)
    Objective(name='networkinference', beta=0.5, epsilon=1e-09, constant=False)
    """
    published = OBJECTIVES.get("networkinference" if name.lower() == "r" else name.lower())
    if published is None:
        raise UserError(f"{name!r} is no objective; choose from {', '.join(OBJECTIVES)}.")
    return Objective(
        published.name,
        published.beta if beta is None else float(beta),
        published.epsilon if epsilon is None else float(epsilon),
        published.constant,
    )
