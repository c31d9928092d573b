"""No test reaches the network: every outgoing HTTP call that a test does not answer is an error."""

from collections.abc import Iterator

import pytest
import respx


@pytest.fixture(autouse=True)
def no_outgoing_calls() -> Iterator[respx.MockRouter]:
    """Calls of httpx without a route raise; loopback servers are reached through sockets."""
    with respx.mock(assert_all_called=False, assert_all_mocked=True) as router:
        yield router
