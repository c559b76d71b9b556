"""What the receiver needs to know, from the environment and ``.env``: the variables are the fields in capitals."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, StringConstraints, ValidationError
from pydantic_core import from_json
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.parameters import reason

UNGUESSABLE = re.compile(r"[0-9A-Za-z_-]{32,}", re.ASCII)


def _words(said: object) -> object:
    return said.split() if isinstance(said, str) else said


def _json(said: object) -> object:
    return from_json(said) if isinstance(said, str) else said


def _unguessable(token: SecretStr) -> SecretStr:
    if not UNGUESSABLE.fullmatch(token.get_secret_value()):
        raise ValueError(
            "it has to have 32 letters, digits, - and _, or more; make one with: "
            "python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    return token


Secrets = Annotated[tuple[SecretStr, ...], NoDecode, BeforeValidator(_words)]
"""One secret, or several with blanks between them while one replaces another."""

Tokens = Annotated[tuple[Annotated[SecretStr, AfterValidator(_unguessable)], ...], NoDecode, BeforeValidator(_words)]
"""The same for secrets that stand in an address."""

Deployment = Annotated[str, StringConstraints(pattern=r"^[^/]+/[^/]+$")]
"""A deployment as Prefect names it: ``flow/deployment``."""

Runs = Annotated[dict[str, tuple[Deployment, ...]], NoDecode, BeforeValidator(_json)]
"""Which deployments an event starts, by a pattern for the event's name."""


class WebhookSettings(BaseSettings):
    """The receiver's settings."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    crewio_webhook_secret: Annotated[Secrets, Field(description="What CrewIO signs with. Opens `/crewio`.")] = ()
    seven_shifts_webhook_guid: Annotated[
        Secrets,
        Field(
            description="For partners: the GUID of the company's grant. 7shifts signs with it. Opens `/seven_shifts`."
        ),
    ] = ()
    seven_shifts_webhook_token: Annotated[
        Tokens,
        Field(
            description="For webhooks that a company made itself, which 7shifts does not sign: the secret end of their "
            "address. Opens `/seven_shifts/<token>`."
        ),
    ] = ()
    webhooks_runs: Annotated[
        Runs, Field(description="Which deployments an event starts, by a pattern for its name, as JSON.")
    ] = Field(default_factory=dict)
    webhooks_state: Annotated[
        Path, AfterValidator(Path.expanduser), Field(description="The file that remembers the events.")
    ] = Path("~/.prefect/shiftwork-webhooks.sqlite")
    webhooks_largest_body: Annotated[int, Field(gt=0, le=1_000_000, description="How many bytes a body may have.")] = (
        262_144
    )


def from_environment() -> WebhookSettings:
    """The receiver's settings.

    Raises:
        InvalidInput: naming each variable that is wrong, or those of which one is needed.
    """
    try:
        settings = WebhookSettings()
    except ValidationError as error:
        wrong = "; ".join(
            f"{str(problem['loc'][0]).upper()}: {reason(problem)}" for problem in error.errors(include_input=False)
        )
        raise InvalidInput(f"Settings of the webhook receiver in the environment: {wrong}.") from None
    if not any(
        (settings.crewio_webhook_secret, settings.seven_shifts_webhook_guid, settings.seven_shifts_webhook_token)
    ):
        raise InvalidInput(
            "Without a secret nothing tells a webhook from a forged one. Set CREWIO_WEBHOOK_SECRET, "
            "SEVEN_SHIFTS_WEBHOOK_GUID or SEVEN_SHIFTS_WEBHOOK_TOKEN, in the environment or in .env."
        )
    return settings
