"""Messages that a recipe sends: a mail to each address, a message in a chat."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from prefect.blocks.abstract import NotificationBlock

from prefect_shiftwork.exports.canvas import Chart
from prefect_shiftwork.flows.channels import shown
from prefect_shiftwork.flows.chat import say
from prefect_shiftwork.flows.forms import known_addresses
from prefect_shiftwork.flows.mailing import Letter, framed, post_letter
from prefect_shiftwork.flows.memory import saved_as
from prefect_shiftwork.flows.recipe_files import TableRows, write_file
from prefect_shiftwork.flows.recipe_tools import Deed, Making
from prefect_shiftwork.flows.running import needed
from prefect_shiftwork.recipes.expressions import Scope
from prefect_shiftwork.recipes.model import Attached, Mail, Message
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.roster.plan import Action, Item
from prefect_shiftwork.templates.context import Picture
from prefect_shiftwork.templates.render import Template, render


def mails(
    making: Making, mail: Mail, tables: Mapping[str, TableRows], pictures: Mapping[str, Chart]
) -> list[Item[Deed]]:
    """A mail to each address, each time that the step is made; the pictures are by their content ids."""
    return [
        mail_to(making, mail, address, scope, tables, pictures)
        for scope in making.scopes
        for address in addresses(making, mail, scope)
    ]


def addresses(making: Making, mail: Mail, scope: Scope) -> list[str]:
    """The addresses of a mail. Raises InvalidInput when one is none."""
    found = making.evaluate("to", mail.to, scope)
    texts = found if isinstance(found, list) else str(found or "").split(",")
    try:
        return known_addresses([str(text) for text in texts if str(text or "").strip()])
    except ValueError as error:
        raise InvalidInput(f"Step {making.step.name!r}, to: {error}") from None


def mail_to(
    making: Making,
    mail: Mail,
    address: str,
    scope: Scope,
    tables: Mapping[str, TableRows],
    pictures: Mapping[str, Chart],
) -> Item[Deed]:
    """One mail."""
    once, key = making.key(scope, "mail", address)
    subject = " ".join(making.text("subject", mail.subject, scope).split())
    text = render(
        Template("mail.txt", "{{ text }}"), {"text": making.text("text", mail.text, scope)}, making.tools.reader
    )
    shown_in_it = [Picture(cid=cid, alt=chart.alt) for cid, chart in pictures.items()]
    html = framed(subject, text, making.tools.reader, shown_in_it)
    letter = Letter(
        key=key,
        sender=making.tools.sender,
        to=(address,),
        subject=subject,
        html=html,
        text=text,
        pictures={cid: chart.png for cid, chart in pictures.items()},
    )
    deed = Deed(key, f"mail {subject!r}", partial(post, making, letter, mail.files, tables))
    return Item(Action.CREATE, once, f"Mail to {shown(address)}", subject, payload=deed)


async def post(making: Making, letter: Letter, files: list[Attached], tables: Mapping[str, TableRows]) -> None:
    """Send a mail with its files."""
    server = needed(making.tools.email, "email", "The recipe sends mails")
    with TemporaryDirectory(prefix="shiftwork-") as name:
        paths = tuple(write_file(file.table, tables[file.table], file.kind, Path(name)) for file in files)
        await post_letter(replace(letter, attachments=paths), server)


def messages(making: Making, message: Message) -> list[Item[Deed]]:
    """A message in the chat, each time that the step is made."""
    chat = needed(making.tools.chat, "chat", "The recipe writes into a chat")
    return [chat_message(making, message, chat, scope) for scope in making.scopes]


def chat_message(making: Making, message: Message, chat: NotificationBlock, scope: Scope) -> Item[Deed]:
    """One message in the chat."""
    name = saved_as(chat)
    once, key = making.key(scope, "chat", name)
    title, text = making.text("title", message.title, scope), making.text("text", message.text, scope)
    deed = Deed(key, f"chat message {title!r}", partial(say, chat, text, title))
    return Item(Action.CREATE, once, f"Chat {name}", title or text.partition("\n")[0], payload=deed)
