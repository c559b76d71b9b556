"""The files that people open: whole, typed, and without a formula that somebody smuggled in."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from prefect_shiftwork.exports.csv_file import write_csv
from prefect_shiftwork.exports.json_file import write_json
from prefect_shiftwork.exports.reading import read_rows
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.exports.spool import Spool
from prefect_shiftwork.exports.xlsx_file import write_xlsx
from prefect_shiftwork.exports.zipped import zipped

COLUMNS = ("Name", "Day", "Start", "Hours", "Count", "Paid")
ROW = (
    "Jana Müller",
    date(2026, 11, 1),
    datetime(2026, 11, 1, 9, 30, tzinfo=timezone(timedelta(hours=1))),
    Decimal("7.25"),
    3,
    True,
)
FORMULAS = ("=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx", "\rx", " =1")


@pytest.fixture
def rows() -> Iterator[Rows]:
    with Spool(COLUMNS, [ROW, ("Ove",)]) as spool:
        yield spool


@pytest.fixture
def formulas() -> Iterator[Rows]:
    with Spool(("=Heading", "Number"), [(formula, -5) for formula in FORMULAS]) as spool:
        yield spool


def cells(path: Path, sheet: int = 0) -> list[list[object]]:
    """The values of a workbook's sheet, as Excel reads them."""
    book = load_workbook(path)
    return [[cell.value for cell in row] for row in book[book.sheetnames[sheet]].iter_rows()]


def test_a_csv_file_opens_in_excel_with_its_umlauts(rows: Rows, tmp_path: Path) -> None:
    written = write_csv(rows, tmp_path / "a.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfName,Day,Start,Hours,Count,Paid\r\n")
    assert "Jana Müller,2026-11-01,2026-11-01 09:30:00+01:00,7.25,3,True\r\nOve,,,,,\r\n".encode() in written


def test_a_csv_file_that_is_written_again_keeps_every_cell_as_it_was(tmp_path: Path) -> None:
    content = 'Name,Code,Hours\r\n"Müller, Jana",007,7.50\r\n"two\r\nlines","say ""hi""",-1e5\r\n'
    (tmp_path / "a.csv").write_bytes(content.encode())
    with read_rows(tmp_path / "a.csv") as rows:
        again = write_csv(rows, tmp_path / "b.csv").read_bytes()
    assert again == b"\xef\xbb\xbf" + content.encode()


def test_no_cell_of_a_csv_file_is_a_formula_and_numbers_stay_numbers(formulas: Rows, tmp_path: Path) -> None:
    with write_csv(formulas, tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        headings, *read = csv.reader(file)
    assert headings == ["'=Heading", "Number"]
    assert read == [[f"'{formula}", "-5"] for formula in FORMULAS]


def test_no_cell_of_a_workbook_is_a_formula_and_numbers_stay_numbers(formulas: Rows, tmp_path: Path) -> None:
    headings, *read = cells(write_xlsx(formulas, tmp_path / "a.xlsx"))
    assert headings == ["'=Heading", "Number"]
    assert [number for _, number in read] == [-5] * len(FORMULAS)
    assert all(str(text).startswith("'") for text, _ in read)


def test_a_workbook_has_real_numbers_days_and_moments(rows: Rows, tmp_path: Path) -> None:
    headings, first, second = cells(write_xlsx(rows, tmp_path / "a.xlsx"))
    assert headings == list(COLUMNS)
    assert first == ["Jana Müller", datetime(2026, 11, 1), datetime(2026, 11, 1, 9, 30), 7.25, 3, True]  # noqa: DTZ001
    assert second == ["Ove", None, None, None, None, None]


def test_a_workbooks_headings_stay_in_view_and_its_columns_are_wide_enough(rows: Rows, tmp_path: Path) -> None:
    sheet = load_workbook(write_xlsx(rows, tmp_path / "a.xlsx", "Timesheet: Nov/Dec")).worksheets[0]
    assert (sheet.title, sheet.freeze_panes) == ("Timesheet  Nov Dec", "A2")
    assert sheet.column_dimensions["A"].width > len("Jana Müller")


def test_what_one_sheet_cannot_take_goes_on_in_the_next(tmp_path: Path) -> None:
    with Spool(("n",), ((n,) for n in range(5))) as rows:
        path = write_xlsx(rows, tmp_path / "a.xlsx", "A title that is longer than Excel takes", sheet_rows=2)
    assert [cells(path, sheet) for sheet in range(3)] == [[["n"], [0], [1]], [["n"], [2], [3]], [["n"], [4]]]
    assert load_workbook(path).sheetnames[2] == "A title that is longer than E 3"


def test_a_workbook_without_rows_has_its_headings(tmp_path: Path) -> None:
    with Spool(("Name",), []) as rows:
        assert cells(write_xlsx(rows, tmp_path / "a.xlsx")) == [["Name"]]


def test_what_excel_would_spoil_is_text(tmp_path: Path) -> None:
    spoilt = (1234567890123456, date(1899, 12, 31), float("inf"), "x" * 40_000)
    with Spool(("id", "day", "number", "text"), [spoilt]) as rows:
        _, read = cells(write_xlsx(rows, tmp_path / "a.xlsx"))
    assert read == ["1234567890123456", "1899-12-31", "inf", "x" * 32_767]


def test_a_json_file_has_numbers_as_numbers_and_moments_as_iso(rows: Rows, tmp_path: Path) -> None:
    first, second = json.loads(write_json(rows, tmp_path / "a.json").read_text("utf-8"))
    assert first == {
        "Name": "Jana Müller",
        "Day": "2026-11-01",
        "Start": "2026-11-01T09:30:00+01:00",
        "Hours": 7.25,
        "Count": 3,
        "Paid": True,
    }
    assert second == {"Name": "Ove", "Day": None, "Start": None, "Hours": None, "Count": None, "Paid": None}


def test_a_json_file_without_rows_is_an_empty_list(tmp_path: Path) -> None:
    with Spool(("n",), []) as rows:
        assert json.loads(write_json(rows, tmp_path / "a.json").read_text("utf-8")) == []


def test_a_json_file_that_is_written_again_is_the_same_table(rows: Rows, tmp_path: Path) -> None:
    path = write_json(rows, tmp_path / "a.json")
    with read_rows(path) as again:
        assert write_json(again, tmp_path / "b.json").read_bytes() == path.read_bytes()


def test_a_zipped_file_is_whole_small_and_the_same_tomorrow(tmp_path: Path) -> None:
    path = tmp_path / "timesheet März.csv"
    path.write_bytes(b"Jana,7.5\r\n" * 200_000)
    first = zipped(path).read_bytes()
    assert zipped(path) == tmp_path / "timesheet März.csv.zip"
    assert zipped(path).read_bytes() == first
    assert len(first) < 20_000
    with ZipFile(zipped(path)) as archive:
        assert archive.read("timesheet März.csv") == path.read_bytes()


def test_a_moment_of_any_zone_is_written_as_its_own_clock_shows_it(tmp_path: Path) -> None:
    with Spool(("at",), [(datetime(2026, 7, 1, 22, tzinfo=UTC),)]) as rows:
        assert cells(write_xlsx(rows, tmp_path / "a.xlsx"))[1] == [datetime(2026, 7, 1, 22)]  # noqa: DTZ001
