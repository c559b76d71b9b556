"""The keys of the sandbox: fixed, public, and good for nothing else."""
# ruff: noqa: S105 - they are meant to be read

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credentials:
    """Everything a client may present to the four vendors."""

    crewsense_client_id: str = "sandbox-crewsense"
    crewsense_client_secret: str = "sandbox-crewsense-secret"
    crewio_key: str = "crw_live_sandbox_all"
    """Holds every scope."""
    crewio_read_key: str = "crw_live_sandbox_read"
    """Holds the read scopes only."""
    crewio_webhook_secret: str = "sandbox-webhook-secret"
    seven_shifts_v1_key: str = "sandbox-v1-key"
    seven_shifts_token: str = "sandbox-v2-token"
    seven_shifts_client_id: str = "sandbox-partner"
    seven_shifts_client_secret: str = "sandbox-partner-secret"
    seven_shifts_company_guid: str = "7b5b1c1e-0000-4000-8000-000000008655"
    seven_shifts_company_id: int = 8655
    crewmojo_client_id: str = "sandbox-crewmojo"
    crewmojo_client_secret: str = "sandbox-crewmojo-secret"
