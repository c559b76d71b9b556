"""What a report's file becomes, and what is said of one that is damaged."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.exports.cells import typed
from prefect_shiftwork.exports.errors import ReportProblem
from prefect_shiftwork.exports.reading import read_rows
from prefect_shiftwork.exports.spool import CHUNK, Spool

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def writing(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return writing


def damage(path: Path) -> str:
    """What a person is told about a file that cannot be read to its end."""
    with pytest.raises(ReportProblem) as caught, read_rows(path) as rows:
        list(rows)
    return str(caught.value)


def test_a_csv_file_is_read_with_its_numbers_days_and_moments(write: Write) -> None:
    path = write(
        "punches.csv",
        "\ufeffName,Day,Start,Hours,Code\r\n"
        '"Müller, Jana",2026-11-01,2026-11-01T09:00:00Z,7.50,00123\r\n'
        "\r\n"
        "Ove,2026-13-45,,-8,12\r\n",
    )
    with read_rows(path) as rows:
        assert rows.columns == ("Name", "Day", "Start", "Hours", "Code")
        assert list(rows) == [
            ("Müller, Jana", date(2026, 11, 1), datetime(2026, 11, 1, 9, tzinfo=UTC), Decimal("7.50"), "00123"),
            ("Ove", "2026-13-45", None, -8, 12),
        ]


def test_rows_can_be_read_again_and_by_two_at_once(write: Write) -> None:
    for path in (write("a.csv", "n\n1\n2\n3\n"), write("a.json", '[{"n": 1}, {"n": 2}, {"n": 3}]')):
        with read_rows(path) as rows:
            assert list(zip(rows, rows, strict=True)) == [((1,), (1,)), ((2,), (2,)), ((3,), (3,))]
            assert list(rows) == [(1,), (2,), (3,)]


def test_headings_that_are_empty_or_repeated_are_told_apart(write: Write) -> None:
    with read_rows(write("a.csv", "Hours, Hours,,Hours (2)\n1,2,3,4\n")) as rows:
        assert rows.columns == ("Hours", "Hours (2)", "Column 3", "Hours (2) (2)")
        assert list(rows) == [(1, 2, 3, 4)]


def test_a_csv_file_with_headings_alone_has_no_rows(write: Write) -> None:
    with read_rows(write("a.csv", "Name,Hours\n")) as rows:
        assert (rows.columns, list(rows)) == (("Name", "Hours"), [])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "a.csv is empty"),
        (b"n\n1\n2\nM\xfcller\n", "a.csv is not UTF-8: line 4 holds the byte 0xFC. Save it as 'CSV UTF-8'."),
        (b"a,b\n1,2\n3\n", "a.csv, line 3 has 1 cells under 2 headings; the file may be cut off"),
        (b"a,b\n1,2,3\n", "a.csv, line 2 has 3 cells under 2 headings"),
        (b'a,b\n1,"2\n', "a.csv, line 2: unexpected end of data. Fetch or export the report again."),
        (b"n\n" + b"x" * 200_000 + b"\n", "a.csv, line 2: field larger than field limit"),
    ],
)
def test_a_damaged_csv_file_is_refused_with_the_line(write: Write, content: bytes, expected: str) -> None:
    assert expected in damage(write("a.csv", content))


def test_a_file_in_another_encoding_is_refused_also_in_its_first_line(write: Write) -> None:
    assert "line 1 holds the byte 0xFF" in damage(write("a.csv", "Näme\n1\n".encode("utf-16")))


@pytest.mark.parametrize(
    "content",
    [
        '[{"n": 1, "name": "Jana"}, {"n": 2.50, "day": "2026-11-01"}]',
        '{"company": "Möwe", "total": 2, "rows": [{"n": 1, "name": "Jana"}, {"n": 2.50, "day": "2026-11-01"}]}',
        '{"item": [{"n": 1, "name": "Jana"}, {"n": 2.50, "day": "2026-11-01"}], "more": {"list": [1]}}',
    ],
)
def test_a_json_file_is_read_under_every_name_that_an_object_has(write: Write, content: str) -> None:
    with read_rows(write("a.json", content)) as rows:
        assert rows.columns == ("n", "name", "day")
        assert list(rows) == [(1, "Jana", None), (Decimal("2.50"), None, date(2026, 11, 1))]


def test_texts_in_json_stay_texts_and_what_is_nested_stays_json(write: Write) -> None:
    content = '[{"code": "007", "text": "8", "ok": true, "breaks": [{"paid": false, "hours": 0.5}], "none": null}]'
    with read_rows(write("a.json", content)) as rows:
        assert list(rows) == [("007", "8", True, '[{"paid": false, "hours": 0.5}]', None)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "a.json is not whole or not JSON"),
        ('[{"n": 1}, {"n"', "a.json is not whole or not JSON"),
        (b'[{"n": "M\xfcller"}]', "a.json is not whole or not JSON"),
        ("n\n1\n", "a.json is not whole or not JSON"),
        ('{"jobId": "4711"}', "a.json holds no lists of rows; a report is one list of objects"),
        ('{"a": [], "b": []}', "a.json holds 2 lists of rows"),
        ("[1, 2]", "a.json: entry 1 of the list is not an object"),
        ('[{"n": 1}, [2]]', "a.json: entry 2 of the list is not an object"),
    ],
)
def test_a_json_file_that_is_no_table_is_refused(write: Write, content: str | bytes, expected: str) -> None:
    assert expected in damage(write("a.json", content))


def test_other_files_are_no_reports(write: Write) -> None:
    assert damage(write("a.pdf", "")) == "Rows are read from .csv and .json files, and a.pdf is neither."


def test_rows_of_any_origin_are_kept_on_disk_and_go_with_their_file() -> None:
    rows = Spool(("n", "moment"), ((n, datetime(2026, 1, 1, tzinfo=UTC)) for n in range(2 * CHUNK + 1)))
    path = Path(rows._file.name)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [n for n, _ in rows] == list(range(2 * CHUNK + 1))
    rows.close()
    assert not path.exists()


@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.integers() | st.booleans() | st.none(), max_size=4), max_size=20)
)
def test_any_list_of_objects_is_a_table(
    tmp_path_factory: pytest.TempPathFactory, objects: list[dict[str, object]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(objects), "utf-8")
    with read_rows(path) as rows:
        read = [dict(zip(rows.columns, row, strict=True)) for row in rows]
    assert read == [{name: each.get(name) for name in rows.columns} for each in objects]


@given(st.text() | st.from_regex(r"-?[0-9]{1,18}(\.[0-9]{1,12})?", fullmatch=True))
def test_no_text_is_turned_into_another_number(text: str) -> None:
    cell = typed(text)
    if isinstance(cell, int | Decimal):
        assert Decimal(text) == cell
    elif isinstance(cell, str):
        assert text == cell
