import httpx

from prefect_shiftwork.sandbox.desk import Desk

HTML = '<p>Open shift &amp; overtime</p><script>alert("x")</script>'


async def test_an_announcement_is_read_as_it_was_sent(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/announcements", json={"title": "Open shift", "body": HTML})).json()["id"]
    [first, *_] = (await client.get("/v1/announcements")).json()["data"]
    assert (number, "Open shift", HTML) == (first["id"], first["title"], first["body"])


async def test_the_sample_of_the_documents_is_there(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/v1/announcements")).json()
    assert {
        "id": 238,
        "company_id": 8,
        "title": "Test",
        "body": "<p>This is a great HTML <strong>message!</strong></p>",
        "first_name": "Boss",
        "last_name": "Doe",
        "user": {"id": 848, "name": "Boss Doe", "href": "https://api.crewsense.com/v1/users/848"},
    } == answer["data"][0]
    assert {"prev": None, "next": None} == answer["pagination"]


async def test_a_body_is_required(client: httpx.AsyncClient) -> None:
    for body in ({"title": "Nothing to say"}, {"body": ""}):
        answer = await client.post("/v1/announcements", json=body)
        assert ["The body field is required."] == answer.json()["error_message"]


async def test_an_update_keeps_the_title_that_is_not_sent(client: httpx.AsyncClient) -> None:
    await client.put("/v1/announcements/238", json={"body": "<p>New</p>"})
    [first, *_] = (await client.get("/v1/announcements")).json()["data"]
    assert ("Test", "<p>New</p>") == (first["title"], first["body"])


async def test_a_deleted_announcement_is_gone_and_its_number_with_it(client: httpx.AsyncClient) -> None:
    await client.delete("/v1/announcements/238")
    assert [237, 236] == [row["id"] for row in (await client.get("/v1/announcements")).json()["data"]]
    assert 239 == (await client.post("/v1/announcements", data={"body": "x"})).json()["id"]
    assert 404 == (await client.put("/v1/announcements/238", json={"body": "x"})).status_code


async def test_links_lead_through_all_pages(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 2
    first = (await client.get("/v1/announcements")).json()
    assert (None, "https://api.crewsense.com/v1/announcements?offset=2") == (
        first["pagination"]["prev"],
        first["pagination"]["next"],
    )
    second = (await client.get(first["pagination"]["next"])).json()
    assert ([236], None) == ([row["id"] for row in second["data"]], second["pagination"]["next"])
    assert second["pagination"]["prev"].endswith("offset=0")


async def test_the_page_of_the_sandbox_shows_plain_words_line_by_line(client: httpx.AsyncClient, desk: Desk) -> None:
    await client.post("/v1/announcements", json={"title": "Open shift", "body": HTML})
    notice = list(desk.board.announcements["crewsense"]())[-1]
    assert ("Open shift", 'Open shift & overtime\nalert("x")') == (notice.title, notice.text)
    assert desk.clock.now() == notice.at
    assert ("created", "Announcement 239 'Open shift'") == (
        desk.journal.entries[-1].action,
        desk.journal.entries[-1].text,
    )
