"""Mocks that run for the whole test session, a namespace of them for each test, and signals to send."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from mock_calls import Calls, calls
from signalspec.mock import MockClient, Settings, running_mock
from signalspec.model import Spec

_numbers = count(1)


@pytest.fixture(scope="session")
def strict_mock(spec: Spec) -> Iterator[MockClient]:
    with running_mock(spec) as mock:
        yield mock


@pytest.fixture(scope="session")
def lenient_mock(spec: Spec) -> Iterator[MockClient]:
    with running_mock(spec, Settings(mode="lenient")) as mock:
        yield mock


@pytest.fixture
def strict(strict_mock: MockClient, spec: Spec) -> Iterator[Calls]:
    """A namespace of its own in a strict mock."""
    with calls(strict_mock.namespace(f"test-{next(_numbers)}"), spec) as found:
        yield found


@pytest.fixture
def lenient(lenient_mock: MockClient, spec: Spec) -> Iterator[Calls]:
    """A namespace of its own in a lenient mock."""
    with calls(lenient_mock.namespace(f"test-{next(_numbers)}"), spec) as found:
        yield found


@pytest.fixture
def good(spec: Spec) -> dict[str, Any]:
    """A signal that breaks nothing."""
    return {
        **copy.deepcopy(spec.transport.envelope.examples[0].value),
        "signalContent": {
            "signalType": "addToCart",
            **copy.deepcopy(spec.signal("addToCart").examples[0].value),
        },
    }


@pytest.fixture
def bad(good: dict[str, Any]) -> dict[str, Any]:
    """The same with a text for a number and a member too many."""
    content = {**good["signalContent"], "unitPrice": "9", "colour": "red"}
    return {**good, "signalContent": content}
