"""The guard of the figures: what became slower is told, and nothing else is."""

import json

from benchmarks.growth import SIZES, steepest
from benchmarks.guard import ACCEPTED, MARGIN, ratios, worse

ONCE = {"a page": 1.5, "a list": 1.0}


def test_what_is_within_the_margin_is_as_it_was() -> None:
    assert [] == worse(ONCE, {"a page": 1.5 * (1 + MARGIN), "a list": 0.5})


def test_what_became_slower_is_told_with_both_figures() -> None:
    assert ["a page: 2.00, accepted was 1.50"] == worse(ONCE, ONCE | {"a page": 2.0})


def test_what_is_not_measured_any_more_is_told() -> None:
    assert ["a list is not measured any more"] == worse(ONCE, {"a page": 1.0})


def test_what_was_accepted_is_what_is_compared_today() -> None:
    accepted = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    latest = json.loads(ACCEPTED.with_name("latest.json").read_text(encoding="utf-8"))["figures"]
    assert accepted.keys() == ratios(latest).keys()


def test_a_loop_in_a_loop_is_steeper_than_growth_in_proportion() -> None:
    assert 1.0 == round(steepest([size * 3.0 for size in SIZES]), 6)
    assert 2.0 == round(steepest([size**2 / 7 for size in SIZES]), 6)
