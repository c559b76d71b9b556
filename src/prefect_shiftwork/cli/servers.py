"""``shiftwork sandbox``: the four vendors on this machine."""

from pathlib import Path

from cyclopts import App


def add_to(app: App) -> None:
    """Add the commands of this room."""
    app.command(sandbox)


def sandbox(*, port: int = 4280, smtp_port: int = 4225, host: str = "127.0.0.1", state: Path | None = None) -> None:
    """Serve the four vendors on this machine, with a roster to try things on and an inbox for mails.

    Args:
        port: Port of the web server; 0 takes a free one.
        smtp_port: Port of the mail server; 0 takes a free one.
        host: Address to listen on.
        state: Folder that keeps what was changed for the next start; without it every start is fresh.
    """
    from prefect_shiftwork.sandbox.serve import serve

    serve(port=port, smtp_port=smtp_port, host=host, state=state)
