import pytest

from prefect_shiftwork.roster.people import Matcher, Person

MAREN = Person("crewsense", "98", "Maren Tidewell", "E001", "maren.tidewell@example.org")
ODALYS = Person("crewsense", "99", "Odalys Quillfeather", None, "odalys@example.org")
STRANGER = Person("crewsense", "100", "Tobin Marrowby", "E009", "tobin@example.org")
NAMELESS = Person("crewsense", "101", "Amadi Wrenfield", " ", "")


def there(id: str, employee_id: str | None = None, email: str | None = None, *, active: bool = True) -> Person:
    return Person("seven_shifts", id, f"Person {id}", employee_id, email, active)


def test_a_row_of_the_map_comes_before_everything_else() -> None:
    matcher = Matcher([there("1", "E001"), there("2")], {"98": "2"})

    match = matcher.match(MAREN)

    assert ("map", there("2")) == (match.how, match.target)
    assert "The map of people says that Maren Tidewell is Person 2 (id 2)." == match.reason


def test_the_map_may_name_somebody_who_is_not_active() -> None:
    gone = there("2", active=False)

    assert gone == Matcher([gone], {"98": "2"}).match(MAREN).target


def test_a_row_of_the_map_that_points_to_nobody_is_reported_and_nothing_else_is_tried() -> None:
    match = Matcher([there("1", "E001")], {"98": "77"}, there="7shifts").match(MAREN)

    assert ("nobody", None) == (match.how, match.target)
    assert (
        "The map of people says that Maren Tidewell is id 77, but nobody in 7shifts has that id; correct the row."
    ) == match.reason


def test_employee_ids_are_compared_before_email_addresses() -> None:
    match = Matcher([there("1", None, MAREN.email), there("2", " E001 ")]).match(MAREN)

    assert ("employee id", "2") == (match.how, match.target and match.target.id)
    assert "Maren Tidewell and Person 2 (id 2) have one employee id." == match.reason


@pytest.mark.parametrize("email", ["odalys@example.org", " Odalys@Example.ORG "])
def test_email_addresses_match_whatever_their_capitals_and_spaces(email: str) -> None:
    match = Matcher([there("1", "E003", email)]).match(ODALYS)

    assert ("email", "1") == (match.how, match.target and match.target.id)


def test_blank_traits_never_match() -> None:
    match = Matcher([there("1", " ", ""), there("2", None, None)]).match(NAMELESS)

    assert "nobody" == match.how
    assert (
        "Amadi Wrenfield has neither employee id nor e-mail address; add a row to the map of people."
    ) == match.reason


def test_somebody_whom_nobody_there_resembles_is_reported() -> None:
    match = Matcher([there("1", "E001", "maren@example.org")], there="7shifts").match(STRANGER)

    assert ("nobody", None, ()) == (match.how, match.target, match.candidates)
    assert (
        "Nobody in 7shifts has the employee id or e-mail address of Tobin Marrowby; add a row to the map of people."
    ) == match.reason


def test_people_who_are_not_active_match_by_the_map_only() -> None:
    assert "nobody" == Matcher([there("1", "E001", active=False)]).match(MAREN).how


@pytest.mark.parametrize(("employee_id", "email"), [("E001", None), (None, "maren.tidewell@example.org")])
def test_a_trait_that_two_people_there_share_matches_nobody(employee_id: str | None, email: str | None) -> None:
    twins = [there("1", employee_id, email), there("2", employee_id, email)]

    match = Matcher(twins, there="7shifts").match(MAREN)

    assert ("several", None) == (match.how, match.target)
    assert ("1", "2") == tuple(person.id for person in match.candidates)
    assert "2 people in 7shifts share" in match.reason
    assert "who may be Person 1 (id 1) or Person 2 (id 2) in 7shifts" in match.reason


def test_a_mailbox_that_two_people_here_share_matches_nobody() -> None:
    lene = Person("crewsense", "39", "Lene Brandhoek", None, "familie.brandhoek@example.org")
    pieter = Person("crewsense", "40", "Pieter Brandhoek", None, "Familie.Brandhoek@example.org")

    match = Matcher([there("1", None, lene.email)], sources=[lene, pieter], there="CrewIO").match(lene)

    assert ("several", None) == (match.how, match.target)
    assert (
        "2 people share the e-mail address of Lene Brandhoek, who may be Person 1 (id 1) in CrewIO; "
        "add a row to the map of people."
    ) == match.reason


def test_a_mailbox_of_somebody_who_left_is_not_shared_any_more() -> None:
    left = Person("crewsense", "39", "Lene Brandhoek", None, "odalys@example.org", active=False)

    assert "email" == Matcher([there("1", None, ODALYS.email)], sources=[left, ODALYS]).match(ODALYS).how


def test_somebody_who_is_listed_twice_is_one_person() -> None:
    assert Matcher([there("1", "E001"), there("1", "E001")], sources=[MAREN, MAREN]).match(MAREN).target


def test_a_reason_never_holds_an_email_address() -> None:
    targets = [there("1", None, MAREN.email), there("2", None, MAREN.email), there("3", "E009")]
    matcher = Matcher(targets, {"98": "1"}, sources=[MAREN, ODALYS])

    reasons = [matcher.match(person).reason for person in (MAREN, ODALYS, STRANGER, NAMELESS)]

    assert not [reason for reason in reasons if "@" in reason]
