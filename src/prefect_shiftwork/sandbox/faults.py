"""Faults on demand, around every vendor app, whether it is mounted or stands alone."""

import asyncio
from contextlib import nullcontext
from http import HTTPStatus

import httpx
from fastapi import FastAPI
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from prefect_shiftwork.sandbox.dependencies import own_path
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Armed, Fault
from prefect_shiftwork.sandbox.recording import Recording
from prefect_shiftwork.sandbox.state.layer import READS, KeepChanges


def guard(app: FastAPI, vendor: str, desk: Desk) -> FastAPI:
    """Put the desk's memory and the fault machine around a vendor's app: the last thing that its `create_app` does.

    return guard(app, "crewsense", desk)
    """
    # The faults outside: a change is kept by what the vendor answered, whatever became of the answer.
    app.add_middleware(KeepChanges, vendor=vendor, desk=desk)
    app.add_middleware(FaultMiddleware, vendor=vendor, desk=desk)
    return app


class FaultMiddleware:
    """Counts each call, waits for the latency that was asked for, and lets the armed faults strike."""

    def __init__(self, app: ASGIApp, vendor: str, desk: Desk) -> None:
        self._app = app
        self._vendor = vendor
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or spoil it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        call = self._vendor, str(scope["method"]), own_path(scope)
        plan = self._desk.faults
        plan.calls[call] += 1
        await asyncio.sleep(plan.latency_ms / 1000)
        if scope["method"] not in READS:
            self._remember()
        armed = plan.find(*call)
        if armed is None:
            await self._app(scope, receive, send)
        elif armed.fault.kind == "repeat_page":
            await self._repeat(armed, scope, receive, send)
        elif armed.fault.kind == "lag":
            plan.spend(armed)
            await self._answer_late(armed, scope, receive, send)
        else:
            plan.spend(armed)
            await self._strike(armed.fault, scope, receive, send)

    async def _strike(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        match fault.kind:
            case "hang":
                await _wait_for_hang_up(receive)
            case "reset":
                await _hang_up(receive)
            case "cut_json":
                await (await self._answer(scope, receive)).play_half(send)
            case "store_then_status":
                await self._answer(scope, receive)
                await _response(fault)(scope, receive, send)
            case _:
                await _response(fault)(scope, receive, send)

    async def _repeat(self, armed: Armed, scope: Scope, receive: Receive, send: Send) -> None:
        if armed.page is None:
            armed.page = await self._answer(scope, receive)
        else:
            self._desk.faults.spend(armed)
        await armed.page.play(send)

    def _remember(self) -> None:
        """Keep what the vendors hold before a write, for the reads that lag behind it."""
        for armed in self._desk.faults.lagging(self._vendor):
            armed.before.append((self._desk.clock.now(), self._desk.remembered()))

    async def _answer_late(self, armed: Armed, scope: Scope, receive: Receive, send: Send) -> None:
        held = armed.held(self._desk.clock.now())
        with self._desk.recalling(held) if held is not None else nullcontext():
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> Recording:
        recording = Recording()
        await self._app(scope, receive, recording.catch)
        return recording


def _response(fault: Fault) -> Response:
    phrase = HTTPStatus(fault.status).phrase
    if fault.kind == "html":
        page = f"<html><head><title>{phrase}</title></head><body><h1>{fault.status} {phrase}</h1></body></html>"
        return HTMLResponse(page, fault.status, fault.headers)
    if isinstance(fault.body, str):
        return Response(fault.body, fault.status, fault.headers)
    return JSONResponse({"error": phrase} if fault.body is None else fault.body, fault.status, fault.headers)


async def _wait_for_hang_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _hang_up(receive: Receive) -> None:
    """Close the connection without a word.

    ASGI has no message for it. uvicorn's `receive` is a method of the object that owns the connection; an
    in-process client has no connection, so it gets the exception that a real transport would raise.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if not isinstance(transport, asyncio.Transport):
        raise httpx.ReadError("the sandbox hung up")
    transport.abort()
    await _wait_for_hang_up(receive)
