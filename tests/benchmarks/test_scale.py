"""The counting of a fleet: what is missing and what is there twice is told, and nothing else is."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from prefect.workers.process import ProcessWorker

from benchmarks.scale.counting import a_minute, busiest_minute, tally
from benchmarks.scale.processes import below, processor_time

POOLS = Path(__file__).parents[2] / "docs" / "deploying"
EXPECTED = Counter({"crewsense: created Announcement 239": 1, "mail: Bar": 1})


def test_a_fleet_that_did_everything_once_has_nothing_to_tell() -> None:
    found = tally(EXPECTED, {"one": EXPECTED, "two": EXPECTED.copy()})
    assert ((), ()) == (found.lost, found.twice)


def test_what_is_lost_and_what_is_there_twice_is_told_of_whom_it_is() -> None:
    found = tally(EXPECTED, {"one": EXPECTED - Counter(["mail: Bar"]), "two": EXPECTED + EXPECTED})
    assert ("one: mail: Bar",) == found.lost
    assert ("two: crewsense: created Announcement 239", "two: mail: Bar") == found.twice


@pytest.mark.parametrize(
    ("moments", "most"),
    [([], 0), ([5.0], 1), ([0.0, 59.9, 60.0], 2), ([100.0, 0.0, 59.9, 60.1, 61.0], 4), ([0.0] * 100, 100)],
)
def test_the_busiest_minute_begins_wherever_it_does(moments: list[float], most: int) -> None:
    assert most == busiest_minute(moments)


def test_runs_a_minute_are_of_the_whole_time() -> None:
    assert 12.0 == a_minute(3, 15.0)
    assert 0.0 == a_minute(0, 0.0)


def test_a_machine_that_dies_takes_its_runs_and_nobody_else_s() -> None:
    assert {2, 3, 4} == below(2, {1: 0, 2: 1, 3: 2, 4: 3, 5: 1})


def test_the_processor_time_of_what_is_gone_is_nothing() -> None:
    assert 0.0 == processor_time(2**22 + 1)


def without_defaults(template: dict[str, Any], *names: str) -> dict[str, Any]:
    for name in names:
        del template["variables"]["properties"][name]["default"]
    return template


def test_the_process_pool_is_prefect_s_own_with_a_place_for_results() -> None:
    pool = json.loads((POOLS / "process-pool.json").read_text(encoding="utf-8"))
    variables = pool["variables"]["properties"]["env"]["default"]

    assert "PREFECT_LOCAL_STORAGE_PATH" in variables
    assert ProcessWorker.get_default_base_job_template() == without_defaults(pool, "env")


@pytest.mark.parametrize("path", sorted(POOLS.glob("*-pool.json")), ids=lambda path: path.stem)
def test_a_job_of_a_pool_is_made_of_what_can_be_filled_in(path: Path) -> None:
    pool = json.loads(path.read_text(encoding="utf-8"))
    asked = set(re.findall(r"{{ (\w+) }}", json.dumps(pool["job_configuration"])))
    assert asked == pool["variables"]["properties"].keys()
