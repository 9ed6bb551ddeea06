"""What the vendor's page says, typed in from the page a second time, apart from the spec.

`spec/signals.yaml` and this table were written by two people who did not look at each other's work;
`test_source_page.py` compares the two. Where they differ, the page decides.

A field's type is one word: text, texts (an array of text), number, integer, boolean, decimal (a number
that is written with a decimal point), currency, a key of ENUMS, FORMATS or OBJECTS; a key of OBJECTS in
brackets is an array of such objects. `text<=256` has a greatest length, `text>=1` a least one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    values: tuple[str, ...]
    any_case: bool = False  # reading 4: listed in one case, shown in another


@dataclass(frozen=True, slots=True)
class Samples:
    """A text format, told by what it takes and what it refuses."""

    good: tuple[str, ...]
    bad: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectFacts:
    required: Fields = field(default_factory=dict)
    optional: Fields = field(default_factory=dict)
    shown: Fields = field(default_factory=dict)  # reading 3: in an example only; optional, with a note


@dataclass(frozen=True, slots=True)
class SignalFacts(ObjectFacts):
    tiers: tuple[str, ...] = ()
    effect: str | None = None  # the effect that the page suggests for every signal of the type


SUBSCRIPTIONS = ("pro", "premium", "ultimate")
EVERYONE, UPPER_TWO = SUBSCRIPTIONS, SUBSCRIPTIONS[1:]

ENUMS = {
    "category": Listed(("Behavior",)),
    "effect": Listed(("negative", "positive")),
    "errorType": Listed(("application", "user"), any_case=True),
    "identifierName": Listed(("email", "sms", "contactKey")),
    "interactionType": Listed(
        ("load", "launch", "pause", "continue", "complete", "stop", "enlarge"), any_case=True
    ),
    "abandonmentReason": Listed(
        (
            "APPLICATION_ERROR",
            "CUMULATIVE_LAYOUT_SHIFT",
            "EXCESSIVE_SCROLLING",
            "FIRST_INPUT_DELAY",
            "LARGEST_CONTENTFUL_PAINT",
            "RAGE_CLICK",
            "USER_ERRORS",
        )
    ),
}

FORMATS = {  # readings 9 and 10
    "timestamp": Samples(
        good=(
            "2024-02-29T23:59:59Z",
            "2000-02-29T00:00:00.5Z",
            "0001-01-01T00:00:00+05:45",
            "9999-12-31T23:59:59.123456789-23:59",
        ),
        bad=(
            *("", "2024-05-06", "2024-05-06 10:00:00Z", "2024-05-06t10:00:00Z", "2024-05-06T10:00:00Z\n"),
            *("2023-02-29T10:00:00Z", "1900-02-29T10:00:00Z", "2024-04-31T10:00:00Z", "2024-00-10T10:00:00Z"),
            *("0000-01-01T10:00:00Z", "2016-12-31T23:59:60Z", "\uff12024-05-06T10:00:00Z"),
            *(f"2024-05-06T{time}" for time in ("10:00Z", "10:00:00", "10:00:00z", "24:00:00Z", "10:60:00Z")),
            *(
                f"2024-05-06T10:00:00{end}"
                for end in (".Z", ".1234567890Z", ",5Z", "+24:00", "+01:60", "+0100")
            ),
        ),
    ),
    "catalogDate": Samples(
        good=("2024-02-29 00:00:00.000", "0001-12-31 23:59:59.999"),
        bad=(
            *("2024-02-29", "2024-02-29T00:00:00.000", "2024-02-29 24:00:00.000"),
            *(f"2024-02-29 00:00:00{end}" for end in ("", ".00", ".0000", ".000Z", ".000\n")),
            *(f"{date} 00:00:00.000" for date in ("2023-02-29", "2024-06-31", "0000-01-01")),
        ),
    ),
    "email": Samples(
        good=(
            *("kai@localhost", "k.lund+b@post.example.org", "!#$%&'*+/=?^_`{|}~-@a", ".k.@b-c"),
            "k@" + "a" * 63,
        ),
        bad=(
            *("", "kai", "@a", "kai@", "k lund@a", '"kai"@a', "kai@a_b", "kai@-a", "kai@a-", "kai@a..b"),
            *("kai@a.", "k@" + "a" * 64, "k\u00e5i@a", "kai@a\n"),
        ),
    ),
    "phone": Samples(
        good=("+47", "+123456789012345"),
        bad=(
            *("", "+4", "+1234567890123456", "47900", "+04790", "+47 900", "+47-900", "++47900", "0047900"),
            *("+47900\n", "+\u0664\u0667900"),
        ),
    ),
}

OBJECTS = {
    "customAttribute": ObjectFacts(required={"name": "text", "value": "text"}),
    "browseItem": ObjectFacts(
        required={"productId": "text", "productName": "text", "unitPrice": "number"},
        optional={
            "discount": "number",
            "imageUrls": "texts",
            "inventoryQuantity": "number",
            "itemQuantity": "number",
            "productCategory": "text",
            "productDescription": "text",
            "productUrls": "texts",
            "promotionId": "text",
            "shoppingCartUrl": "text",
            "virtualCategory": "text",
        },
    ),
    "cartItem": ObjectFacts(
        optional={
            "productId": "text",
            "productName": "text",
            "unitPrice": "number",
            "productDescription": "text",
            "itemQuantity": "number",
            "discount": "number",
            "productCategory": "text",
            "productUrls": "texts",
            "imageUrls": "texts",
            "shoppingCartUrl": "text",
            "virtualCategory": "text",
            "promotionId": "text",
            "productCategoryId": "text",
        },
    ),
    "orderedItem": ObjectFacts(
        required={"productId": "text", "productName": "text", "unitPrice": "number"},
        optional={
            "discount": "number",
            "imageUrls": "texts",
            "itemQuantity": "number",
            "productCategory": "text",
            "productCategoryId": "text",
            "productDescription": "text",
            "productUrls": "texts",
            "promotionId": "text",
            "shoppingCartUrl": "text",
            "virtualCategory": "text",
        },
        shown={"currency": "currency"},
    ),
    # From here on: the vendor's reference on real-time import, not the page.
    "identifiableAttributes": ObjectFacts(
        optional={"contactKey": "text>=1", "email": "email", "sms": "phone", "whatsapp": "phone"},
    ),
}

ENVELOPE = ObjectFacts(
    required={
        "appKey": "text",
        "identifiableAttributes": "identifiableAttributes",
        "signalContent": "content",
    },
    optional={"sessionId": "text", "test": "boolean"},
)

# All eleven types list these four as optional.
COMMON = {
    "category": "category",
    "description": "text",
    "name": "text<=256",
    "signalTimestamp": "timestamp",
}
SIGNALS = {
    "addToCart": SignalFacts(
        tiers=EVERYONE,
        required={
            "currency": "currency",
            "itemQuantity": "integer",
            "productId": "text",
            "productName": "text",
            "unitPrice": "number",
        },
        optional={
            **COMMON,
            "discount": "number",
            "imageUrls": "texts",
            "effect": "effect",
            "productCategory": "text",
            "productCategoryId": "text",
            "productDescription": "text",
            "productUrls": "texts",
            "promotionId": "text",
            "shoppingCartUrl": "text",
            "signalCustomAttributes": "[customAttribute]",
            "virtualCategory": "text",
        },
    ),
    "browseAbandonment": SignalFacts(
        tiers=UPPER_TWO,
        required={"currency": "currency"},
        optional={
            **COMMON,
            "abandonmentReason": "abandonmentReason",
            "abandonmentReasonDescription": "text",
            "abandonedItems": "[browseItem]",
            "promotionId": "text",
            "productCategoryId": "text",
        },
        shown={"effect": "effect"},
    ),
    "cartAbandonment": SignalFacts(
        tiers=UPPER_TWO,
        required={"abandonedCartValue": "number", "currency": "currency"},
        optional={
            **COMMON,
            "abandonmentReason": "abandonmentReason",
            "abandonmentReasonDescription": "text",
            "abandonedItems": "[cartItem]",
            "shoppingCartUrl": "text",
        },
    ),
    "error": SignalFacts(
        tiers=UPPER_TWO,
        effect="negative",
        required={"errorText": "text", "errorType": "errorType"},
        optional={
            **COMMON,
            "effect": "effect",
            "errorIdentifier": "text",
            "signalCustomAttributes": "[customAttribute]",
        },
    ),
    "identification": SignalFacts(
        tiers=EVERYONE,
        required={"identifierName": "identifierName", "identifierValue": "text"},
        optional={
            **COMMON,
            "effect": "effect",
            "identificationFromLogin": "boolean",
        },
    ),
    "onSiteSearch": SignalFacts(
        tiers=UPPER_TWO,
        required={"numberOfResults": "integer", "searchTerm": "text"},
        optional={
            **COMMON,
            "effect": "effect",  # suggested by the number of results: see test_readings.py, 20
            "signalCustomAttributes": "[customAttribute]",
        },
    ),
    "order": SignalFacts(
        tiers=EVERYONE,
        effect="positive",
        required={"currency": "currency", "orderId": "text"},
        optional={
            **COMMON,
            "effect": "effect",
            "orderDiscount": "number",
            "orderedItems": "[orderedItem]",
            "orderShippingHandling": "number",
            "orderSubtotal": "number",
            "orderTax": "number",
            "orderValue": "number",
            "signalCustomAttributes": "[customAttribute]",
        },
    ),
    "pageView": SignalFacts(
        tiers=UPPER_TWO,
        required={"url": "text"},
        optional={
            **COMMON,
            "effect": "effect",
            "pageCategory": "text",
            "pageGroup": "text",
            "signalCustomAttributes": "[customAttribute]",
        },
    ),
    "productConfiguration": SignalFacts(
        tiers=UPPER_TWO,
        effect="positive",
        required={"currency": "currency", "productId": "text", "productName": "text"},
        optional={
            **COMMON,
            "configurationType": "text",
            "discount": "number",
            "effect": "effect",
            "imageUrls": "texts",
            "inventoryQuantity": "integer",
            "productCategory": "text",
            "productCategoryId": "text",
            "productDescription": "text",
            "productUrls": "texts",
            "promotionId": "text",
            "shoppingCartUrl": "text",
            "signalCustomAttributes": "[customAttribute]",
            "unitPrice": "number",
            "virtualCategory": "text",
        },
    ),
    "productView": SignalFacts(
        tiers=UPPER_TWO,
        effect="positive",
        required={"productId": "text", "productName": "text"},
        optional={
            **COMMON,
            "availability": "text",
            "brandDescription": "text",
            "brandName": "text",
            "categories": "text",
            "currency": "currency",
            "dateAdded": "catalogDate",
            "discount": "number",
            "effect": "effect",
            "imageUrls": "texts",
            "inventoryQuantity": "integer",
            "model": "text",
            "msrp": "decimal",
            "productCategory": "text",
            "productCategoryId": "text",
            "productDescription": "text",
            "productRating": "number",
            "productStatus": "text",
            "productUrls": "texts",
            "promotionId": "text",
            "shoppingCartUrl": "text",
            "signalCustomAttributes": "[customAttribute]",
            "sku": "text",
            "tags": "texts",
            "unitPrice": "number",
            "virtualCategory": "text",
        },
    ),
    "richMediaInteraction": SignalFacts(
        tiers=UPPER_TWO,
        effect="positive",
        required={"mediaId": "text"},
        optional={
            **COMMON,
            "effect": "effect",
            "interactionType": "interactionType",
            "mediaCategory": "text",
            "mediaName": "text",
            "signalCustomAttributes": "[customAttribute]",
            "url": "text",
        },
    ),
}

# How signals travel: the vendor's reference on real-time import.
DISCRIMINATOR = "signalType"
CONTENT_FIELD = "signalContent"
WRAPPER = "signal"
TRIAL = "test"
MUTATION, ARGUMENT, RESULT = "createSignals", "signals", ("signalIds",)
MAX_SIGNALS = 500
KEY_HEADER = "x-api-key"
ENDPOINTS = {
    "us-east-1": "https://connect-gql-us-1.goacoustic.com",
    "ap-southeast-2": "https://connect-gql-ap-3.goacoustic.com",
    "eu-central-1": "https://connect-gql-eu-1.goacoustic.com",
}

# Everything else that makes a payload wrong: (owner, rule). Anything more belongs to advice (reading 1).
RULES = {
    ("identifiableAttributes", "at_least_one"),
    ("identification", "emailValue"),
    ("identification", "smsValue"),
    ("identification", "contactKeyValue"),
}
