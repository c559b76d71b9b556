"""The pages for people: what happened in the sandbox, and the mails that it received."""

from urllib.parse import quote

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from prefect_shiftwork.sandbox.dependencies import TheDesk
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.mailbox import Mail
from prefect_shiftwork.sandbox.overview import Overview, Times

SECURITY = {
    # Mails hold HTML of anybody's making: nothing on these pages runs, loads from elsewhere, or is sent away.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

router = APIRouter()
templates = Environment(
    loader=PackageLoader("prefect_shiftwork.sandbox", ""),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@router.get("/")
async def front_page(desk: TheDesk) -> Response:
    """What was announced, who is off where, what changed, and the mails."""
    return _page("front.html.j2", desk, overview=Overview(desk))


@router.get("/mails/{number}")
async def mail_page(desk: TheDesk, number: int) -> Response:
    """One mail: its head, the HTML as a mail program would show it, the text, and the files."""
    mail = desk.mailbox.get(number)
    return _page("mail.html.j2", desk, mail=mail) if mail else _gone(desk)


@router.get("/mails/{number}/attachments/{position}")
async def attachment(desk: TheDesk, number: int, position: int) -> Response:
    """One attached file, counted from 1, to be saved and never shown."""
    mail = desk.mailbox.get(number)
    files = mail.attachments if mail else ()
    if not 1 <= position <= len(files):
        return _gone(desk)
    file = files[position - 1]
    disposition = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = SECURITY | {"Content-Disposition": disposition}
    return Response(file.content, media_type=file.media_type, headers=headers)


def _gone(desk: Desk) -> Response:
    return _page("gone.html.j2", desk, status=404)


def _page(template: str, desk: Desk, *, status: int = 200, **context: Overview | Mail) -> Response:
    html = templates.get_template(template).render(times=Times(desk), **context)
    return HTMLResponse(html, status, SECURITY)
