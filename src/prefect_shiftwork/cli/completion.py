"""What the Tab key offers where the words are not fixed: vendors, operations, their arguments, flows, automations.

``shiftwork --install-completion`` tells the shell to ask; each of these is called while somebody types.
"""

from cyclopts.completion import CompletionContext

from prefect_shiftwork.rest.errors import InvalidInput


def summary(docstring: str) -> str:
    """The first line of a docstring, without its markup."""
    return docstring.partition("\n")[0].replace("``", "")


def vendors(_: CompletionContext) -> tuple[str, ...]:
    """The vendors' ids."""
    from prefect_shiftwork.vendors.catalogue import IDS

    return IDS


def vendor_operations(context: CompletionContext) -> dict[str, str]:
    """The operations of the vendor that was typed, each with what it does."""
    from prefect_shiftwork.rest.operation import operations
    from prefect_shiftwork.vendors.catalogue import client_of

    try:
        client = client_of(context["vendor"].value)
    except InvalidInput:
        return {}
    return {name: summary(each.__doc__ or "") for name, each in operations(client).items()}


def operation_arguments(context: CompletionContext) -> list[str]:
    """The arguments of the operation that was typed, as ``name=``."""
    from prefect_shiftwork.vendors.catalogue import operation_of

    try:
        operation = operation_of(context["vendor"].value, context["operation"].value)
    except InvalidInput:
        return []
    return [f"{name}=" for name in operation.parameters.model.model_fields]


def flows(_: CompletionContext) -> tuple[str, ...]:
    """The names of the flows."""
    from prefect_shiftwork.flows import FLOWS

    return tuple(FLOWS)


def automations(_: CompletionContext) -> tuple[str, ...]:
    """The names of the automations."""
    from prefect_shiftwork.flows.ready_automations import ready

    return tuple(ready())
