"""What all tests share: no time limits inside tests, and the same examples in every CI run."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "lantoa",
    deadline=None,  # machines differ; how long the whole run takes is watched elsewhere
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("lantoa")
