"""What a step needs, and whether it changes anything."""

from prefect_shiftwork.recipes.model import ApprovalStep, CallStep, ChatStep, MailStep, Step, TableStep
from prefect_shiftwork.recipes.operations import names
from prefect_shiftwork.rest.operation import Kind


def writes(step: Step) -> bool:
    """Whether a step changes something at a vendor, or tells somebody something. An unknown operation may."""
    match step.does:
        case CallStep(call=call):
            operation = names().get(call.operation)
            return operation is None or operation.spec.kind is not Kind.READ
        case MailStep() | ChatStep():
            return True
        case TableStep() | ApprovalStep():
            return False


def must_say_once(step: Step) -> bool:
    """Whether a second time would be one too many: a mail, a message, a write that does not come to the same twice."""
    if isinstance(step.does, CallStep):
        operation = names().get(step.does.call.operation)
        return operation is not None and not operation.spec.safe_to_repeat
    return writes(step)


def block_of(step: Step) -> str:
    """The flow's parameter whose block a step needs; empty if none."""
    match step.does:
        case CallStep(call=call):
            return call.operation.partition(".")[0] if call.operation in names() else ""
        case MailStep():
            return "email"
        case ChatStep():
            return "chat"
        case TableStep() | ApprovalStep():
            return ""


def blocks_of(steps: list[Step]) -> list[str]:
    """The blocks that some steps need, each once, in their order."""
    return list(dict.fromkeys(filter(None, map(block_of, steps))))
