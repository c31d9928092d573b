"""No test can reach a real model or any other address."""

import socket

import pytest

DOCUMENTATION_ADDRESS = "192.0.2.1"


def test_an_address_beyond_this_machine_is_refused_before_anything_is_sent() -> None:
    with socket.socket() as wire, pytest.raises(AssertionError, match="beyond this machine"):
        wire.connect((DOCUMENTATION_ADDRESS, 443))
