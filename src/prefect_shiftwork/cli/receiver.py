"""``shiftwork webhooks``: what vendors tell by themselves."""

from cyclopts import App


def add_to(app: App) -> None:
    """Add the commands of this room."""
    app.command(webhooks)


def webhooks(*, port: int = 4290, host: str = "127.0.0.1") -> None:
    """Receive webhooks of CrewIO and 7shifts, and hand each event to Prefect once.

    Secrets, and which deployments an event starts, come from the environment or .env: see docs/webhooks.md.

    Args:
        port: Port to listen on; 0 takes a free one.
        host: Address to listen on. Put a proxy with TLS in front of it.
    """
    from prefect_shiftwork.webhooks.serve import serve

    serve(port=port, host=host)
