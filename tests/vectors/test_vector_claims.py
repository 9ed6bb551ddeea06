"""Each vector is what it claims, by validators and schemas that know nothing of how vectors are made."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from signalspec.payloads import Judge, gaps
from signalspec.rules import rules
from signalspec.targets.jsonschema import files as schema_files
from vector_runs import SPECS, Runner, breaks, claimed, payload, spec, vector_files

# An object that nothing uses: nobody can break its rules.
UNREACHABLE = {"signals": [], "other": ["Nothing.unknown"]}

both = pytest.mark.parametrize("name", SPECS)


@both
def test_validators_report_exactly_what_each_vector_claims(name: str) -> None:
    runner = Runner(spec(name))
    wrong = []
    for file, vectors in vector_files(name).items():
        for vector in vectors:
            violations, remarks = claimed(vector)
            assert vector["valid"] is not bool(violations)
            for advice, expected in ((False, (violations, [])), (True, (violations, remarks))):
                reported = runner.reported(file, vector, advice=advice)
                if reported != expected:
                    wrong.append(f"{file}: {vector['name']}: {reported}, not {expected}")
    assert not wrong, "\n".join(wrong)


@both
def test_every_rule_is_kept_by_a_vector_and_broken_by_another(name: str) -> None:
    seen = {(v["rule"], breaks(v)) for vectors in vector_files(name).values() for v in vectors}
    missing = [rule.id for rule in rules(spec(name)) if not {(rule.id, True), (rule.id, False)} <= seen]
    assert missing == UNREACHABLE[name]
    assert sorted({rule.id for rule, _ in gaps(spec(name))}) == missing


@both
def test_a_vector_breaks_its_rule_alone_or_nothing(name: str) -> None:
    for vectors in vector_files(name).values():
        for vector in vectors:
            violations, _ = claimed(vector)
            if not vector["rule"].startswith("Text."):
                assert len(violations) <= 1
                assert all(rule == vector["rule"] for rule, _ in violations)


@both
def test_rules_are_those_of_the_spec(name: str) -> None:
    known = {rule.id for rule in rules(spec(name))}
    named = {v["rule"] for vectors in vector_files(name).values() for v in vectors}
    reported = {
        r for vs in vector_files(name).values() for v in vs for report in claimed(v) for r, _ in report
    }
    assert named | reported <= known


@both
def test_strict_schemas_give_the_same_verdict(name: str) -> None:
    dimension = spec(name).tier_dimension
    schemas = {
        path.removeprefix("jsonschema/").removesuffix(".schema.json"): jsonschema_rs.validator_for(text)
        for path, text in schema_files(spec(name)).items()
        if "/portable/" not in path and "/tiers/" not in path
    }
    wrong = []
    for file, vectors in vector_files(name).items():
        for vector in vectors:
            if file == "text" or (dimension and dimension.name in vector):
                continue
            wrong += [
                f"{vector['name']} by {schema}: not {vector['valid']}"
                for schema in ({file, "content"} if "content" in vector else {file})
                if schemas[schema].is_valid(payload(vector)) is not vector["valid"]
            ]
    assert not wrong, "\n".join(wrong)


@both
def test_several_faults_at_once_are_all_found(name: str) -> None:
    """What vectors claim of single faults, the judge that they come from says of mixtures as well."""
    random = Random(20260512)
    judge, runner, wrong = Judge(spec(name)), Runner(spec(name)), []
    contents = {f: vs for f, vs in vector_files(name).items() if "content" in vs[0] and len(vs) > 1}
    for _ in range(1500):
        file = random.choice(list(contents))
        mixed: dict[str, Any] = {}
        for vector in random.sample(contents[file], random.choice((2, 3, 4))):
            mixed |= vector["content"] if isinstance(vector["content"], dict) else {}
        for name_ in random.sample(list(mixed), len(mixed) // 5):
            del mixed[name_]
        found = judge.content(mixed)
        expected = tuple(
            Counter((f.rule, f.path) for f in found if f.level == level) for level in ("error", "advice")
        )
        reported = runner.reported(file, {"content": mixed}, advice=True)
        if tuple(map(Counter, reported)) != expected:
            wrong.append(f"{mixed}: {reported}, not {expected}")
    assert not wrong, "\n".join(wrong[:5])


LENT = {"kind": "lent", "mark": "QA76", "medium": "book", "days": 7}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"isbn": 7, "reason": "r" * 21}, "lent.isbn.type"),
        ({"days": 80.5, "extra": []}, "lent.days.type"),
    ],
)
def test_a_value_of_the_wrong_type_makes_a_condition_false(changes: dict[str, Any], rule: str) -> None:
    content = LENT | changes
    assert [finding.rule for finding in Judge(spec("other")).content(content)] == [rule]
    violations, _ = Runner(spec("other")).reported("lent", {"content": content}, advice=False)
    assert [found for found, _ in violations] == [rule]


def test_a_value_of_the_wrong_type_breaks_no_conditional_limit() -> None:
    content = LENT | {"medium": "e-book", "days": 30.5}
    assert [finding.rule for finding in Judge(spec("other")).content(content)] == ["lent.days.type"]
    violations, _ = Runner(spec("other")).reported("lent", {"content": content}, advice=False)
    assert [found for found, _ in violations] == ["lent.days.type"]
