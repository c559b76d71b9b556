from prefect_shiftwork.roster.plan import Action, Item, Outcome, Outcomes, Plan, State, in_words


def item(action: Action, key: str = "crewsense:1") -> Item[str]:
    return Item(action, key, "Maren Tidewell", "2026-03-04", "missing there", payload="x")


PLAN = Plan((item(Action.SKIP), item(Action.CREATE, "crewsense:2"), item(Action.CONFLICT), item(Action.REMOVE)))
OUTCOMES = Outcomes(
    (
        Outcome("crewsense:1", "Maren Tidewell", "2026-03-04", State.DONE),
        Outcome("crewsense:2", "Maren Tidewell", "2026-03-05", State.UNKNOWN, "7shifts did not answer"),
        Outcome("crewsense:3", "Maren Tidewell", "2026-03-06", State.FAILED, "7shifts refused it"),
    )
)


def test_only_creating_updating_and_removing_writes() -> None:
    assert [Action.CREATE, Action.REMOVE] == [each.action for each in PLAN.writes]


def test_every_action_is_counted() -> None:
    assert {"create": 1, "update": 0, "remove": 1, "conflict": 1, "unmatched": 0, "skip": 1} == PLAN.counts


def test_a_table_shows_what_is_written_first() -> None:
    rows = PLAN.rows()

    assert ["create", "remove", "conflict", "skip"] == [row["Action"] for row in rows]
    assert {
        "Action": "create",
        "Who": "Maren Tidewell",
        "What": "2026-03-04",
        "Why": "missing there",
        "Reference": "crewsense:2",
    } == rows[0]


def test_a_table_has_five_hundred_rows_at_most() -> None:
    rows = Plan(tuple(item(Action.CREATE, f"crewsense:{n}") for n in range(502))).rows()

    assert (501, "and 2 more") == (len(rows), rows[-1]["What"])


def test_a_long_table_says_how_many_rows_it_leaves_out() -> None:
    rows = PLAN.rows(most=1)

    assert ["2026-03-04", "and 3 more"] == [row["What"] for row in rows]
    assert rows[0].keys() == rows[1].keys()


def test_a_table_that_just_fits_leaves_nothing_out() -> None:
    assert PLAN.rows() == PLAN.rows(most=4)


def test_an_empty_plan_has_no_rows() -> None:
    assert ([], (), "nothing") == (Plan[str](()).rows(), Plan[str](()).writes, in_words(Plan[str](()).counts))


def test_counts_are_said_in_a_line() -> None:
    assert "1 create, 1 remove, 1 conflict, 1 skip" == in_words(PLAN.counts)


def test_an_unknown_outcome_is_no_success() -> None:
    assert ["crewsense:2", "crewsense:3"] == [outcome.key for outcome in OUTCOMES.failed]
    assert {"failed": 1, "unknown": 1, "not tried": 0, "done": 1, "skipped": 0} == OUTCOMES.counts


def test_a_table_of_outcomes_shows_failures_first() -> None:
    rows = OUTCOMES.rows(most=2)

    assert ["failed", "unknown", ""] == [row["State"] for row in rows]
    assert {
        "State": "failed",
        "Who": "Maren Tidewell",
        "What": "2026-03-06",
        "Reason": "7shifts refused it",
        "Reference": "crewsense:3",
    } == rows[0]
