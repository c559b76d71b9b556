"""Where a step holds expressions."""

from collections.abc import Iterator

from prefect_shiftwork.recipes.model import ApprovalStep, CallStep, ChatStep, MailStep, Step, TableStep


def texts_of(step: Step) -> Iterator[tuple[str, str]]:
    """Every text of a step that may hold expressions, with the name of its field."""
    yield from condition_fields(step)
    yield "once", step.once
    match step.does:
        case CallStep(call=call):
            yield from ((f"arguments.{row.name}", row.value) for row in call.arguments)
        case TableStep(table=table):
            yield from ((f"columns.{column.heading}", column.value) for column in table.columns)
        case MailStep(mail=mail):
            yield from (("to", mail.to), ("subject", mail.subject), ("text", mail.text))
        case ChatStep(chat_message=message):
            yield from (("title", message.title), ("text", message.text))
        case ApprovalStep(approval=question):
            yield "question", question.question


def condition_fields(step: Step) -> Iterator[tuple[str, str]]:
    """The texts that are one whole expression or empty."""
    yield "for_each", step.for_each
    yield "only_if", step.only_if
