"""A small fleet on the programs of a large one: PostgreSQL, Redis, two API servers behind a proxy, and two workers."""

import subprocess
import sys

import pytest

from benchmarks.environments import ROOT
from benchmarks.scale.__main__ import CANNOT_BE_HAD


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_fleet_loses_nothing_and_doubles_nothing_while_a_worker_and_an_api_server_are_killed() -> None:
    command = [sys.executable, "-m", "benchmarks.scale", "--small"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    if told.returncode == CANNOT_BE_HAD:
        pytest.skip(told.stderr)
    assert 0 == told.returncode, told.stdout + told.stderr
    assert "effects lost" in told.stdout
