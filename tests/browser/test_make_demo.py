"""``make demo``: a newcomer's first command does the main job, and the second time changes nothing."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("newcomer")]


def test_the_demo_does_the_main_job(first_demo) -> None:
    assert (0, []) == (first_demo.status, first_demo.left_behind), first_demo.said
    for name in ("announce-shift", "copy-time-off", "email-report"):
        assert f"✓ {name}: Completed" in first_demo.said
    assert "CrewSense: created Announcement" in first_demo.said
    assert "7shifts: created Time off" in first_demo.said
    assert "Mail: received" in first_demo.said


def test_a_second_demo_changes_nothing_and_says_where_to_look(newcomer) -> None:
    assert 3 == newcomer.told.count("Nothing was changed: it had all been done before."), newcomer.told
    assert newcomer.prefect != newcomer.sandbox
