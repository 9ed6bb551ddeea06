"""Hypothesis strategies: payloads that keep every rule, and payloads that break exactly one.

They draw JSON-ready values. Importing this module, which hypothesis does by itself where the package is
installed, teaches `st.from_type` the dataclasses. It needs the extra `testing`.

In all functions, `overrides` are members by the names that they have in the dataclasses, each one a value
or a strategy; None leaves the member out. They are put in as they are, right or wrong, and the other
members are made to fit. `subscription` leaves only the types that it includes. With `advised`, payloads
follow all advice as well. Wrong arguments are a ValueError.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal, TypeAlias

from hypothesis import strategies as st

from .described import CONTRACT
from .runtime.drawing_api import Strategies

_Payload: TypeAlias = dict[str, Any]
_Type: TypeAlias = Literal[
    "addToCart",
    "browseAbandonment",
    "cartAbandonment",
    "error",
    "identification",
    "onSiteSearch",
    "order",
    "pageView",
    "productConfiguration",
    "productView",
    "richMediaInteraction",
]
_Tier: TypeAlias = Literal["pro", "premium", "ultimate"]
_Object: TypeAlias = Literal[
    "IdentifiableAttributes",
    "CustomAttribute",
    "BrowseAbandonedItem",
    "CartAbandonedItem",
    "OrderedItem",
]

# What stands for each record: its name, a module and the class in it.
_CLASSES = (
    ("Signal", "objects.signal", "Signal"),
    ("IdentifiableAttributes", "objects.identifiable_attributes", "IdentifiableAttributes"),
    ("CustomAttribute", "objects.custom_attribute", "CustomAttribute"),
    ("BrowseAbandonedItem", "objects.browse_abandoned_item", "BrowseAbandonedItem"),
    ("CartAbandonedItem", "objects.cart_abandoned_item", "CartAbandonedItem"),
    ("OrderedItem", "objects.ordered_item", "OrderedItem"),
    ("addToCart", "signals.add_to_cart", "AddToCart"),
    ("browseAbandonment", "signals.browse_abandonment", "BrowseAbandonment"),
    ("cartAbandonment", "signals.cart_abandonment", "CartAbandonment"),
    ("error", "signals.error", "Error"),
    ("identification", "signals.identification", "Identification"),
    ("onSiteSearch", "signals.on_site_search", "OnSiteSearch"),
    ("order", "signals.order", "Order"),
    ("pageView", "signals.page_view", "PageView"),
    ("productConfiguration", "signals.product_configuration", "ProductConfiguration"),
    ("productView", "signals.product_view", "ProductView"),
    ("richMediaInteraction", "signals.rich_media_interaction", "RichMediaInteraction"),
)
_STRATEGIES = Strategies(CONTRACT)

CONTENT_RULES = _STRATEGIES.breaking.content_rules
"""The rules that `invalid_contents` takes."""
ENVELOPE_RULES = _STRATEGIES.breaking.envelope_rules
"""The rules that `invalid_signals` takes."""
BATCH_RULES = _STRATEGIES.breaking.batch_rules
"""The rules that `invalid_batches` takes."""
RULES = tuple(dict.fromkeys((*BATCH_RULES, *CONTENT_RULES)))
"""The ids of all rules that can be asked for."""


def contents(
    signal_type: _Type | None = None,
    *,
    subscription: _Tier | None = None,
    advised: bool = False,
    **overrides: Any,
) -> st.SearchStrategy[_Payload]:
    """Contents of one type, or of all that have the overridden members: `contents("addToCart")`."""
    return _STRATEGIES.contents(signal_type, subscription, advised, overrides)


def signals(
    signal_type: _Type | None = None,
    *,
    subscription: _Tier | None = None,
    advised: bool = False,
    **overrides: Any,
) -> st.SearchStrategy[_Payload]:
    """Such contents, each in its signal; `content=contents(...)` says more about these."""
    return _STRATEGIES.envelopes(signal_type, subscription, advised, overrides)


def batches(
    signal_type: _Type | None = None,
    *,
    subscription: _Tier | None = None,
    min_size: int = 0,
    max_size: int | None = None,
    advised: bool = False,
    **overrides: Any,
) -> st.SearchStrategy[list[_Payload]]:
    """Lists of what `signals` draws; large ones repeat a few."""
    return _STRATEGIES.batches(signal_type, subscription, advised, (min_size, max_size), overrides)


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
    subscription: _Tier | None = None,
) -> st.SearchStrategy[Any]:
    """What breaks that rule, one of `CONTENT_RULES`, exactly once, and no other. With `subscription`, what
    a caller of that tier breaks it by.
    """
    return _STRATEGIES.breaking.contents(rule, subscription)


def invalid_signals(
    rule: str,
    *,
    subscription: _Tier | None = None,
) -> st.SearchStrategy[Any]:
    """What breaks that rule, one of `ENVELOPE_RULES`, exactly once, and no other. With `subscription`,
    what a caller of that tier breaks it by.
    """
    return _STRATEGIES.breaking.envelopes(rule, subscription)


def invalid_batches(
    rule: str,
    *,
    subscription: _Tier | None = None,
) -> st.SearchStrategy[Any]:
    """What breaks that rule, one of `BATCH_RULES`, exactly once, and no other. With `subscription`, what a
    caller of that tier breaks it by.
    """
    return _STRATEGIES.breaking.batches(rule, subscription)


def _register() -> None:
    """Teaches `st.from_type` the dataclasses."""
    for name, module, class_name in _CLASSES:
        _STRATEGIES.register(name, getattr(import_module(f"{__package__}.{module}"), class_name))


_register()
