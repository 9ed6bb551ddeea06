"""A mock of the platform that a spec describes: takes its mutation, says what the contract says of it.

Needs the extra `mock`.
"""

from __future__ import annotations

from signalspec.mock.app import create_app
from signalspec.mock.client import MockClient, MockError, Seen, SeenViolation
from signalspec.mock.serving import running_mock
from signalspec.mock.settings import Limits, Settings

__all__ = [
    "Limits",
    "MockClient",
    "MockError",
    "Seen",
    "SeenViolation",
    "Settings",
    "create_app",
    "running_mock",
]
