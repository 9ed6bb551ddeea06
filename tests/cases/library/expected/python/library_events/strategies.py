"""Hypothesis strategies: payloads that keep every rule, and payloads that break exactly one.

They draw JSON-ready values. Importing this module, which hypothesis does by itself where the package is
installed, teaches `st.from_type` the dataclasses. It needs the extra `testing`.

In all functions, `overrides` are members by the names that they have in the dataclasses, each one a value
or a strategy; None leaves the member out. They are put in as they are, right or wrong, and the other
members are made to fit. `membership` leaves only the types that it includes. With `advised`, payloads
follow all advice as well. Wrong arguments are a ValueError.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal, TypeAlias

from hypothesis import strategies as st

from .described import CONTRACT
from .runtime.drawing_api import Strategies

_Payload: TypeAlias = dict[str, Any]
_Type: TypeAlias = Literal["loan", "acquisition", "bought", "closed"]
_Tier: TypeAlias = Literal["branch", "city", "consortium"]
_Object: TypeAlias = Literal["Person", "Address", "Item"]

# What stands for each record: its name, a module and the class in it.
_CLASSES = (
    ("Notice", "objects.notice", "Notice"),
    ("Person", "objects.person", "Person"),
    ("Address", "objects.address", "Address"),
    ("Item", "objects.item", "Item"),
    ("loan", "signals.loan", "Loan"),
    ("acquisition", "signals.acquisition", "Acquisition"),
    ("bought", "signals.bought", "Bought"),
    ("closed", "signals.closed", "Closed"),
)
_STRATEGIES = Strategies(CONTRACT)

CONTENT_RULES = _STRATEGIES.breaking.content_rules
"""The rules that `invalid_contents` takes."""
ENVELOPE_RULES = _STRATEGIES.breaking.envelope_rules
"""The rules that `invalid_notices` takes."""
BATCH_RULES = _STRATEGIES.breaking.batch_rules
"""The rules that `invalid_batches` takes."""
RULES = tuple(dict.fromkeys((*BATCH_RULES, *CONTENT_RULES)))
"""The ids of all rules that can be asked for."""


def contents(
    event: _Type | None = None,
    *,
    membership: _Tier | None = None,
    advised: bool = False,
    **overrides: Any,
) -> st.SearchStrategy[_Payload]:
    """Contents of one type, or of all that have the overridden members: `contents("loan")`."""
    return _STRATEGIES.contents(event, membership, advised, overrides)


def notices(
    event: _Type | None = None,
    *,
    membership: _Tier | None = None,
    advised: bool = False,
    **overrides: Any,
) -> st.SearchStrategy[_Payload]:
    """Such contents, each in its notice; `content=contents(...)` says more about these."""
    return _STRATEGIES.envelopes(event, membership, advised, overrides)


def batches(
    event: _Type | None = None,
    *,
    membership: _Tier | None = None,
    min_size: int = 0,
    max_size: int | None = None,
    advised: bool = False,
    **overrides: Any,
) -> st.SearchStrategy[list[_Payload]]:
    """Lists of what `notices` draws; large ones repeat a few."""
    return _STRATEGIES.batches(event, membership, advised, (min_size, max_size), overrides)


def objects(
    name: _Object,
    /,
    *,
    advised: bool = False,
    **overrides: Any,
) -> st.SearchStrategy[_Payload]:
    """Objects that stand inside contents or envelopes, to override members with."""
    return _STRATEGIES.objects(name, advised, overrides)


def invalid_contents(
    rule: str,
    *,
    membership: _Tier | None = None,
) -> st.SearchStrategy[Any]:
    """What breaks that rule, one of `CONTENT_RULES`, exactly once, and no other. With `membership`, what a
    caller of that tier breaks it by.
    """
    return _STRATEGIES.breaking.contents(rule, membership)


def invalid_notices(
    rule: str,
    *,
    membership: _Tier | None = None,
) -> st.SearchStrategy[Any]:
    """What breaks that rule, one of `ENVELOPE_RULES`, exactly once, and no other. With `membership`, what
    a caller of that tier breaks it by.
    """
    return _STRATEGIES.breaking.envelopes(rule, membership)


def invalid_batches(
    rule: str,
    *,
    membership: _Tier | None = None,
) -> st.SearchStrategy[Any]:
    """What breaks that rule, one of `BATCH_RULES`, exactly once, and no other. With `membership`, what a
    caller of that tier breaks it by.
    """
    return _STRATEGIES.breaking.batches(rule, membership)


def _register() -> None:
    """Teaches `st.from_type` the dataclasses."""
    for name, module, class_name in _CLASSES:
        _STRATEGIES.register(name, getattr(import_module(f"{__package__}.{module}"), class_name))


_register()
