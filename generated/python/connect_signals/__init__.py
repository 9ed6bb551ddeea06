"""Connect signals: validation, types and the mutation, from one spec.

Behavioural signals that systems other than Connect's own library send to Connect.
"""

from __future__ import annotations

SPEC_VERSION = "1.0.0"
SPEC_DIGEST = "52f3e0ab1bc305cec05c5492330a280730283fbfb023ab1aa769bc92a847e333"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .contents import Content
    from .decoding import decode
    from .enums import (
        AbandonmentReason,
        Currency,
        Effect,
        ErrorType,
        IdentifierName,
        InteractionType,
        SignalCategory,
    )
    from .errors import SignalError
    from .objects.browse_abandoned_item import BrowseAbandonedItem
    from .objects.cart_abandoned_item import CartAbandonedItem
    from .objects.custom_attribute import CustomAttribute
    from .objects.identifiable_attributes import IdentifiableAttributes
    from .objects.ordered_item import OrderedItem
    from .objects.signal import Signal
    from .operation import create_signals
    from .parsing import parse, parse_content
    from .runtime.violation import Violation
    from .signals.add_to_cart import AddToCart
    from .signals.browse_abandonment import BrowseAbandonment
    from .signals.cart_abandonment import CartAbandonment
    from .signals.error import Error
    from .signals.identification import Identification
    from .signals.on_site_search import OnSiteSearch
    from .signals.order import Order
    from .signals.page_view import PageView
    from .signals.product_configuration import ProductConfiguration
    from .signals.product_view import ProductView
    from .signals.rich_media_interaction import RichMediaInteraction
    from .text import validate_json
    from .validation import validate, validate_batch, validate_content
    from .validators.content import SIGNAL_TYPES

__all__ = [
    "SIGNAL_TYPES",
    "SPEC_DIGEST",
    "SPEC_VERSION",
    "AbandonmentReason",
    "AddToCart",
    "BrowseAbandonedItem",
    "BrowseAbandonment",
    "CartAbandonedItem",
    "CartAbandonment",
    "Content",
    "Currency",
    "CustomAttribute",
    "Effect",
    "Error",
    "ErrorType",
    "IdentifiableAttributes",
    "Identification",
    "IdentifierName",
    "InteractionType",
    "OnSiteSearch",
    "Order",
    "OrderedItem",
    "PageView",
    "ProductConfiguration",
    "ProductView",
    "RichMediaInteraction",
    "Signal",
    "SignalCategory",
    "SignalError",
    "Violation",
    "create_signals",
    "decode",
    "parse",
    "parse_content",
    "validate",
    "validate_batch",
    "validate_content",
    "validate_json",
]

# Each name loads its module on first use, so that a validator does not pay for classes and GraphQL.
_MODULES = {
    "Content": "contents",
    "decode": "decoding",
    "AbandonmentReason": "enums",
    "Currency": "enums",
    "Effect": "enums",
    "ErrorType": "enums",
    "IdentifierName": "enums",
    "InteractionType": "enums",
    "SignalCategory": "enums",
    "SignalError": "errors",
    "BrowseAbandonedItem": "objects.browse_abandoned_item",
    "CartAbandonedItem": "objects.cart_abandoned_item",
    "CustomAttribute": "objects.custom_attribute",
    "IdentifiableAttributes": "objects.identifiable_attributes",
    "OrderedItem": "objects.ordered_item",
    "Signal": "objects.signal",
    "create_signals": "operation",
    "parse": "parsing",
    "parse_content": "parsing",
    "Violation": "runtime.violation",
    "AddToCart": "signals.add_to_cart",
    "BrowseAbandonment": "signals.browse_abandonment",
    "CartAbandonment": "signals.cart_abandonment",
    "Error": "signals.error",
    "Identification": "signals.identification",
    "OnSiteSearch": "signals.on_site_search",
    "Order": "signals.order",
    "PageView": "signals.page_view",
    "ProductConfiguration": "signals.product_configuration",
    "ProductView": "signals.product_view",
    "RichMediaInteraction": "signals.rich_media_interaction",
    "validate_json": "text",
    "validate": "validation",
    "validate_batch": "validation",
    "validate_content": "validation",
    "SIGNAL_TYPES": "validators.content",
}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Loading importlib would take as long as loading a validator does.
    value = getattr(__import__(f"{__name__}.{module}", fromlist=(name,)), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
