"""The server process."""

import ipaddress
import socket
import threading
from contextlib import closing, suppress
from dataclasses import dataclass
from types import FrameType

import click
import uvicorn
from fastapi import FastAPI

from api.access.store import key_store
from api.app import create_app
from api.cli.exits import Exit, PortError, complain
from api.cli.protocol import PatientProtocol
from api.cli.working import load_settings
from api.collector import spare_collections
from api.errors import ConfigurationError
from api.settings import Settings
from api.telemetry.logs import logging_as

_MOST_HEAD_BYTES = 16_384
"""Of the head of a request that has not come to its end."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where and within which bounds the server listens."""

    host: str
    port: int
    limit_concurrency: int
    shutdown_seconds: int


def run_server(where: Listening, no_keys: bool = False) -> Exit:
    """Serve until the process is told to stop. Raises PortError, ConfigurationError: that where
    others could reach it, and nobody would be asked for a key."""
    settings = load_settings()
    if no_keys:
        settings = settings.model_copy(update={"no_keys": True})
    with logging_as(settings):
        app = create_app(settings)
        spare_collections()
        with _bind(where) as listener, suppress(KeyboardInterrupt):
            _guard(listener, settings)
            _announce(listener)
            _Server(_config(app, where), app.state.stopping).run(sockets=[listener])
    return Exit.OK


class _Server(uvicorn.Server):
    """Tells the application at once when it is told to stop: it waits for answers under way, and
    some of them go on for as long as somebody listens."""

    def __init__(self, config: uvicorn.Config, stopping: threading.Event) -> None:
        super().__init__(config)
        self._stopping = stopping

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._stopping.set()
        super().handle_exit(sig, frame)


def _config(app: FastAPI, where: Listening) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        limit_concurrency=where.limit_concurrency,
        timeout_graceful_shutdown=where.shutdown_seconds,
        server_header=False,
        http=PatientProtocol,
        h11_max_incomplete_event_size=_MOST_HEAD_BYTES,
    )


def _bind(where: Listening) -> socket.socket:
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            where.host, where.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, proto)
    except (OSError, UnicodeError):
        raise PortError(f"{where.host} is no address of this machine. Try 127.0.0.1.") from None
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except PermissionError:
        listener.close()
        raise PortError(
            f"You may not listen on port {where.port}. Try --port 8000 (with make: PORT=8000)."
        ) from None
    except OSError:
        listener.close()
        raise PortError(
            f"Port {where.port} on {where.host} cannot be used: another program may hold it. "
            "Stop that, or choose another with --port (with make: PORT=)."
        ) from None
    return listener


def _guard(listener: socket.socket, settings: Settings) -> None:
    """Raises ConfigurationError where others can reach the server and nobody is asked for a key;
    a warning where the operator wants it so."""
    host = listener.getsockname()[0]
    if ipaddress.ip_address(host.partition("%")[0]).is_loopback:
        return
    if settings.no_keys:
        complain(
            f"warning: {host} can be reached from other machines, and nobody is asked for a key."
            " Whatever controls access must be the only one that can reach this port."
        )
    elif not _has_keys(settings):
        raise ConfigurationError(
            f"{host} can be reached from other machines, and there are no keys to ask for. Make one"
            " with `factframe keys create LABEL`, or listen on 127.0.0.1; or, where a server before"
            " this one controls access, add --no-keys."
        )


def _has_keys(settings: Settings) -> bool:
    with closing(key_store(settings)) as store:
        return store.has_keys()


def _announce(listener: socket.socket) -> None:
    """The address and the docs."""
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    click.echo(f"Factframe listens on {address} · documentation: {address}/docs", err=True)
