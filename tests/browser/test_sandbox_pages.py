"""The sandbox's pages for people who see little, or who have no mouse."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("newcomer")]

PAGES = ["/", "/mails/1", "/mails/0"]
FOCUSED = """() => {
    const it = document.activeElement, style = getComputedStyle(it);
    return [it.textContent, style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2];
}"""


@pytest.mark.parametrize("page", PAGES)
def test_at_200_percent_nothing_is_cut_off_at_the_side(person, page: str) -> None:
    person.page.set_viewport_size({"width": 720, "height": 450})  # half of 1440 by 900
    person.page.goto(person.newcomer.sandbox + page)
    assert "none" == person.page.evaluate(
        "() => [...document.querySelectorAll('body *')].filter(each => !each.matches('.skip')"
        " && each.getBoundingClientRect().right > innerWidth).map(each => each.outerHTML)[0] ?? 'none'"
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_tab_key_reaches_every_link_and_shows_where_it_is(person, page: str) -> None:
    person.page.goto(person.newcomer.sandbox + page)
    links = person.page.locator("a:visible, summary:visible")
    for text in links.evaluate_all("all => all.map(each => each.textContent)"):
        person.page.keyboard.press("Tab")
        assert [text, True] == person.page.evaluate(FOCUSED)


def test_the_enter_key_opens_what_the_tab_key_has_reached(person) -> None:
    person.page.goto(person.newcomer.sandbox)
    person.page.get_by_role("region", name="Mails").get_by_role("link").first.focus()
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**/mails/*")
