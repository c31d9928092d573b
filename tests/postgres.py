"""A real PostgreSQL of the tests' own: Debian's package, on loopback, gone when they end."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psycopg
import pytest
from psycopg import sql

from tests.http.server import free_port

_SECONDS: Final = 30
_SUPERUSER: Final = "factframe"
_LESSER_USERS: Final = ("postgres", "nobody")
_OPTIONS: Final = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "lc_messages": "C",
}


class PostgresServer:
    """A server that a test may stop and start again; its address stays the same.

    It runs as another user where the tests are run by root, whom PostgreSQL refuses.
    """

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="factframe-postgres-"))
        self._password = secrets.token_hex(16)
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._as_user = _lesser_user(self._folder)
        self._initialize()

    def url(self, database: str = "postgres") -> str:
        """The address of a database, as FACTFRAME_DATABASE_URL takes it."""
        return f"postgresql://{_SUPERUSER}:{self._password}@127.0.0.1:{self._port}/{database}"

    def start(self) -> None:
        """Start it, unless it runs, and wait until it answers."""
        if self._process is not None:
            return
        options = [f"-c{name}={value}" for name, value in _OPTIONS.items()]
        command = (*self._program("postgres"), "-p", str(self._port), *options)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self._folder, stdout=log, stderr=log)
        self._wait_until_it_answers(self._process)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it, if it runs: connections are cut off. SIGQUIT stops it as a crash would."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait(timeout=_SECONDS)

    def create(self, name: str) -> str:
        """The address of a new database."""
        self._run(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected to it."""
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def remove(self) -> None:
        """Stop it and leave nothing behind."""
        self.stop()
        shutil.rmtree(self._folder)

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    def _initialize(self) -> None:
        secret = self._folder / "password"
        secret.write_text(self._password)
        secret.chmod(0o644)
        command = (
            *(*self._program("initdb"), "--no-sync", "--encoding=UTF8", "--locale=C"),
            *("--auth=scram-sha-256", f"--username={_SUPERUSER}", f"--pwfile={secret}"),
        )
        subprocess.run(
            command, cwd=self._folder, check=True, capture_output=True, timeout=4 * _SECONDS
        )
        secret.unlink()

    def _program(self, name: str) -> tuple[str, ...]:
        """The start of a command: the program, and where the data is."""
        return (*self._as_user, str(self._binaries / name), "-D", str(self._folder / "data"))

    def _wait_until_it_answers(self, process: "subprocess.Popen[bytes]") -> None:
        give_up = time.monotonic() + _SECONDS
        while time.monotonic() < give_up and process.poll() is None:
            try:
                psycopg.connect(self.url(), connect_timeout=2).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"PostgreSQL did not start: {self._log.read_text()[-2000:]}")

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The server. Where PostgreSQL is not installed the tests are skipped; in CI they fail."""
    binaries = _binaries()
    if binaries is None:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("No PostgreSQL found: install one, or name its folder of programs in POSTGRES_BIN.")
    server = PostgresServer(binaries)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def database_url(postgres: PostgresServer) -> Iterator[str]:
    """The address of an empty database of the test's own, on a server that runs."""
    postgres.start()
    name = f"test_{secrets.token_hex(4)}"
    yield postgres.create(name)
    postgres.start()
    postgres.drop(name)


def _binaries() -> Path | None:
    """The folder with initdb and postgres, which Debian does not put on the path."""
    folders = [os.environ.get("POSTGRES_BIN"), _on_path("postgres"), _configured()]
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in (*(Path(named) for named in folders if named), *debian):
        if all((folder / name).exists() for name in ("initdb", "postgres")):
            return folder.resolve()
    return None


def _on_path(name: str) -> str | None:
    found = shutil.which(name)
    return str(Path(found).resolve().parent) if found else None


def _configured() -> str | None:
    if not shutil.which("pg_config"):
        return None
    asked = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or None


def _lesser_user(folder: Path) -> tuple[str, ...]:
    """What runs a command as another user, who is given the folder; nothing but for root."""
    if os.geteuid() != 0:
        return ()
    for name in _LESSER_USERS:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")
    raise AssertionError("PostgreSQL does not run as root, and there is no other user")
