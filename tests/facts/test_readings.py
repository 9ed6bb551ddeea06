"""Each of the contract's twenty readings, shown by payloads that the generated package judges.

A row says what it shows, the function that judges, the payload, and all that the function has to say at
each level, as `rule path`. Where the spec picks a rule's name freely, its code stands for the rule.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import connect_signals
import pytest
from connect_signals import SignalError, Violation
from source_page import FORMATS, SIGNALS, SUBSCRIPTIONS

Members = dict[str, Any]

ITEM = {"productId": "lamp-3", "productName": "Desk lamp", "unitPrice": 24.5}
CONTENTS: dict[str, Members] = {
    "addToCart": {"currency": "NOK", "itemQuantity": 1, **ITEM},
    "browseAbandonment": {"currency": "NOK"},
    "cartAbandonment": {"currency": "NOK", "abandonedCartValue": 49},
    "error": {"errorText": "No such voucher", "errorType": "user"},
    "identification": {"identifierName": "email", "identifierValue": "kai@post.example.org"},
    "onSiteSearch": {"searchTerm": "lamp", "numberOfResults": 4},
    "order": {"currency": "NOK", "orderId": "N-77"},
    "pageView": {"url": "https://shop.example.org/lamps"},
    "productConfiguration": {"currency": "NOK", "productId": "lamp-3", "productName": "Desk lamp"},
    "productView": {"productId": "lamp-3", "productName": "Desk lamp"},
    "richMediaInteraction": {"mediaId": "clip-12"},
}
SUM = {"orderSubtotal": 80, "orderShippingHandling": 15, "orderTax": 5, "orderDiscount": 0}
ITEMS = {
    "browseAbandonment": "abandonedItems",
    "cartAbandonment": "abandonedItems",
    "order": "orderedItems",
    "pageView": "signalCustomAttributes",
}
TWICE = "Text.duplicate_key"
NOT_IN, INNER = "error.subscription", "/signalContent/signalType"
BULB = "\U0001f4a1"
JUDGES: dict[str, Callable[..., list[Violation]]] = {
    "content": connect_signals.validate_content,
    "signal": connect_signals.validate,
    "batch": connect_signals.validate_batch,
    "json": connect_signals.validate_json,
}


class Row(NamedTuple):
    name: str
    call: str
    payload: Any
    error: str = ""
    advice: str = ""
    subscription: str | None = None
    unknown: str = "reject"


def content(kind: str, /, **members: Any) -> Members:
    return {"signalType": kind, **CONTENTS[kind], **members}


def signal(inner: Members | None = None, /, **members: Any) -> Members:
    base = {"appKey": "key-1", "identifiableAttributes": {"contactKey": "C-5"}}
    return {**base, "signalContent": inner or content("pageView"), **members}


def without(member: str, whole: Members) -> Members:
    return {k: v for k, v in whole.items() if k != member}


def text(whole: Members, old: str = "", new: str = "") -> str:
    """The payload as JSON text, with one piece replaced by what no dict can hold."""
    written = json.dumps(whole)
    assert old in written
    return written.replace(old, new) if old else written


def field(kind: str, member: str, value: Any, error: str = "", advice: str = "") -> Row:
    """A content with that member; the codes of what is wrong with the member."""
    rule, path = f"{kind}.{member}", f"/{member}"
    return Row(
        f"{rule} {value!a:.60}",
        "content",
        content(kind, **{member: value}),
        f"{rule}.{error} {path}" if error else "",
        f"{rule}.advice_{advice} {path}" if advice else "",
    )


def item(kind: str, value: Members | None, error: str = "") -> Row:
    """A content with that one item; the rule broken and the path inside the item."""
    rule, _, path = error.partition(" ")
    at = f"{rule} /{ITEMS[kind]}/0{path}" if error else ""
    return Row(f"{kind} {value!a}", "content", content(kind, **{ITEMS[kind]: [value]}), at)


def known_by(error: str = "", advice: str = "", /, **attributes: Any) -> Row:
    """An envelope with those identifiers; the rule broken, without its owner, and the path inside them."""
    rule, _, path = error.partition(" ")
    return Row(
        f"{attributes!a:.70}",
        "signal",
        signal(identifiableAttributes=attributes),
        f"IdentifiableAttributes.{rule} /identifiableAttributes{path}" if error else "",
        f"IdentifiableAttributes.{advice} /identifiableAttributes" if advice else "",
    )


def identified(by: str | None, value: Any, error: str = "") -> Row:
    payload = content("identification", identifierName=by, identifierValue=value)
    return Row(f"{by} {value!a:.60}", "content", payload, error and f"identification.{error}")


def subscribed(kind: str, subscription: str) -> Row:
    error = "" if subscription in SIGNALS[kind].tiers else f"{kind}.subscription /signalType"
    return Row(f"{kind} {subscription}", "content", content(kind), error, subscription=subscription)


TIMES, DATES, EMAILS, PHONES = (FORMATS[name] for name in ("timestamp", "catalogDate", "email", "phone"))
SUGGESTED = {kind: facts.effect for kind, facts in SIGNALS.items() if facts.effect}
OPPOSITE = {"positive": "negative", "negative": "positive"}
READINGS: dict[int, list[Row]] = {
    1: [
        *(Row(f"minimal {kind}", "content", content(kind)) for kind in CONTENTS),
        *(
            Row(f"{rule} left out", "content", without(member, content(kind)), f"{rule}.required /{member}")
            for kind, members in CONTENTS.items()
            for member in ("signalType", *members)
            for rule in ["Content.signalType" if member == "signalType" else f"{kind}.{member}"]
        ),
        field("addToCart", "itemQuantity", -2, advice="range"),
        field("addToCart", "productId", "", advice="min_length"),
        field("pageView", "url", "lamps page", advice="format"),
        Row("adds up", "content", content("order", **SUM, orderValue=100)),
        Row("does not", "content", content("order", **SUM, orderValue=90), advice="sum /orderValue"),
    ],
    2: [
        Row("content", "content", content("addToCart", discont=1), "addToCart.unknown /discont"),
        Row("escaped", "content", content("pageView", **{"a/b~c": 1}), "pageView.unknown /a~1b~0c"),
        item("order", {**ITEM, "colour": "red"}, "OrderedItem.unknown /colour"),
        item("pageView", {"name": "a", "value": "b"}),
        item("pageView", {"name": "a", "value": "b", "unit": "c"}, "CustomAttribute.unknown /unit"),
        Row("envelope", "signal", signal(sesionId="s"), "Signal.unknown /sesionId"),
        known_by("unknown /fax", contactKey="C-5", fax="1"),
        Row("dropped", "signal", signal(content("order", orderedItems=[{**ITEM, "x": 1}])), unknown="ignore"),
    ],
    3: [
        field("browseAbandonment", "effect", "negative"),
        field("browseAbandonment", "effect", "none", "enum"),
        Row("cart", "content", content("cartAbandonment", effect="x"), "cartAbandonment.unknown /effect"),
        item("order", {**ITEM, "currency": "NOK"}),
        item("order", {**ITEM, "currency": "kr"}, "OrderedItem.currency.enum /currency"),
        item("browseAbandonment", {**ITEM, "currency": "NOK"}, "BrowseAbandonedItem.unknown /currency"),
    ],
    4: [
        field("error", "errorType", "Application"),
        field("error", "errorType", "Server", "enum"),
        field("richMediaInteraction", "interactionType", "enLARGE"),
        field("richMediaInteraction", "interactionType", "stop ", "enum"),
        field("richMediaInteraction", "interactionType", "\u017ftop", "enum"),  # ASCII case only
        field("addToCart", "effect", "Positive", "enum"),
        field("order", "category", "behavior", "enum"),
        field("cartAbandonment", "abandonmentReason", "rage_click", "enum"),
        Row("type", "content", content("order", signalType="Order"), "Content.signalType.enum /signalType"),
    ],
    5: [
        item("browseAbandonment", {**ITEM, "inventoryQuantity": 2.5, "itemQuantity": 1.5}),
        *(
            item("browseAbandonment", without(m, ITEM), f"BrowseAbandonedItem.{m}.required /{m}")
            for m in ("productId", "productName", "unitPrice")
        ),
        item(
            "browseAbandonment",
            {**ITEM, "productCategoryId": "7"},
            "BrowseAbandonedItem.unknown /productCategoryId",
        ),
        item("cartAbandonment", {}),
        item("cartAbandonment", {"productCategoryId": "7", "itemQuantity": 1.5}),
        item("cartAbandonment", {"inventoryQuantity": 2}, "CartAbandonedItem.unknown /inventoryQuantity"),
        item("order", {**ITEM, "itemQuantity": 1.5}),
        item("order", {**ITEM, "quantity": 3}, "OrderedItem.unknown /quantity"),
        item("order", without("productName", ITEM), "OrderedItem.productName.required /productName"),
        field("addToCart", "itemQuantity", 1.5, "type"),
        field("productView", "inventoryQuantity", 2.5, "type"),
        field("productConfiguration", "inventoryQuantity", 2.5, "type"),
    ],
    6: [
        field("productView", "unitPrice", None),
        field("productView", "tags", None),
        field("productView", "effect", None),
        field("addToCart", "productId", None, "type"),
        item("order", None, "order.orderedItems.type"),
        Row("text", "content", content("productView", tags=["new", None]), "productView.tags.type /tags/1"),
        Row("type", "content", {"signalType": None}, "Content.signalType.type /signalType"),
        known_by(email=None, sms="+4790000000"),
        known_by("at_least_one", email=None),
    ],
    7: [
        field("addToCart", "itemQuantity", 2.0),
        field("addToCart", "unitPrice", 3),
        field("addToCart", "unitPrice", True, "type"),
        field("addToCart", "unitPrice", "3", "type"),
        field("addToCart", "itemQuantity", True, "type"),
        field("addToCart", "itemQuantity", "1", "type"),
        field("addToCart", "itemQuantity", 2147483647),
        field("addToCart", "itemQuantity", 2147483648, "range"),
        field("addToCart", "itemQuantity", 1e10, "range"),
        field("addToCart", "itemQuantity", float("inf"), "type"),
        field("addToCart", "unitPrice", 1.7976931348623157e308),
        field("addToCart", "unitPrice", 10**309, "range"),
        field("addToCart", "unitPrice", float("nan"), "type"),
    ],
    8: [field("productView", "msrp", 10), field("productView", "msrp", "10.0", "type")],
    9: [
        *(field("pageView", "signalTimestamp", t) for t in TIMES.good),
        *(field("pageView", "signalTimestamp", t, "format") for t in TIMES.bad),
        *(field("productView", "dateAdded", t) for t in DATES.good),
        *(field("productView", "dateAdded", t, "format") for t in DATES.bad),
    ],
    10: [
        *(known_by(email=t) for t in EMAILS.good),
        *(known_by("email.format /email", email=t) for t in EMAILS.bad),
        *(known_by(**{kind: t}) for kind in ("sms", "whatsapp") for t in PHONES.good),
        *(
            known_by(f"{kind}.format /{kind}", **{kind: t})
            for kind in ("sms", "whatsapp")
            for t in PHONES.bad
        ),
        known_by(contactKey=" "),
        known_by("contactKey.min_length /contactKey", contactKey=""),
    ],
    11: [
        *(identified("email", t) for t in EMAILS.good),
        *(identified("email", t, "emailValue /identifierValue") for t in (*EMAILS.bad, *PHONES.good)),
        *(identified("sms", t) for t in PHONES.good),
        *(identified("sms", t, "smsValue /identifierValue") for t in (*PHONES.bad, *EMAILS.good)),
        identified("contactKey", "C 5"),
        identified("contactKey", "", "contactKeyValue /identifierValue"),
        identified("whatsapp", "?", "identifierName.enum /identifierName"),
        identified("EMAIL", "?", "identifierName.enum /identifierName"),
        identified(None, "?", "identifierName.type /identifierName"),
        identified("sms", 479, "identifierValue.type /identifierValue"),
    ],
    12: [
        known_by(whatsapp="+4790000000"),
        known_by("at_least_one"),
        known_by("", "advice_at_most_one", email="kai@localhost", contactKey="C-5"),
    ],
    13: [
        *(field("order", "currency", code) for code in ("NOK", "XAU", "XTS", "CHW")),
        *(field("order", "currency", code, "enum") for code in ("nok", "FRF", "578", "EURO", "")),
    ],
    14: [
        *(subscribed(kind, tier) for kind in CONTENTS for tier in SUBSCRIPTIONS),
        Row("batch", "batch", [signal(content("error"))], f"{NOT_IN} /0{INNER}", subscription="pro"),
        Row("envelope", "signal", signal(content("error")), f"{NOT_IN} {INNER}", subscription="pro"),
    ],
    15: [
        field("richMediaInteraction", "mediaId", "clip 12"),
        field("richMediaInteraction", "mediaId", 12, "type"),
    ],
    16: [
        field("productView", "categories", "Lamps, Desks"),
        field("productView", "categories", ["Lamps"], "type"),
    ],
    17: [
        field("order", "name", BULB * 256),
        field("order", "name", BULB * 257, "max_length"),
        field("order", "name", "\ud83d"),  # in memory nobody looks
        Row("pair", "json", text(signal(content("order", name="?")), "?", "\\ud83d\\udca1")),
        Row("surrogate", "json", text(signal(content("order", name="?")), "?", "\\ud83d"), "Text.json"),
        Row("Latin-1", "json", text(signal()).encode().replace(b"key-1", b"k\xe5"), "Text.json"),
    ],
    18: [
        Row("500", "batch", [signal()] * 500),
        Row("501", "batch", [signal()] * 501, "Batch.max_items"),
        Row("empty", "batch", [], advice="Batch.advice_min_items"),
        Row("no array", "batch", signal(), "Batch.type"),
        Row("bad one", "batch", [signal(), without("appKey", signal())], "Signal.appKey.required /1/appKey"),
    ],
    19: [
        Row("once", "json", text(signal())),
        Row(
            "good last", "json", text(signal(), '"appKey":', '"appKey": 5, "appKey":'), "", f"{TWICE} /appKey"
        ),
        Row(
            "bad last",
            "json",
            text(signal(), '"key-1"', '"key-1", "appKey": 5'),
            "Signal.appKey.type /appKey",
            f"{TWICE} /appKey",
        ),
        Row(
            "deep", "json", text(signal(), '"url":', '"url": "x", "url":'), "", f"{TWICE} /signalContent/url"
        ),
    ],
    20: [
        *(field(kind, "effect", effect) for kind, effect in SUGGESTED.items()),
        *(field(kind, "effect", OPPOSITE[effect], advice="enum") for kind, effect in SUGGESTED.items()),
        *(field(kind, "effect", "negative") for kind in ("pageView", "identification", "addToCart")),
        *(
            Row(
                f"{results} {effect}",
                "content",
                content("onSiteSearch", numberOfResults=results, effect=effect),
                advice="" if suits else "when /effect",
            )
            for results in (0, 1)
            for effect, suits in (("positive", results > 0), ("negative", results == 0))
        ),
    ],
}
CASES = [(f"{n}: {row.name}", row) for n, rows in READINGS.items() for row in rows]


def told(violations: list[Violation], level: str, expected: str) -> list[str]:
    """`rule path` of each violation at that level, or `code path` where just that is expected."""
    found = [v for v in violations if v.level == level]
    return [s if (s := f"{v.code} {v.path}") == expected else f"{v.rule} {v.path}".strip() for v in found]


def judge(row: Row, advice: bool) -> list[Violation]:
    return JUDGES[row.call](row.payload, subscription=row.subscription, unknown=row.unknown, advice=advice)


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in CASES])
def test_reading(row: Row) -> None:
    violations = judge(row, advice=True)
    assert told(violations, "error", row.error) == [row.error] * bool(row.error)
    assert told(violations, "advice", row.advice) == [row.advice] * bool(row.advice)


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in CASES if row.advice])
def test_advice_comes_on_request_only(row: Row) -> None:
    violations = judge(row, advice=False)
    assert [f"{v.rule} {v.path}" for v in violations] == [row.error] * bool(row.error)


@pytest.mark.parametrize("reading", range(1, 21))
def test_every_reading_has_rows_of_both_kinds(reading: int) -> None:
    assert {bool(row.error or row.advice) for row in READINGS[reading]} == {True, False}


def test_2_the_nearest_name_is_suggested() -> None:
    (violation,) = connect_signals.validate_content(content("addToCart", discont=1))
    assert "discount" in violation.message


def test_2_parsing_drops_what_it_ignores() -> None:
    order = content("order", orderedItems=[ITEM])
    noisy = content("order", orderedItems=[{**ITEM, "colour": "red"}], colour="red")
    assert connect_signals.parse_content(noisy, unknown="ignore").to_dict() == order
    with pytest.raises(SignalError):
        connect_signals.parse_content(noisy)


@pytest.mark.parametrize(
    ("kind", "member", "given", "kept"),
    [
        ("error", "errorType", "APPLICATION", "application"),
        ("richMediaInteraction", "interactionType", "Stop", "stop"),
    ],
)
def test_4_parsing_returns_the_listed_spelling(kind: str, member: str, given: str, kept: str) -> None:
    assert connect_signals.parse_content(content(kind, **{member: given})).to_dict()[member] == kept


def test_6_parsing_takes_null_as_absent() -> None:
    assert connect_signals.parse_content(content("productView", tags=None)).to_dict() == content(
        "productView"
    )


@pytest.mark.parametrize("msrp", [10, 10.0, -3, 0, 10**22, 1e-7])
def test_8_msrp_is_written_with_a_decimal_point(msrp: float) -> None:
    parsed = connect_signals.parse(signal(content("productView", msrp=msrp)))
    mutation = connect_signals.create_signals([parsed])
    written = re.search(r"\bmsrp: ?(-?[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?)\b", mutation)
    assert written is not None and float(written[1]) == msrp
    assert isinstance(parsed.to_dict()["signalContent"]["msrp"], float)


def test_17_a_lone_surrogate_is_not_written() -> None:
    parsed = connect_signals.parse(signal(content("order", name="\ud83d")))
    with pytest.raises((SignalError, ValueError)):
        connect_signals.create_signals([parsed])


def test_18_one_mutation_takes_500() -> None:
    parsed = connect_signals.parse(signal())
    assert connect_signals.create_signals([parsed] * 500).count("shop.example.org") == 500
    with pytest.raises((SignalError, ValueError)):
        connect_signals.create_signals([parsed] * 501)
