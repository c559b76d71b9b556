"""``shiftwork call ... --dry-run``: the request of an operation, checked and shown instead of sent."""

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from prefect_shiftwork.cli.records import as_json

if TYPE_CHECKING:
    from prefect_shiftwork.rest.access import Access
    from prefect_shiftwork.rest.operation import Operation


async def show(operation: "Operation[..., Any]", given: dict[str, Any], credentials: "Access[Any]") -> None:
    """Print what would be sent, with the arguments as the vendor gets them.

    An id that the path needs may be read from the vendor for it, like the company's; nothing is written.
    """
    async with credentials.get_client() as client:
        request = await operation.call(client, (), given)
    body = request.json or request.form or (request.content or b"").decode()
    shown = {
        "method": request.method,
        "path": request.path,
        "query": request.query,
        "body": _concealed(operation, body),
    }
    print(as_json({name: value for name, value in shown.items() if value}, indent=2))


def _concealed(operation: "Operation[..., Any]", body: object) -> object:
    """The body without what was given for secret arguments, like a new user's password."""
    secret = _secrets(operation.parameters.model)
    if not isinstance(body, dict):
        return body
    return {name: "***" if name in secret else value for name, value in body.items()}


def _secrets(model: type[BaseModel]) -> set[str]:
    properties = model.model_json_schema()["properties"]
    return {name for name, told in properties.items() if '"password"' in as_json(told)}
