"""A plausible value for each field, given the product at hand and what the object holds so far."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.corpus.shop import (
    MATERIALS,
    PHRASES,
    ROOMS,
    SITE,
    THINGS,
    Product,
    Shop,
    Visitor,
    moment,
)

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a value may draw on."""

    r: random.Random
    shop: Shop
    visitor: Visitor
    product: Product
    signal_type: str
    number: int

    def with_another_product(self) -> Scene:
        product = self.r.choice(self.shop.products)
        return Scene(self.r, self.shop, self.visitor, product, self.signal_type, self.number)


Value = Callable[[Scene, Payload], Any]


def _sentence(s: Scene) -> str:
    return ". ".join(s.r.sample(PHRASES, s.r.randint(1, 4)))


def _effect(s: Scene, content: Payload) -> str:
    if s.signal_type == "onSiteSearch":
        return "positive" if content["numberOfResults"] else "negative"
    return "negative" if s.signal_type in ("error", "cartAbandonment", "browseAbandonment") else "positive"


def _identifier(s: Scene, content: Payload) -> str:
    known = {"email": s.visitor.email, "sms": s.visitor.phone, "contactKey": s.visitor.key}
    return known[content["identifierName"]]


def _total(content: Payload, *names: str) -> float:
    total: float = round(sum(content.get(name) or 0 for name in names), 2)
    return total


def _subtotal(content: Payload) -> float:
    items = content.get("orderedItems") or []
    total: float = round(sum(item["unitPrice"] * (item.get("itemQuantity") or 1) for item in items), 2)
    return total


def _any_case(s: Scene, text: str) -> str:
    return text.upper() if s.r.random() < 0.2 else text


VALUES: dict[str, Value] = {
    "category": lambda s, c: "Behavior",
    "name": lambda s, c: (
        f"{s.signal_type} {s.r.choice(('in the web shop', 'in the app', 'on a landing page'))}"
    ),
    "description": lambda s, c: _sentence(s),
    "signalTimestamp": lambda s, c: moment(s.r),
    "effect": _effect,
    "productId": lambda s, c: s.product.id,
    "productName": lambda s, c: s.product.name,
    "productDescription": lambda s, c: _sentence(s),
    "productCategory": lambda s, c: s.product.category,
    "productCategoryId": lambda s, c: f"CAT-{len(s.product.category)}{s.r.randint(0, 9)}",
    "virtualCategory": lambda s, c: s.r.choice(("Gift ideas", "New in", "Under 50", "Back in stock")),
    "productUrls": lambda s, c: [
        f"{SITE}/{part}/{s.product.slug}?utm_source=feed"
        for part in ("p", "sale", "gifts")[: s.r.choice((1, 1, 1, 2, 3))]
    ],
    "imageUrls": lambda s, c: [
        f"https://images.example.com/catalog/2026/{s.product.slug}-{view}-1200x900.jpg"
        for view in ("front", "side", "detail")[: s.r.choice((0, 1, 1, 2, 3))]
    ],
    "promotionId": lambda s, c: f"{s.r.choice(('SPRING', 'SUMMER', 'CLEAR'))}-HERO-{s.r.randint(1, 9)}",
    "shoppingCartUrl": lambda s, c: f"{SITE}/cart",
    "currency": lambda s, c: s.product.currency,
    "unitPrice": lambda s, c: s.product.price,
    "discount": lambda s, c: s.r.choice((0, 5, 10, 2.5, round(s.product.price / 10, 2))),
    "itemQuantity": lambda s, c: s.r.choice((1, 1, 1, 2, 2, 3, 6)),
    "inventoryQuantity": lambda s, c: s.r.randint(0, 400),
    "configurationType": lambda s, c: s.r.choice(("size", "colour", "engraving", "reviews", "delivery")),
    "sku": lambda s, c: f"KC-{s.r.randint(10_000, 99_999)}",
    "model": lambda s, c: f"{s.product.id[0]}-{s.r.randint(1, 40):02d}/{s.r.choice('ABC')}",
    "brandName": lambda s, c: s.r.choice(("Kestrel", "Harbour & Vale", "Løv", "Ten Acre")),
    "brandDescription": lambda s, c: "Tools and furniture for slow mornings",
    "availability": lambda s, c: s.r.choice(("in stock", "two days", "one week", "soon")),
    "productStatus": lambda s, c: s.r.choice(("this season", "last season", "classic")),
    "productRating": lambda s, c: s.r.choice((5, 4, 4.5, 4.2, 3.9, 3.1)),
    "dateAdded": lambda s, c: f"2025-{s.r.randint(1, 12):02d}-{s.r.randint(1, 28):02d} 08:00:00.000",
    "tags": lambda s, c: s.r.sample(MATERIALS, s.r.randint(1, 4)),
    "categories": lambda s, c: ", ".join(s.r.sample(ROOMS, 2)),
    "msrp": lambda s, c: round(s.product.price * 1.2, 2),
    "orderId": lambda s, c: f"KC-2026-{s.number:07d}",
    "orderSubtotal": lambda s, c: _subtotal(c),
    "orderDiscount": lambda s, c: s.r.choice((0, 0, 5, 12.5)),
    "orderShippingHandling": lambda s, c: s.r.choice((0, 4.95, 9.9)),
    "orderTax": lambda s, c: round(_total(c, "orderSubtotal") * 0.19, 2),
    "orderValue": lambda s, c: _total(c, "orderSubtotal", "orderShippingHandling", "orderTax"),
    "abandonmentReason": lambda s, c: s.r.choice(("USER_ERRORS", "RAGE_CLICK", "EXCESSIVE_SCROLLING")),
    "abandonmentReasonDescription": lambda s, c: f"Left after {s.r.randint(2, 50)} steps without a choice",
    "abandonedCartValue": lambda s, c: round(s.r.lognormvariate(4.2, 0.7), 2),
    "errorType": lambda s, c: _any_case(s, s.r.choice(("user", "user", "application"))),
    "errorText": lambda s, c: s.r.choice(("This voucher has expired.", "Please enter a valid postcode.")),
    "errorIdentifier": lambda s, c: s.r.choice(("voucherCode", "postcode", "cardNumber")),
    "identifierName": lambda s, c: s.r.choice(("email", "email", "email", "sms", "contactKey")),
    "identifierValue": _identifier,
    "identificationFromLogin": lambda s, c: s.r.random() < 0.7,
    "url": lambda s, c: (
        f"{SITE}/{s.r.choice(('p', 'guides', 'sale'))}/{s.product.slug}?utm_source=mail&ref={s.number % 1000}"
    ),
    "pageCategory": lambda s, c: s.r.choice(ROOMS),
    "pageGroup": lambda s, c: s.r.choice(("Catalogue", "Help and advice", "Account")),
    "searchTerm": lambda s, c: f"{s.r.choice(MATERIALS)} {s.r.choice(THINGS)}",
    "numberOfResults": lambda s, c: s.r.choice((0, 1, 3, 8, 12, 40, 96)),
    "mediaId": lambda s, c: f"vid-{s.r.choice(THINGS)}-{s.r.randint(1, 99):02d}",
    "mediaName": lambda s, c: f"How a {s.r.choice(THINGS)} is made",
    "mediaCategory": lambda s, c: s.r.choice(("film", "podcast", "tour")),
    "interactionType": lambda s, c: _any_case(
        s, s.r.choice(("load", "launch", "pause", "continue", "complete", "stop", "enlarge"))
    ),
}
