"""Real server processes with keys: operators, two tenants, and somebody who wants in."""

import json
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import respx
from click.testing import CliRunner, Result

from api.access.keys import parts
from api.cli import main
from api.cli.exits import Exit
from tests.http.problem import assert_problem
from tests.http.server import logged, serving

COMMAND = ("-m", "api", "serve", "--port", "{port}")
TEXT = "The Zanzibar council voted on Monday to close the library, Ann Smith said."
ASKED = {"article": {"text": TEXT}}


@pytest.fixture(autouse=True)
def loopback(no_outgoing_calls: respx.MockRouter) -> None:
    no_outgoing_calls.route(host="127.0.0.1").pass_through()


def keys(folder: Path, *arguments: str) -> str:
    """What `factframe keys` prints."""
    done = run(folder, "keys", *arguments)
    assert done.exit_code == Exit.OK, done.output
    return done.stdout.strip()


def run(folder: Path, *arguments: str) -> Result:
    environment = {"FACTFRAME_KEYS": str(folder / "keys"), "FACTFRAME_CACHE": "false"}
    return CliRunner(env=environment).invoke(main, arguments)


def using(address: str, key: str = "") -> httpx.Client:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return httpx.Client(base_url=address, headers=headers, timeout=60, trust_env=False)


def test_tenants_see_nothing_of_each_other_and_keys_are_nowhere(tmp_path: Path) -> None:
    one = keys(tmp_path, "create", "One", "--tenant", "one")
    colleague = keys(tmp_path, "create", "Colleague", "--tenant", "one")
    two = keys(tmp_path, "create", "Two", "--tenant", "two")
    log = tmp_path / "log"
    with log.open("wb") as out, logged(out, out, tmp_path, *COMMAND) as address:
        with using(address, one) as mine, using(address, two) as theirs:
            made = mine.post("/v1/analyses", json=ASKED)
            where = made.headers["content-location"]
            assert_problem(theirs.get(where), 404)
            assert theirs.get(f"/analyses/{made.json()['id']}").status_code == 404
            named = {"articles": [{"id": made.json()["id"]}, {"article": {"text": "Nothing."}}]}
            assert_problem(theirs.post("/v1/comparisons", json=named), 404)
            assert not theirs.post("/v1/analyses", json=ASKED).json()["run"]["cached"]
            assert mine.get(where).status_code == 200
        with using(address, colleague) as ours:
            assert ours.get(where).json()["run"]["cached"]
        with using(address, one[:-1]) as wrong, using(address) as nobody:
            refused = [wrong.get(where), nobody.get(where), nobody.get("/docs")]
        assert [answer.status_code for answer in refused] == [401, 401, 401]
    written = log.read_bytes() + b"".join(
        file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file != log
    )
    for key in (one, colleague, two):
        assert parts(key)[1].encode() not in written
        assert key not in "".join(answer.text for answer in refused)
    assert b"Zanzibar" not in log.read_bytes()
    assert one.split("_")[1].encode() in log.read_bytes()


def test_what_was_kept_without_keys_stays_readable(tmp_path: Path) -> None:
    with serving(tmp_path, *COMMAND) as address, using(address) as anybody:
        where = anybody.post("/v1/analyses", json=ASKED).headers["content-location"]
    key = keys(tmp_path, "create", "The desk")
    stranger = keys(tmp_path, "create", "Another desk", "--tenant", "other")
    with (
        serving(tmp_path, *COMMAND) as address,
        using(address, key) as desk,
        using(address, stranger) as other,
    ):
        assert desk.get(where).status_code == 200
        assert_problem(other.get(where), 404)


def test_quotas_and_revoking_hold_for_two_servers_at_once(tmp_path: Path) -> None:
    key = keys(tmp_path, "create", "Few", "--articles", "2", "--tokens", "0")
    identifier = key.split("_")[1]
    with (
        serving(tmp_path, *COMMAND) as first,
        serving(tmp_path, *COMMAND) as second,
        using(first, key) as here,
        using(second, key) as there,
    ):
        made = here.post("/v1/analyses", json=ASKED)
        assert made.status_code == 200
        both = {"articles": [ASKED, {"article": {"text": "Two."}}]}
        too_much = assert_problem(there.post("/v1/comparisons", json=both), 429)
        assert "2 articles" in too_much["detail"]
        assert there.post("/v1/analyses", json=ASKED).json()["run"]["cached"]
        spent = there.post("/v1/analyses", json=ASKED)
        problem = assert_problem(spent, 429)
        assert problem["type"] == "/problems/quota-reached"
        assert "renews at" in problem["detail"]
        assert 0 < int(spent.headers["retry-after"]) <= 86_400
        assert here.get(made.headers["content-location"]).status_code == 200
        assert "today 2 articles, of 2 articles a day" in keys(tmp_path, "show", identifier)
        assert "revoked" in keys(tmp_path, "revoke", identifier)
        assert [one.get("/v1/engines").status_code for one in (here, there)] == [401, 401]


def test_a_browser_signs_in_and_out_without_scripts(tmp_path: Path) -> None:
    key = keys(tmp_path, "create", "The desk")
    page = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    with serving(tmp_path, *COMMAND) as address, using(address) as browser:
        browser.headers.update(page)
        sent = browser.get("/?accounts=3")
        assert sent.status_code == 303
        assert sent.headers["location"] == "/sign-in?next=/%3Faccounts%3D3"
        form = browser.get(sent.headers["location"])
        assert 'name="next" value="/?accounts=3"' in form.text
        wrong = browser.post("/sign-in", data={"key": "ffk_1_2", "next": "/"})
        assert wrong.status_code == 401
        assert "not good" in wrong.text
        elsewhere = {"key": key, "next": "//evil.example/"}
        assert browser.post("/sign-in", data=elsewhere).headers["location"] == "/"
        again = browser.post("/sign-in", data={"key": key, "next": "/?accounts=3"})
        assert again.headers["location"] == "/?accounts=3"
        cookie = again.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert key not in cookie
        start = browser.get("/")
        assert "Sign out" in start.text
        done = browser.post("/", data={"text-1": TEXT, "do": "compare"})
        assert browser.get(done.headers["location"]).status_code == 200
        token = browser.cookies["factframe_session"]
        foreign = {"Sec-Fetch-Site": "cross-site"}
        assert browser.post("/sign-out", headers=foreign).status_code == 403
        assert browser.post("/sign-out").headers["location"] == "/sign-in"
        browser.cookies.clear()
        stolen = {"Cookie": f"factframe_session={token}"}
        assert browser.get("/", headers=stolen).status_code == 303
        assert_problem(browser.post("/", data={"do": "compare"}), 401)


def test_a_session_ends_with_its_key(tmp_path: Path) -> None:
    key = keys(tmp_path, "create", "The desk")
    with serving(tmp_path, *COMMAND) as address, using(address) as browser:
        browser.post("/sign-in", data={"key": key})
        assert browser.get("/v1/engines").status_code == 200
        keys(tmp_path, "revoke", key.split("_")[1])
        assert_problem(browser.get("/v1/engines"), 401)


def test_raw_hosts_and_endless_heads(tmp_path: Path) -> None:
    with serving(tmp_path, *COMMAND) as address:
        rebound = b"GET /v1/engines HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        assert exchanged(address, rebound).split()[1] == b"421"
        endless = b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 60_000
        assert exchanged(address, endless).split()[1] == b"400"


def exchanged(address: str, sent: bytes) -> bytes:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20) as wire:
        wire.sendall(sent)
        answer = b""
        while chunk := wire.recv(65536):
            answer += chunk
    return answer


def test_the_operator_makes_and_lists_keys(tmp_path: Path) -> None:
    refused = run(tmp_path, "serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104 - the case
    assert refused.exit_code == Exit.CONFIGURATION
    assert "factframe keys create" in refused.stderr
    assert not (tmp_path / "keys").exists()
    key = keys(tmp_path, "create", "A \x1b[31mdesk", "--tenant", "desk", "--rate", "9/minute")
    listed = keys(tmp_path, "list")
    assert listed.startswith(key.split("_")[1])
    assert "tenant desk" in listed
    assert "9/minute" in listed
    assert key not in listed
    assert "\x1b" not in listed
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "keys" / "keys.db").stat().st_mode & 0o777 == 0o600
    for wrong in (["--rate", "often"], ["--tenant", "../x"], ["--tenant", ""]):
        assert run(tmp_path, "keys", "create", "x", *wrong).exit_code == Exit.WRONG_USE
    assert run(tmp_path, "keys", "revoke", "nobody").exit_code == Exit.NO_INPUT
    assert len(keys(tmp_path, "list").splitlines()) == 1


def test_uvicorn_by_itself_is_guarded_too(tmp_path: Path) -> None:
    uvicorn = ("-m", "uvicorn", "api.app:create_app", "--factory", "--port", "{port}")
    key = keys(tmp_path, "create", "The desk")
    with (
        serving(tmp_path, *uvicorn) as address,
        using(address) as nobody,
        using(address, key) as desk,
    ):
        assert_problem(nobody.get("/v1/engines"), 401)
        assert json.loads(desk.get("/v1/engines").text)["engines"]
