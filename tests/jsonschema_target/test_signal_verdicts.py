"""The project's own schemas against payloads with known verdicts, in every library."""

from __future__ import annotations

from typing import Any

import pytest
from schema_engines import content_schemas, disagreements, envelope_schemas, spec

ABSENT = object()
LARGEST = 1.7976931348623157e308

SEARCH = {"signalType": "onSiteSearch", "searchTerm": "thermos", "numberOfResults": 3}
ORDER = {"signalType": "order", "currency": "CHF", "orderId": "2024/17"}
VIEW = {"signalType": "productView", "productId": "p-1", "productName": "Mug"}
MEDIA = {"signalType": "richMediaInteraction", "mediaId": "clip-7"}
ERROR = {"signalType": "error", "errorText": "Sorry", "errorType": "user"}
CART = {"signalType": "cartAbandonment", "abandonedCartValue": 12, "currency": "NOK"}
BROWSE = {"signalType": "browseAbandonment", "currency": "NOK"}
WHO = {"signalType": "identification", "identifierName": "email", "identifierValue": "mo@example.net"}
BUY = {
    "signalType": "addToCart",
    "currency": "JPY",
    "itemQuantity": 1,
    "productId": "",
    "productName": "",
    "unitPrice": 0,
}
ITEM = {"productId": "p-1", "productName": "Mug", "unitPrice": 9.5}
ENVELOPE = {"appKey": "k", "identifiableAttributes": {"sms": "+4479460000"}, "signalContent": SEARCH}

# (content, member, value, verdict)
CONTENTS: list[tuple[dict[str, Any], str, Any, bool]] = [
    # integers
    *((SEARCH, "numberOfResults", n, True) for n in (0, 2.0, -0.0, -1, 2147483647, -2147483648)),
    (SEARCH, "numberOfResults", 2147483647.0, True),
    *((SEARCH, "numberOfResults", n, False) for n in (2.5, 2147483648, 2147483648.0, -2147483649, 10**20)),
    *((SEARCH, "numberOfResults", v, False) for v in (True, "3", None, [3], {}, ABSENT, float("inf"))),
    # numbers
    *((ORDER, "orderValue", n, True) for n in (0, -3, 1.5, LARGEST, -LARGEST, 5e-324, 2147483648, 10**308)),
    *((ORDER, "orderValue", n, False) for n in (10**309, -(10**309), 10**400, float("inf"), float("-inf"))),
    *((ORDER, "orderValue", v, False) for v in (False, "1.5", [], {})),
    *((VIEW, "msrp", n, True) for n in (10, 10.0, 9.99)),
    *((BUY, "unitPrice", v, False) for v in (None, ABSENT, "0", True)),
    (BUY, "unitPrice", -1, True),
    # null in optional members, of each kind
    (ORDER, "orderValue", None, True),
    (ORDER, "orderedItems", None, True),
    (ORDER, "effect", None, True),
    (ORDER, "signalTimestamp", None, True),
    (VIEW, "dateAdded", None, True),
    (VIEW, "inventoryQuantity", None, True),
    (VIEW, "tags", None, True),
    (VIEW, "currency", None, True),
    (MEDIA, "interactionType", None, True),
    (WHO, "identificationFromLogin", None, True),
    # null elsewhere
    (ORDER, "orderId", None, False),
    (ORDER, "currency", None, False),
    (ERROR, "errorType", None, False),
    (VIEW, "tags", [None], False),
    (VIEW, "tags", ["a", None], False),
    (ORDER, "orderedItems", [None], False),
    (ORDER, "orderedItems", [{**ITEM, "productName": None}], False),
    (ORDER, "orderedItems", [{**ITEM, "currency": None}], True),
    # strings
    (BUY, "productId", "", True),
    (BUY, "productName", 7, False),
    (BUY, "name", "n" * 256, True),
    (BUY, "name", "\U0001f95b" * 256, True),
    (BUY, "name", "n" * 257, False),
    (BUY, "description", "d" * 5000, True),
    (BUY, "description", ["d"], False),
    (WHO, "identificationFromLogin", False, True),
    (WHO, "identificationFromLogin", 0, False),
    (WHO, "identificationFromLogin", "false", False),
    # enums
    (ORDER, "currency", "XTS", True),
    (ORDER, "currency", "chf", False),
    (ORDER, "currency", "CHF\n", False),
    (ORDER, "currency", "DEM", False),
    (ORDER, "category", "Behavior", True),
    (ORDER, "category", "behavior", False),
    (ORDER, "effect", "negative", True),
    (ORDER, "effect", "Positive", False),
    (CART, "abandonmentReason", "RAGE_CLICK", True),
    (CART, "abandonmentReason", "rage_click", False),
    *((ERROR, "errorType", v, True) for v in ("application", "APPLICATION", "aPPlication", "User")),
    *((ERROR, "errorType", v, False) for v in ("application\n", "applications", " user", "", "u\u017fer")),
    *((MEDIA, "interactionType", v, True) for v in ("continue", "ENLARGE", "Stop")),
    *((MEDIA, "interactionType", v, False) for v in ("resume", "stop\n", "\u017ftop", 5, ["stop"])),
    # timestamps
    *(
        (BUY, "signalTimestamp", f"{t}", True)
        for t in (
            "2023-07-01T00:00:00Z",
            "2023-07-01T23:59:59.1+05:30",
            "2023-07-01T23:59:59.123456789-00:00",
            "2400-02-29T12:00:00Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59-23:59",
        )
    ),
    *(
        (BUY, "signalTimestamp", t, False)
        for t in (
            "2023-07-01T00:00:00Z\n",
            "2023-07-01T00:00:00z",
            "2023-07-01t00:00:00Z",
            "2023-07-01 00:00:00Z",
            "2023-07-01T00:00:60Z",
            "2023-07-01T24:00:00Z",
            "2023-07-01T00:00Z",
            "2023-07-01T00:00:00",
            "2023-07-01T00:00:00.1234567890Z",
            "2023-07-01T00:00:00+24:00",
            "2023-02-29T00:00:00Z",
            "2300-02-29T00:00:00Z",
            "2023-04-31T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "2023-07-01",
            "٢023-07-01T00:00:00Z",
            "",
            1688169600,
            True,
        )
    ),
    (VIEW, "dateAdded", "2022-12-24 06:30:00.000", True),
    (VIEW, "dateAdded", "2022-12-24 06:30:00.000\n", False),
    (VIEW, "dateAdded", "2022-12-24 06:30:00", False),
    (VIEW, "dateAdded", "2022-12-24T06:30:00.000", False),
    # what is only advice
    (BUY, "productUrls", ["no url", ""], True),
    (BUY, "itemQuantity", -4, True),
    (ERROR, "effect", "positive", True),
    (SEARCH, "effect", "negative", True),
    ({**ORDER, "orderSubtotal": 1, "orderShippingHandling": 1, "orderTax": 1}, "orderValue", 99, True),
    # arrays and objects
    (VIEW, "tags", [], True),
    (VIEW, "tags", ["a", "a"], True),
    (VIEW, "tags", "a", False),
    (VIEW, "tags", {"0": "a"}, False),
    (VIEW, "tags", [["a"]], False),
    (VIEW, "categories", ["a"], False),
    (ORDER, "orderedItems", [], True),
    (ORDER, "orderedItems", [ITEM, ITEM], True),
    (ORDER, "orderedItems", ITEM, False),
    (ORDER, "orderedItems", [{}], False),
    (ORDER, "orderedItems", [{**ITEM, "itemQuantity": 0.5}], True),
    (ORDER, "orderedItems", [{**ITEM, "itemQuantity": "1"}], False),
    (ORDER, "orderedItems", [{**ITEM, "inventoryQuantity": 1}], False),
    (ORDER, "orderedItems", [{**ITEM, "colour": "red"}], False),
    (BROWSE, "abandonedItems", [{**ITEM, "inventoryQuantity": 0.5}], True),
    (BROWSE, "abandonedItems", [{**ITEM, "productCategoryId": "c"}], False),
    (BROWSE, "abandonedItems", [{}], False),
    (CART, "abandonedItems", [{}], True),
    (CART, "abandonedItems", [{"productCategoryId": "c", "productId": None}], True),
    (BUY, "signalCustomAttributes", [{"name": "n" * 300, "value": ""}], True),
    (BUY, "signalCustomAttributes", [{"name": "n"}], False),
    (BUY, "signalCustomAttributes", [{"name": "n", "value": 1}], False),
    # members
    (BUY, "productid", "x", False),
    (BUY, "ProductId", None, False),
    (BUY, "", "", False),
    (CART, "effect", "negative", False),
    (BROWSE, "effect", "negative", True),
    # the discriminator
    *((ORDER, "signalType", v, False) for v in ("Order", "order\n", "", None, 1, True, ["order"], ABSENT)),
    # conditional rules
    (WHO, "identifierValue", "mo@localhost", True),
    (WHO, "identifierValue", "mo", False),
    (WHO, "identifierValue", "mo@example.net\n", False),
    (WHO, "identifierValue", "", False),
    (WHO, "identifierValue", None, False),
    (WHO, "identifierValue", 5, False),
    (WHO, "identifierName", "sms", False),
    (WHO, "identifierName", "contactKey", True),
    (WHO, "identifierName", "EMAIL", False),
    (WHO, "identifierName", None, False),
    ({**WHO, "identifierName": "sms"}, "identifierValue", "+4479460000", True),
    ({**WHO, "identifierName": "sms"}, "identifierValue", "+4479460000\n", False),
    ({**WHO, "identifierName": "sms"}, "identifierValue", "+44 79460000", False),
    ({**WHO, "identifierName": "sms"}, "identifierValue", "mo@example.net", False),
    ({**WHO, "identifierName": "contactKey"}, "identifierValue", "", False),
    ({**WHO, "identifierName": "contactKey"}, "identifierValue", "\n", True),
]  # fmt: skip

# (member, value, verdict)
ENVELOPES: list[tuple[str, Any, bool]] = [
    ("appKey", "", True),
    ("appKey", None, False),
    ("appKey", ABSENT, False),
    ("sessionId", None, True),
    ("sessionId", 5, False),
    ("test", True, True),
    ("test", 1, False),
    ("extra", None, False),
    ("signalContent", None, False),
    ("signalContent", ABSENT, False),
    ("signalContent", [], False),
    ("signalContent", {}, False),
    ("signalContent", "{}", False),
    ("identifiableAttributes", ABSENT, False),
    ("identifiableAttributes", {}, False),
    ("identifiableAttributes", {"email": None}, False),
    ("identifiableAttributes", {"email": None, "sms": None, "whatsapp": None, "contactKey": None}, False),
    ("identifiableAttributes", {"email": None, "contactKey": "c"}, True),
    ("identifiableAttributes", {"email": "a@b", "contactKey": "c", "sms": "+10", "whatsapp": "+10"}, True),
    ("identifiableAttributes", {"contactKey": ""}, False),
    ("identifiableAttributes", {"email": "a@b\n"}, False),
    ("identifiableAttributes", {"email": "a"}, False),
    ("identifiableAttributes", {"email": "a", "contactKey": "c"}, False),
    ("identifiableAttributes", {"whatsapp": "+01"}, False),
    ("identifiableAttributes", {"phone": "+10"}, False),
    ("identifiableAttributes", [], False),
]


def changed(base: dict[str, Any], member: str, value: Any) -> dict[str, Any]:
    return {k: v for k, v in {**base, member: value}.items() if v is not ABSENT}


@pytest.mark.parametrize(("base", "member", "value", "valid"), CONTENTS)
def test_contents(base: dict[str, Any], member: str, value: Any, valid: bool) -> None:
    content = changed(base, member, value)
    assert not disagreements("signals", content_schemas(base["signalType"]), content, valid)
    envelope = {**ENVELOPE, "signalContent": content}
    assert not disagreements("signals", envelope_schemas("signals"), envelope, valid)


@pytest.mark.parametrize(("member", "value", "valid"), ENVELOPES)
def test_envelopes(member: str, value: Any, valid: bool) -> None:
    envelope = changed(ENVELOPE, member, value)
    assert not disagreements("signals", envelope_schemas("signals"), envelope, valid)
    assert not disagreements("signals", ["jsonschema/batch.schema.json"], [ENVELOPE, envelope], valid)


@pytest.mark.parametrize("value", [None, [], "", 1, True, [ENVELOPE]])
def test_what_is_no_object_is_neither_content_nor_envelope(value: Any) -> None:
    paths = [*content_schemas("order"), *envelope_schemas("signals")]
    assert not disagreements("signals", paths, value, False)


def test_the_spec_s_own_examples_and_samples() -> None:
    for signal in spec("signals").signals:
        for example in signal.examples:
            content = {"signalType": signal.name, **example.value}
            assert not disagreements("signals", content_schemas(signal.name), content, True)
    members = {
        "timestamp": (BUY, "signalTimestamp"),
        "catalogTime": (VIEW, "dateAdded"),
        "email": (WHO, "identifierValue"),
    }
    for format in spec("signals").formats:
        if format.name in members:
            base, member = members[format.name]
            paths = content_schemas(base["signalType"])
            for sample in format.matches:
                assert not disagreements("signals", paths, {**base, member: sample}, True), sample
            for sample in format.rejects:
                assert not disagreements("signals", paths, {**base, member: sample}, False), sample


def test_a_batch_has_a_limit() -> None:
    path = ["jsonschema/batch.schema.json"]
    for size, valid in ((0, True), (1, True), (500, True), (501, False)):
        assert not disagreements("signals", path, [ENVELOPE] * size, valid), size
    for value in (None, ENVELOPE, {"0": ENVELOPE}, [[ENVELOPE]], [None]):
        assert not disagreements("signals", path, value, False), value


def test_a_tier_takes_only_the_contents_that_it_includes() -> None:
    included = {
        "pro": {"addToCart", "identification", "order"},
        "premium": {signal.name for signal in spec("signals").signals},
        "ultimate": {signal.name for signal in spec("signals").signals},
    }
    for tier, names in included.items():
        path = f"jsonschema/tiers/{tier}.schema.json"
        for content in (SEARCH, ORDER, VIEW, MEDIA, ERROR, CART, BROWSE, WHO, BUY):
            envelope = {**ENVELOPE, "signalContent": content}
            assert not disagreements("signals", [path], envelope, content["signalType"] in names)
            assert not disagreements("signals", [path], {**envelope, "appKey": 1}, False)
            broken = {**envelope, "signalContent": {**content, "x": 1}}
            assert not disagreements("signals", [path], broken, False)
