"""Credentials from the environment and ``.env``: the same fields as the blocks'."""

from pathlib import Path

import pytest

from prefect_shiftwork.blocks import CREDENTIALS
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.settings import SETTINGS, from_environment, in_environment

PROMISED = {
    "crewsense": ["CREWSENSE_CLIENT_ID", "CREWSENSE_CLIENT_SECRET", "CREWSENSE_TIMEZONE", "CREWSENSE_BASE_URL"],
    "crewio": ["CREWIO_API_KEY", "CREWIO_WEBHOOK_SECRET", "CREWIO_BASE_URL"],
    "seven_shifts_v1": ["SEVEN_SHIFTS_V1_API_KEY", "SEVEN_SHIFTS_V1_BASE_URL"],
    "seven_shifts": ["SEVEN_SHIFTS_ACCESS_TOKEN", "SEVEN_SHIFTS_BASE_URL"],
    "crewmojo": ["CREWMOJO_CLIENT_ID", "CREWMOJO_CLIENT_SECRET", "CREWMOJO_BASE_URL"],
}
VALUES = {"TIMEZONE": "America/New_York", "URL": "http://127.0.0.1:4280/x"}


@pytest.fixture(autouse=True)
def _an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for names in PROMISED.values():
        for name in names:
            monkeypatch.delenv(name, raising=False)


def value_of(name: str) -> str:
    return VALUES.get(name.rpartition("_")[2], "sandbox-value")


@pytest.mark.parametrize("vendor_id", PROMISED)
def test_every_promised_variable_is_read(vendor_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROMISED[vendor_id]:
        monkeypatch.setenv(name, value_of(name))
    access = from_environment(vendor_id)
    assert "http://127.0.0.1:4280/x" == access.base_url
    assert [vendor_id] == in_environment()
    assert "sandbox-value" not in repr(access).replace("client_id='sandbox-value'", "")


def test_a_dot_env_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CREWIO_API_KEY=crw_live_x\nOTHER=1\n")
    assert ["crewio"] == in_environment()
    assert "crw_live_x" == from_environment("crewio").api_key.get_secret_value()


def test_a_partner_of_7shifts_gives_client_and_company(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEVEN_SHIFTS_CLIENT_ID", "id")
    monkeypatch.setenv("SEVEN_SHIFTS_CLIENT_SECRET", "secret")
    monkeypatch.setenv("SEVEN_SHIFTS_COMPANY_GUID", "7b5b1c1e-0000-4000-8000-000000008655")
    assert "7b5b1c1e-0000-4000-8000-000000008655" == from_environment("seven_shifts").company_guid


def test_missing_variables_are_named_and_values_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREWSENSE_CLIENT_SECRET", "canary")
    monkeypatch.setenv("CREWSENSE_TIMEZONE", "Nowhere")
    with pytest.raises(InvalidInput) as caught:
        from_environment("crewsense")
    assert "CREWSENSE_CLIENT_ID is not set; set it in the environment or in .env." in str(caught.value)
    assert "CREWSENSE_TIMEZONE: there is no time zone 'Nowhere'" in str(caught.value)
    assert "canary" not in str(caught.value)


def test_a_rule_about_several_variables_is_told_without_naming_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEVEN_SHIFTS_CLIENT_ID", "id")
    with pytest.raises(InvalidInput, match="SEVEN_SHIFTS: .*client secret"):
        from_environment("seven_shifts")


def test_an_empty_environment_names_no_vendor() -> None:
    assert [] == in_environment()


def test_settings_and_blocks_have_the_same_fields() -> None:
    for vendor_id, settings in SETTINGS.items():
        assert list(CREDENTIALS[vendor_id].model_fields) == list(settings.model_fields)
