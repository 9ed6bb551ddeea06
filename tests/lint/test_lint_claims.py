"""What lint claims about rules is so: every payload of a small world is judged to see it."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from lint_runs import subject
from signalspec.lint import lint
from signalspec.lint.examples import example_spec
from signalspec.model import Condition, ConditionalRule, Json
from signalspec.payloads import Judge

CODES = ("", "ab", "abc", "12", "123", "x1")
WORLD: dict[str, tuple[Json, ...]] = {
    "weight": (None, -1, 0, 1, 2, 3, 4),
    "code": (None, *CODES),
    "size": (None, "small", "large", "huge"),
    "other": (None, *CODES),
    "codes": (None, [], ["ab"], ["12"], ["ab", "12"]),
}
CLAIMS = ("unsatisfiable", "dead-condition", "contradictory-rules", "redundant-rule")
SEEDS = range(100)


class Maker:
    """Makes a spec whose rules often get into each other's way."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def spec(self) -> str:
        fields = {name: self.field(name) for name in WORLD}
        deprived = self.rng.sample(list(WORLD), self.rng.randint(0, 1))
        signal: dict[str, Any] = {
            "title": "Sent",
            "doc": "It left.",
            "required": deprived,
            "optional": [name for name in WORLD if name not in deprived],
            "rules": [{"id": f"r{n}", **self.rule(deprived)} for n in range(self.rng.randint(1, 4))],
        }
        if self.rng.random() < 0.3:
            signal["at_most_one"] = self.rng.sample(signal["optional"], 2)
        parts = {
            "formats": {
                "word": {"doc": "A.", "pattern": "[a-z]{2,9}", "matches": ["ab"], "rejects": ["1"]},
                "digits": {"doc": "B.", "pattern": "[0-9]+", "matches": ["1"], "rejects": ["a"]},
                "mixed": {"doc": "C.", "pattern": "[a-z]*[0-9]", "matches": ["x1"], "rejects": ["x"]},
            },
            "enums": {"Size": {"doc": "D.", "values": {"small": "E.", "large": "F.", "huge": "G."}}},
            "fields": fields,
            "signals": {"sent": signal},
        }
        return example_spec(yaml.safe_dump(parts, sort_keys=False))

    def field(self, name: str) -> dict[str, Any]:
        type = {"weight": "integer", "size": "Size", "codes": ["string"]}.get(name, "string")
        limits = self.limits(name) if self.rng.random() < 0.5 and name != "size" else {}
        return {"type": type, "doc": "Something.", **limits}

    def limits(self, name: str) -> dict[str, Any]:
        if name == "weight":
            low, high = sorted((self.rng.randint(-1, 4), self.rng.randint(-1, 4)))
            return self.rng.choice([{"minimum": low}, {"maximum": high}, {"minimum": low, "maximum": high}])
        if name == "size":
            return {"one_of": self.rng.sample(["small", "large", "huge"], self.rng.randint(1, 2))}
        return self.rng.choice(
            [
                {"format": self.rng.choice(["word", "digits", "mixed"])},
                {"min_length": self.rng.randint(1, 3)},
                {"max_length": self.rng.randint(0, 2)},
            ]
        )

    def rule(self, required: list[str]) -> dict[str, Any]:
        target = self.rng.choice(list(WORLD))
        asked = self.limits(target)
        if target not in ("weight", "size") and self.rng.random() < 0.3:
            asked = {"one_of": self.rng.sample(CODES, self.rng.randint(1, 2))}
        if target not in required and self.rng.random() < 0.4:
            asked["required"] = True
        tested = self.rng.sample(list(WORLD), self.rng.randint(0, 2))
        return {"when": {name: self.condition(name) for name in tested}, "then": {target: asked}}

    def condition(self, name: str) -> Any:
        if self.rng.random() < 0.25 or name == "codes":
            return {"present": True}
        if name == "weight":
            low, high = sorted((self.rng.randint(-1, 4), self.rng.randint(-1, 4)))
            return self.rng.choice(
                [low, sorted({low, high}), {"minimum": low}, {"minimum": low, "maximum": high}]
            )
        values = [value for value in WORLD[name] if value is not None]
        return self.rng.sample(values, self.rng.randint(1, 2))


def payloads() -> Iterator[dict[str, Json]]:
    for values in itertools.product(*WORLD.values()):
        yield {name: value for name, value in zip(WORLD, values, strict=True) if value is not None}


def holds(condition: Condition, payload: dict[str, Json]) -> bool:
    value = payload.get(condition.field.name)
    if value is None or condition.values:
        return value is not None and value in condition.values
    if not isinstance(value, int):
        return True
    low, high = condition.minimum, condition.maximum
    return (low is None or low <= value) and (high is None or value <= high)


@pytest.fixture(scope="module")
def world() -> list[dict[str, Json]]:
    return random.Random(7).sample(list(payloads()), 300)


def test_claims_hold_in_every_payload(world: list[dict[str, Json]]) -> None:
    made: Counter[str] = Counter()
    for seed in SEEDS:
        text = Maker(seed).spec()
        try:
            looked_at = subject(text)
        except Exception as error:  # limits that the loader itself refuses
            assert "bounds" in str(error) or "[rule]" in str(error) or "[count]" in str(error), error
            continue
        signal = looked_at.spec.signal("sent")
        rules = {rule.name: rule for rule in signal.rules if isinstance(rule, ConditionalRule)}
        judge = Judge(looked_at.spec)
        broken = [(payload, {f.rule for f in judge.record(signal, payload)}) for payload in world]
        for found in lint(looked_at):
            if found.rule not in CLAIMS:
                continue
            made[found.rule] += 1
            message = found.finding.message
            named = [rules[name] for name in re.findall(r"'(r\d)'", message)]
            for payload, violations in broken:
                note = f"{seed}: {message} {payload} {violations}"
                if found.rule == "redundant-rule" and "always holds" not in message:
                    assert violations != {f"sent.{named[0].name}"}, note
                elif found.rule == "dead-condition" and "tests for" not in message:
                    assert violations or not all(holds(c, payload) for c in named[0].when), note
                elif found.rule == "contradictory-rules" or "nothing fits the rule" in message:
                    both = all(holds(c, payload) for rule in named for c in rule.when)
                    there = payload.get(named[0].field.name) not in (None, []) or "at most one" in message
                    assert violations or not (both and there), note
                elif (field := re.match(r"nothing fits the field '(\w+)'", message)) is not None:
                    assert violations or payload.get(field[1]) in (None, []), note
    assert all(made[claim] > 10 for claim in CLAIMS), made
