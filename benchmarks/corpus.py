"""A deterministic corpus of signals of all types, shaped like traffic: some short, some long, 5 % bad."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

Payload = dict[str, Any]

_TYPES = {
    "pageView": 30,
    "productView": 20,
    "onSiteSearch": 10,
    "addToCart": 10,
    "productConfiguration": 6,
    "richMediaInteraction": 5,
    "order": 6,
    "identification": 5,
    "error": 3,
    "cartAbandonment": 3,
    "browseAbandonment": 2,
}
_WORDS = (
    "oak",
    "clay",
    "linen",
    "copper",
    "maple",
    "stone",
    "amber",
    "moss",
    "cedar",
    "wool",
    "slate",
    "brass",
)


def signals(count: int, seed: int = 1, bad: float = 0.05) -> Iterator[Payload]:
    """`count` envelopes; the share `bad` of them has one fault each."""
    random_source = random.Random(seed)
    types, weights = list(_TYPES), list(_TYPES.values())
    for number in range(count):
        content = _content(random_source, random_source.choices(types, weights)[0], number)
        if random_source.random() < bad:
            _spoil(random_source, content)
        yield {
            "appKey": "bench-app",
            "identifiableAttributes": random_source.choice(
                [{"contactKey": f"C-{number}"}, {"email": f"c{number}@example.com"}, {"sms": "+12025550143"}]
            ),
            "sessionId": f"S-{number // 7:08d}",
            "signalContent": content,
        }


def _content(r: random.Random, signal_type: str, number: int) -> Payload:
    common = {
        "signalType": signal_type,
        "category": "Behavior",
        "name": f"{signal_type} {r.choice(_WORDS)}",
        "signalTimestamp": f"2026-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}T{r.randint(0, 23):02d}:"
        f"{r.randint(0, 59):02d}:{r.randint(0, 59):02d}.{r.randint(0, 999):03d}Z",
    }
    return {**common, **_OWN[signal_type](r, number)}


def _product(r: random.Random) -> Payload:
    word = r.choice(_WORDS)
    return {
        "productId": f"P-{r.randint(1, 9999):04d}",
        "productName": f"{word.title()} {r.choice(_WORDS)} {r.randint(1, 40)}",
        "unitPrice": round(r.uniform(1, 400), 2),
    }


def _described(r: random.Random) -> Payload:
    return {
        "productCategory": f"{r.choice(_WORDS)} / {r.choice(_WORDS)}",
        "productDescription": " ".join(r.choices(_WORDS, k=8)),
        "productUrls": [f"https://shop.example.com/p/{r.choice(_WORDS)}-{i}" for i in range(r.randint(1, 3))],
        "imageUrls": [f"https://img.example.com/{r.choice(_WORDS)}.jpg"],
        "shoppingCartUrl": "https://shop.example.com/cart",
        "virtualCategory": r.choice(_WORDS),
        "discount": r.randint(0, 20),
    }


def _items(r: random.Random) -> list[Payload]:
    return [{**_product(r), **_described(r), "itemQuantity": r.randint(1, 5)} for _ in range(r.randint(1, 4))]


def _attributes(r: random.Random) -> list[Payload]:
    return [{"name": r.choice(_WORDS), "value": r.choice(_WORDS)} for _ in range(r.randint(0, 3))]


def _order(r: random.Random, number: int) -> Payload:
    return {
        "currency": "EUR",
        "orderId": f"O-{number}",
        "orderSubtotal": 80.5,
        "orderShippingHandling": 4.5,
        "orderTax": 15.3,
        "orderDiscount": 0,
        "orderValue": 100.3,
        "effect": "positive",
        "orderedItems": [{**item, "currency": "EUR"} for item in _items(r)],
        "signalCustomAttributes": _attributes(r),
    }


def _product_view(r: random.Random, number: int) -> Payload:
    return {
        **_product(r),
        **_described(r),
        "currency": "USD",
        "availability": "soon",
        "brandName": r.choice(_WORDS),
        "inventoryQuantity": r.randint(0, 500),
        "msrp": 99.5,
        "productRating": 4.5,
        "tags": r.choices(_WORDS, k=3),
        "dateAdded": "2025-11-03 08:00:00.000",
        "sku": f"SKU-{number}",
        "effect": "positive",
        "signalCustomAttributes": _attributes(r),
    }


_OWN: dict[str, Any] = {
    "pageView": lambda r, n: {
        "url": f"https://shop.example.com/{r.choice(_WORDS)}/{n}",
        "pageCategory": r.choice(_WORDS),
        "pageGroup": "catalogue",
        "effect": "positive",
    },
    "productView": _product_view,
    "onSiteSearch": lambda r, n: {
        "searchTerm": " ".join(r.choices(_WORDS, k=2)),
        "numberOfResults": r.randint(0, 90),
    },
    "addToCart": lambda r, n: {
        **_product(r),
        **_described(r),
        "currency": "EUR",
        "itemQuantity": r.randint(1, 4),
        "effect": "positive",
    },
    "productConfiguration": lambda r, n: {**_product(r), "currency": "GBP", "configurationType": "size"},
    "richMediaInteraction": lambda r, n: {
        "mediaId": f"m-{n}",
        "interactionType": r.choice(["load", "PAUSE", "Complete"]),
        "mediaCategory": "film",
    },
    "order": _order,
    "identification": lambda r, n: {
        "identifierName": "email",
        "identifierValue": f"c{n}@example.com",
        "identificationFromLogin": True,
    },
    "error": lambda r, n: {
        "errorText": " ".join(r.choices(_WORDS, k=4)),
        "errorType": "user",
        "effect": "negative",
    },
    "cartAbandonment": lambda r, n: {
        "currency": "EUR",
        "abandonedCartValue": 120.5,
        "abandonmentReason": "USER_ERRORS",
        "abandonedItems": _items(r),
    },
    "browseAbandonment": lambda r, n: {
        "currency": "EUR",
        "abandonmentReason": "RAGE_CLICK",
        "abandonedItems": [{**_product(r), "inventoryQuantity": r.randint(0, 50)} for _ in range(2)],
    },
}


def _spoil(r: random.Random, content: Payload) -> None:
    fault = r.randint(0, 4)
    if fault == 0:
        content["signalTimestamp"] = "2026-02-30T00:00:00Z"
    elif fault == 1:
        content["signalTimestam"] = content.pop("signalTimestamp")
    elif fault == 2:
        content["category"] = "behavior"
    elif fault == 3:
        content["name"] = 17
    else:
        content["name"] = "x" * 300
