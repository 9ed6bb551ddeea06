"""What is wrong with the signals that are: each kind of mistake that senders make, one function a kind.

A fault changes a signal in place and says whether it found what it spoils.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

Payload = dict[str, Any]
Fault = Callable[[random.Random, Payload], bool]

_REQUIRED = {
    "addToCart": ("currency", "itemQuantity", "productId", "productName", "unitPrice"),
    "browseAbandonment": ("currency",),
    "cartAbandonment": ("abandonedCartValue", "currency"),
    "error": ("errorText", "errorType"),
    "identification": ("identifierName", "identifierValue"),
    "onSiteSearch": ("numberOfResults", "searchTerm"),
    "order": ("currency", "orderId"),
    "pageView": ("url",),
    "productConfiguration": ("currency", "productId", "productName"),
    "productView": ("productId", "productName"),
    "richMediaInteraction": ("mediaId",),
}


def _content(signal: Payload) -> Payload:
    content: Payload = signal["signalContent"]
    return content


def _required(content: Payload) -> tuple[str, ...]:
    return _REQUIRED.get(content["signalType"], ())


def _items(signal: Payload) -> list[Any]:
    content = _content(signal)
    return content.get("orderedItems") or content.get("abandonedItems") or []


def _item(r: random.Random, signal: Payload) -> Payload:
    """One of the items that are objects, or an empty object where there is none."""
    found = [item for item in _items(signal) if isinstance(item, dict)]
    return r.choice(found) if found else {}


def _replace(r: random.Random, content: Payload, names: tuple[str, ...], value: Any) -> bool:
    """Gives one of the fields of those names that are there another value."""
    there = [name for name in names if content.get(name) is not None]
    if there:
        content[r.choice(there)] = value
    return bool(there)


def missing(r: random.Random, signal: Payload) -> bool:
    content = _content(signal)
    there = [name for name in _required(content) if name in content]
    if there:
        del content[r.choice(there)]
    return bool(there)


def missing_in_envelope(r: random.Random, signal: Payload) -> bool:
    return signal.pop(r.choice(("appKey", "identifiableAttributes")), None) is not None


def missing_in_item(r: random.Random, signal: Payload) -> bool:
    # No member of a cart's items is required.
    if "abandonedCartValue" in _content(signal):
        return False
    return _item(r, signal).pop("productId", None) is not None


def null(r: random.Random, signal: Payload) -> bool:
    return _replace(r, _content(signal), _required(_content(signal)), None)


def misspelt(r: random.Random, signal: Payload) -> bool:
    content = _content(signal)
    name = r.choice([name for name in content if name != "signalType"])
    snake = re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", name)
    content[snake if snake != name else f"{name}s"] = content.pop(name)
    return True


def unknown_in_item(r: random.Random, signal: Payload) -> bool:
    item = _item(r, signal)
    item["productUrl"] = "https://kestrel.example.com/p/1"
    return len(item) > 1


def unknown_in_envelope(r: random.Random, signal: Payload) -> bool:
    signal["contentType"] = "json"
    return True


def number_as_text(r: random.Random, signal: Payload) -> bool:
    numbers = ("unitPrice", "itemQuantity", "numberOfResults", "orderValue", "abandonedCartValue")
    return _replace(r, _content(signal), numbers, str(round(r.uniform(1, 90), 2)))


def text_as_number(r: random.Random, signal: Payload) -> bool:
    return _replace(
        r, _content(signal), ("name", "productId", "orderId", "sku", "mediaId"), r.randint(1, 9999)
    )


def boolean_as_number(r: random.Random, signal: Payload) -> bool:
    numbers = ("discount", "inventoryQuantity", "orderTax", "numberOfResults")
    return _replace(r, _content(signal), numbers, True)


def fraction(r: random.Random, signal: Payload) -> bool:
    integers = ("itemQuantity", "inventoryQuantity", "numberOfResults")
    return _replace(r, _content(signal), integers, r.randint(1, 9) + 0.5)


def lone_value(r: random.Random, signal: Payload) -> bool:
    lists = ("productUrls", "imageUrls", "tags")
    return _replace(r, _content(signal), lists, "https://kestrel.example.com/p/1")


def wrong_element(r: random.Random, signal: Payload) -> bool:
    items = _items(signal)
    if items:
        items[r.randrange(len(items))] = "KETTLE-09"
        return True
    return _replace(r, _content(signal), ("tags", "productUrls"), ["oak", None])


def wrong_currency(r: random.Random, signal: Payload) -> bool:
    return _replace(r, _content(signal), ("currency",), r.choice(("eur", "US$", "Euro", "XYZ")))


def wrong_enum(r: random.Random, signal: Payload) -> bool:
    names = ("category", "effect", "abandonmentReason", "errorType", "interactionType", "identifierName")
    return _replace(r, _content(signal), names, r.choice(("behavior", "neutral", "other")))


def unknown_type(r: random.Random, signal: Payload) -> bool:
    return _replace(r, _content(signal), ("signalType",), r.choice(("purchase", "page_view", "")))


def too_long(r: random.Random, signal: Payload) -> bool:
    return _replace(r, _content(signal), ("name",), "Autumn sale " * r.randint(22, 40))


def too_large(r: random.Random, signal: Payload) -> bool:
    integers = ("itemQuantity", "inventoryQuantity", "numberOfResults")
    return _replace(r, _content(signal), integers, 2**31 + r.randint(0, 999))


def wrong_timestamp(r: random.Random, signal: Payload) -> bool:
    texts = ("2026-02-30T10:00:00Z", "2026-05-12 09:14:02", "12.05.2026 09:14", "2026-05-12T09:14Z", "")
    return _replace(r, _content(signal), ("signalTimestamp",), r.choice(texts))


def wrong_catalog_time(r: random.Random, signal: Payload) -> bool:
    texts = ("2025-11-03", "2025-11-03T08:00:00Z", "2025-11-31 08:00:00.000")
    return _replace(r, _content(signal), ("dateAdded",), r.choice(texts))


def wrong_contact(r: random.Random, signal: Payload) -> bool:
    signal["identifiableAttributes"] = r.choice(
        [{"email": "ana.ruiz(at)example.com"}, {"sms": "0049 151 1234567"}, {"contactKey": ""}]
    )
    return True


def no_contact(r: random.Random, signal: Payload) -> bool:
    signal["identifiableAttributes"] = r.choice([{}, {"email": None}])
    return True


def unfit_identifier(r: random.Random, signal: Payload) -> bool:
    content = _content(signal)
    if content.get("identifierName") not in ("email", "sms"):
        return False
    content["identifierValue"] = r.choice(("C-20418", "ana@", "+1 202 555 0143"))
    return True


FAULTS: tuple[Fault, ...] = (
    missing, misspelt, number_as_text, wrong_timestamp, wrong_enum, unfit_identifier, no_contact, too_long,
    missing_in_envelope, null, unknown_in_item, text_as_number, wrong_currency, wrong_contact, fraction,
    missing_in_item, unknown_in_envelope, boolean_as_number, lone_value, wrong_element, unknown_type,
    too_large, wrong_catalog_time,
)  # fmt: skip
