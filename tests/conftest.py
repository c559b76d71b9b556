"""What all tests share: no Prefect server unless a test asks for one, nothing sent home."""

import os

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("shiftwork", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shiftwork")

os.environ["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] = "false"
os.environ["DO_NOT_TRACK"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="record the cassettes anew instead of playing them")
