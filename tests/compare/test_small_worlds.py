"""Comparisons of specs so small that every payload can be tried: each verdict must be right."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings
from signalspec.compare import Comparison, compare
from signalspec.diagnostics import SpecError
from signalspec.load import load_text
from signalspec.model import EnumType, Field, ObjectReference, ObjectType, Spec
from signalspec.payloads import Judge

from tests.strategies.specs import Document, as_flow

QUICK = settings.get_current_profile_name() == "ci"
PAIRS = 40 if QUICK else 20_000
_MOST = 6_000
_TYPES = ("boolean", "Colour", "Shade", "integer", "number", "string", "Inner")


class World:
    """Documents with few fields and few values, and neighbours of them."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def document(self) -> Document:
        rng = self.rng
        fields = {name: self.field(_TYPES) for name in "abcd"}
        fields |= {name: self.field(_TYPES[:-1]) for name in "xy"}
        fields |= {"kind": {"type": "string", "doc": "K."}, "body": {"type": "content", "doc": "B."}}
        return {
            "signalspec": 1,
            "name": "small",
            "version": "1.0.0",
            "title": "S",
            "doc": "S.",
            "schema_base": "https://example.com/s",
            "transport": {
                "envelope": "Event",
                "content": "body",
                "discriminator": "kind",
                "operation": {"mutation": "send", "argument": "events", "result": {}, "max_items": 2},
            },
            "enums": {
                "Colour": {"doc": "C.", "values": {"r": "R.", "g": "G.", "b": "B."}},
                "Shade": {"doc": "C.", "values": {"r": "", "dark": ""}, "ignore_case": rng.random() < 0.5},
            },
            "formats": {
                "code": {"doc": "C.", "pattern": rng.choice(["[rg]?", "r|dark", "(?:r|g|G)"]), "matches": [],
                         "rejects": []},
            },
            "fields": fields,
            "objects": {
                "Event": {"doc": "E.", "required": ["body"]},
                "Inner": self.record("xy"),
                "Other": self.record("xy"),
            },
            "signals": {"s": {"title": "S", **self.record("abcd")}},
        }  # fmt: skip

    def field(self, types: tuple[str, ...]) -> Document:
        rng = self.rng
        name = rng.choice(types)
        found: Document = {"type": rng.choice([name, name, name, [name]]), "doc": "F."}
        if name in ("integer", "number"):
            low = rng.choice([0, 0, 1])
            found |= {"minimum": low, "maximum": low + rng.randint(0, 2)}
        elif name == "string":
            found |= rng.choice(
                [{"max_length": 1}, {"format": "code"}, {"max_length": 2, "min_length": 1}, {}]
            )
        if isinstance(found["type"], list):
            found |= {"max_items": rng.randint(1, 2)} | rng.choice([{}, {"min_items": 1}])
        return found

    def record(self, names: str) -> Document:
        rng = self.rng
        chosen = rng.sample(names, rng.randint(1, len(names)))
        required = [name for name in chosen if rng.random() < 0.4]
        optional = [name for name in chosen if name not in required]
        found: Document = {"doc": "R.", "required": required, "optional": optional}
        if len(optional) > 1:
            for code in ("at_least_one", "at_most_one"):
                if rng.random() < 0.3:
                    found[code] = rng.sample(optional, rng.randint(2, len(optional)))
        found["rules"] = [self.rule(chosen, number) for number in range(rng.randint(0, 3))]
        return found

    def rule(self, names: list[str], number: int) -> Document:
        rng = self.rng
        target = rng.choice(names)
        asked = rng.choice(
            [{"required": True}, {"one_of": ["r"]}, {"minimum": 1}, {"maximum": 1}, {"max_items": 1},
             {"min_length": 1}, {"format": "code"}, {"one_of": ["g", "dark"], "required": True}]
        )  # fmt: skip
        when: Document = {}
        for name in rng.sample(names, rng.randint(0, min(2, len(names)))):
            when[name] = rng.choice(
                [{"present": True}, True, False, "r", ["g", "b"], 1, [0, 1], {"minimum": 1}, {"maximum": 0}]
            )
        return {"id": f"rule{number}", "when": when, "then": {target: asked}}

    def neighbour(self, document: Document) -> Document:
        """The document with one to three parts of it as another one would have them."""
        changed = copy.deepcopy(document)
        for _ in range(self.rng.randint(1, 3)):
            other = self.document()
            section = self.rng.choice(
                ["fields", "fields", "signals", "signals", "objects", "enums", "formats"]
            )
            name = self.rng.choice(sorted(changed[section]))
            if section == "signals" and self.rng.random() < 0.7:
                key = self.rng.choice(["required", "optional", "rules", "at_least_one", "at_most_one"])
                for each in (changed, other):
                    each[section][name].setdefault(key, [])
                changed[section][name][key] = other[section][name][key]
                if not changed[section][name][key]:
                    del changed[section][name][key]
            elif section == "enums":
                changed[section][name]["ignore_case"] = self.rng.random() < 0.5
                if self.rng.random() < 0.7:
                    changed[section][name]["values"].popitem()
                if self.rng.random() < 0.3:
                    changed[section][name]["values"]["G"] = "New."
            elif name not in ("kind", "body", "Event"):
                changed[section][name] = other[section][name]
        return changed


def loaded(document: Document) -> Spec | None:
    try:
        return load_text(as_flow(document))
    except SpecError:
        return None


def pair(rng: random.Random) -> tuple[Spec, Spec] | None:
    """Two neighbouring specs; rules that fit no field are taken out one by one until the spec loads."""
    world = World(rng)
    document = world.document()
    both = [mended(document, rng), None]
    if both[0] is not None:
        both[1] = mended(world.neighbour(both[0]), rng)
    specs = [loaded(each) if each else None for each in both]
    return (specs[0], specs[1]) if specs[0] and specs[1] else None


def mended(document: Document, rng: random.Random) -> Document | None:
    changed = copy.deepcopy(document)
    for _ in range(12):
        if loaded(changed):
            return changed
        holders = [r for r in (*changed["objects"].values(), *changed["signals"].values()) if r.get("rules")]
        if not holders:
            return None
        rules = rng.choice(holders)["rules"]
        rules.pop(rng.randrange(len(rules)))
    return None


def every_content(one: Spec, other: Spec) -> Iterator[Any]:
    """All contents that could tell the two apart: each member absent, null, or of every value of its own."""
    records = [spec.signal("s") for spec in (one, other)]
    for members in every_object(records):
        yield {"kind": "s", **members}


def every_object(versions: list[ObjectType]) -> Iterator[dict[str, Any]]:
    names = list(dict.fromkeys(field.name for record in versions for field in record.fields))
    choices = []
    for name in names:
        fields = [f for record in versions for f in record.fields if f.name == name]
        values = [value for f in fields for value in every_value(f, fields)]
        unique = list({repr(value): value for value in values}.values())
        choices.append([(), (None,), *((value,) for value in unique)])
    for chosen in itertools.product(*choices):
        yield {name: value[0] for name, value in zip(names, chosen, strict=True) if value}


def every_value(field: Field, twins: list[Field]) -> list[Any]:
    one = elements(field, twins)
    if not field.is_array:
        return one
    few = one[:5]
    return [[], *([value] for value in one), *([a, b] for a in few for b in few), [few[0]] * 3]


def elements(field: Field, twins: list[Field]) -> list[Any]:
    if isinstance(field.element, ObjectReference):
        objects = [f.element.object for f in twins if isinstance(f.element, ObjectReference)]
        return list(itertools.islice(every_object(objects), 60))
    if isinstance(field.element, EnumType) or field.scalar == "string":
        return ["r", "g", "b", "R", "G", "dark", "DARK", "", "rr", "x"]
    if field.scalar == "boolean":
        return [True, False]
    return [0, 1, 2, 3, -1, 0.5, 1.5, 2.5]


def contradictions(one: Spec, other: Spec, comparison: Comparison) -> Iterator[str]:
    judges = Judge(one), Judge(other)
    seen: set[bool] = set()
    for content in itertools.islice(every_content(one, other), _MOST):
        accepts = [not any(f.level == "error" for f in judge.content(content)) for judge in judges]
        if accepts[0] != accepts[1]:
            seen.add(accepts[0])
    whole = sum(1 for _ in itertools.islice(every_content(one, other), _MOST + 1)) <= _MOST
    for forward in (True, False):
        outcomes = {(c.senders if forward else c.readers).outcome for c in comparison.changes}
        if "undecided" in outcomes:
            yield "nothing here is undecided"
        if (forward in seen) and "breaking" not in outcomes:
            yield f"called safe {'for senders' if forward else 'for readers'}, and is not"
        if whole and "breaking" in outcomes and forward not in seen:
            yield from unseen(comparison, forward, judges)


def unseen(comparison: Comparison, forward: bool, judges: tuple[Judge, Judge]) -> Iterator[str]:
    """Breaking verdicts whose witnesses are none, where no payload of those that were tried is one."""
    giving, taking = judges if forward else judges[::-1]
    for change in comparison.changes:
        witness = (change.senders if forward else change.readers).worst.witness
        if witness is not None and witness.kind == "content":
            bad = any(f.level == "error" for f in giving.content(witness.payload))
            good = not any(f.level == "error" for f in taking.content(witness.payload))
            if bad or good:
                yield f"{change.place}: {witness.payload} is no witness"


@pytest.mark.parametrize("part", range(5))
def test_every_payload_agrees(part: int) -> None:
    compared = telling = 0
    for seed in range(part * PAIRS // 5, (part + 1) * PAIRS // 5):
        both = pair(random.Random(seed))
        if both is None:
            continue
        comparison = compare(*both)
        found = list(contradictions(*both, comparison))
        assert not found, (seed, found, [c.place for c in comparison.changes])
        compared += 1
        telling += any("breaking" in (c.senders.outcome, c.readers.outcome) for c in comparison.changes)
    assert compared > PAIRS // 10
    assert telling > compared // 4
