"""Schemas of other houses: what the new spec says differs from them only where a remark says so."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from signalspec.importing import Start, start
from signalspec.importing.drafts import Remark
from signalspec.lint import Subject, lint
from signalspec.load import load_text
from signalspec.validators import load

SCHEMAS = Path(__file__).parent / "schemas"
FILES = sorted(SCHEMAS.glob("*.json"))

TEXTS = ["", "a", "AB1234", "2026-01-02T03:04:05Z", "7f1c2a30-5b64-4d1e-9a77-0c5d3b8e2f10", "x" * 300]
TEXTS += ["ana@example.com", "https://example.com/a", "1.0", "Order Completed", "NEW.X", "€"]
NUMBERS = [0, 1, 2, 5, 6, 7.5, 2.0, -1, 9.5, 99, 100, 0.015, 3_000_000_000, 10_000_001]
OTHERS: list[Any] = [None, True, False, [], {}, ["ABC"], [None], [1], [[1.5]], {"a": 1}]


@pytest.fixture(scope="module")
def started() -> Start:
    return start(FILES, "foreign")


def values(schema: Any, root: Any) -> list[Any]:
    """Many values for a property: of any kind, those that the schema lists, and objects of its parts."""
    while "$ref" in schema:
        steps = schema["$ref"].split("/")[1:]
        found = root
        for step in steps:
            found = found[step]
        schema = {**found, **{k: v for k, v in schema.items() if k != "$ref"}}
    listed = [*schema.get("enum", []), *([schema["const"]] if "const" in schema else [])]
    for part in schema.get("oneOf", []):
        listed += values(part, root)[-6:]
    if "properties" in schema:
        chance = random.Random(len(schema["properties"]))
        listed += [dict(some(schema["properties"], root, chance)) for _ in range(12)]
    if isinstance(schema.get("items"), dict):
        inner = values(schema["items"], root)
        listed += [[one] for one in inner[-14:]] + [inner[-3:], inner[-1:] * 2]
    return [*TEXTS, *NUMBERS, *OTHERS, *listed, *listed, *listed]


def some(properties: Any, root: Any, chance: random.Random) -> Iterator[tuple[str, Any]]:
    depth = json.dumps(properties).count("$ref") > 1 and chance.random() < 0.8
    for name, schema in properties.items():
        if chance.random() < (0.4 if depth else 0.7) and "$ref" not in schema:
            yield name, chance.choice(values(schema, root))


def contents(schema: Any, seed: int) -> Iterator[Any]:
    """Payloads near what the schema takes: its valid ones with one property or two changed."""
    chance = random.Random(seed)
    properties = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        properties |= part.get("properties", {})
        if "$ref" in part:
            properties |= schema["$defs"]["base"]["properties"]
    base = BASES[seed]
    yield base
    for name, part in properties.items():
        for value in values(part, schema):
            yield {**base, name: value}
        yield {key: value for key, value in base.items() if key != name}
    for _ in range(1500):
        changed = {
            name: chance.choice(values(properties[name], schema)) for name in chance.sample([*properties], 2)
        }
        yield {**base, **changed}
    yield {**base, "unheard_of": 1}


BASES: list[dict[str, Any]] = [
    {"sku": "L-1", "unit_price": 1, "pieces": 1},
    {"id": "1", "source": "/a", "specversion": "1.0", "type": "made"},
    {
        "event": "Order Completed",
        "order_id": "AB1234",
        "products": [{"sku": "L-1"}],
        "customer": {"number": "7"},
    },
]


def explained(remarks: list[Remark], member: str | None, known: bool, is_null: bool = False) -> bool:
    """Whether a remark is about that member: one that the schema knows, or any other; None is the whole."""
    for remark in remarks:
        if "32 bits" in remark.message and member not in ("views", "products", "data"):
            continue
        if remark.message.startswith("null stands for") and not is_null and remark.pointer.count("/") == 2:
            continue
        if "/properties/" not in remark.pointer:
            if member is None or (not known and remark.pointer == "/additionalProperties"):
                return True
            if f"`{member}`" in remark.message:
                return True
        elif f"{remark.pointer}/".startswith(f"/properties/{member}/"):
            return True
    return False


def blamed(validator: Validator, content: Any) -> set[str | None]:
    """The members that the schema refuses; None for the whole."""
    errors = validator.iter_errors(content)
    return {str(error.absolute_path[0]) if error.absolute_path else None for error in errors}


@pytest.mark.parametrize("number", range(len(FILES)), ids=[file.stem for file in FILES])
def test_verdicts_differ_only_where_a_remark_says_so(started: Start, number: int) -> None:
    file = FILES[number]
    schema = json.loads(file.read_text())
    validator = validator_for(schema, default=Draft202012Validator)(schema)
    spec = load_text(started.text)
    name = list(started.draft.signals)[number]
    package = load(spec)
    remarks = [remark for remark in started.draft.remarks() if remark.file == str(file)]
    stricter = [remark for remark in remarks if remark.kind == "stricter"]
    looser = [remark for remark in remarks if remark.kind == "looser"]
    properties = json.dumps(schema)
    counted = {"both": 0, "neither": 0, "stricter": 0, "looser": 0}
    for content in contents(schema, number):
        accepted = validator.is_valid(content)
        found = package.validate_content({**content, started.draft.discriminator: name})
        if accepted and found:
            counted["stricter"] += 1
            for violation in found:
                member = violation.path.split("/")[1] if violation.path else None
                assert explained(stricter, member, f'"{member}":' in properties), (content, violation)
        elif not accepted and not found:
            counted["looser"] += 1
            for member in blamed(validator, content):
                is_null = member is not None and content.get(member) is None
                assert explained(looser, member, True, is_null), (content, member)
        else:
            counted["both" if accepted else "neither"] += 1
    assert counted["both"] > 50
    assert counted["neither"] > 200


def test_what_is_carried_is_what_the_schemas_say(started: Start) -> None:
    spec = load_text(started.text)
    assert [signal.name for signal in spec.signals] == ["addToBasket", "cloudEvent", "orderCompleted"]
    basket, cloud, order = spec.signals
    assert order.title == "Order Completed"
    assert basket.doc == "Somebody put an article into the basket"
    assert [field.name for field in basket.required] == ["sku", "unit_price", "pieces"]
    assert (basket.field("rating").limits.minimum, basket.field("rating").limits.maximum) == (1, 5)
    assert {rule.name for rule in basket.rules if hasattr(rule, "name")} == {"currencyWhenLabel"}
    channel = next(enum for enum in spec.enums if enum.name == "Channel")
    assert [(v.value, v.doc) for v in channel.values][:2] == [
        ("web", "In a browser."),
        ("app", "In the app."),
    ]
    assert [example.value["order_id"] for example in order.examples] == ["AB1234"]
    assert order.field("legacy_total").deprecated
    assert order.field("billing").doc == "Where the bill goes."
    assert {"Customer", "Address", "Product", "Point", "Data"} <= {record.name for record in spec.objects}
    assert len([rule for rule in order.rules if hasattr(rule, "when")]) == 4
    assert cloud.field("severity").doc == "How bad it is."
    assert [type(rule).__name__ for rule in cloud.rules] == ["CountRule", "ConditionalRule"]


def test_what_is_not_carried_is_listed_and_stands_at_its_place(started: Start) -> None:
    said = {(remark.kind, remark.message) for remark in started.draft.remarks()}
    expected = {
        ("looser", "`multipleOf` is not carried"),
        ("looser", "`uniqueItems` is not carried"),
        ("looser", "format uri is not carried"),
        ("stricter", "`context` is left out: it is an object whose members are not told"),
        ("stricter", "`either` is left out: it may be string or integer"),
        ("stricter", "`article-no` is left out: its name is none of a field here"),
        ("stricter", "`grid` is left out: it is an array of arrays"),
        ("stricter", "`pair` is left out: its elements differ by their place"),
        ("stricter", "format date-time is checked here, which many validators do not"),
        ("unsaid", "default is not carried"),
        ("unsaid", "readOnly is not carried"),
        ("stricter", "members that only a condition or a choice names are refused"),
        ("unsaid", "`maxProperties` beside a $ref means nothing in this draft"),
        ("looser", "`additionalProperties` of a part does not refuse what other parts name"),
        ("stricter", "members that only patternProperties knows are refused"),
        ("unsaid", "$comment is not carried"),
        ("unsaid", "self is not carried"),
        ("unsaid", "spare is left out: nothing refers to it"),
    }
    assert expected <= said, expected - said
    report = "\n".join(started.report)
    for remark in started.draft.remarks():
        assert remark.message in report
        assert remark.message in started.text


def test_the_new_spec_has_no_mistakes(started: Start) -> None:
    assert started.mistakes("spec.yaml") is None
    found = lint(Subject(load_text(started.text), started.text))
    assert [each for each in found if each.severity == "error"] == []
