"""Settings of the whole test run: how many examples the property tests try; and the site that crawlers visit."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from site_server import Site

_SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
settings.register_profile("quick", max_examples=25, deadline=None, database=None, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("full", max_examples=1000, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with Site() as site:
        yield site
