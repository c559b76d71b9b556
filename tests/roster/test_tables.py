import pytest

from prefect_shiftwork.roster.tables import safe_cell


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\nx", "  =1", "＝1+1", "-", "\t-5", "+49 30 1234"]
)
def test_text_that_a_spreadsheet_would_run_becomes_plain_text(text: str) -> None:
    assert f"'{text}" == safe_cell(text)


@pytest.mark.parametrize("value", ["-5", "+5", "-5,000.25", "-1e-3", "-12%", "a=b", "", " text", "Zoë", -5, 1.5, None])
def test_numbers_and_harmless_text_stay_as_they_are(value: object) -> None:
    assert value == safe_cell(value)
