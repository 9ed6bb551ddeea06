"""Rule coverage: without any one of its rules, a validator fails a vector.

Several rules are taken out at once where they have nothing to do with each other, see `removal.rounds`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from removal import removable, rounds, without
from signalspec import naming, validators
from signalspec.rules import Rule, rules
from vector_runs import SPECS, Runner, Vector, breaks, spec, vector_files

# An object that nothing uses: nobody can break its rules.
UNREACHABLE = {"Nothing.unknown"}

both = pytest.mark.parametrize("name", SPECS)


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crippled validators are not for the user's cache."""
    monkeypatch.setenv("SIGNALSPEC_CACHE", "")


def bad_vectors(name: str, rule: Rule) -> list[tuple[str, Vector]]:
    return [(f, v) for f, vs in vector_files(name).items() for v in vs if v["rule"] == rule.id and breaks(v)]


def survivors(name: str, removed: list[Rule], runner: Runner, *, advice: bool = True) -> list[str]:
    """Those rules that the runner reports for each of their vectors all the same."""
    found = []
    for rule in removed:
        reported = [runner.reported(f, vector, advice=advice) for f, vector in bad_vectors(name, rule)]
        if all(any(rule.id == r for report in reports for r, _ in report) for reports in reported):
            found.append(rule.id)
    return found


def strangers(name: str) -> dict[str, str]:
    """By record, a member of one of its vectors about unknown members that could be a field of its own."""
    found: dict[str, str] = {}
    attributes = {
        record.name: {naming.attribute(f.name) for f in record.fields} for record in spec(name).records
    }
    for vectors in vector_files(name).values():
        for vector in vectors:
            owner, _, code = vector["rule"].rpartition(".")
            if code == "unknown" and breaks(vector):
                member = vector["violations"][0]["path"].rpartition("/")[2]
                if member.isidentifier() and naming.attribute(member) not in attributes[owner]:
                    found.setdefault(owner, member)
    return found


def crippled(name: str, removed: list[Rule]) -> validators.Package:
    """The validators generated from the spec without these rules."""
    return validators.load(without(spec(name), {rule.id for rule in removed}, strangers(name)))


def reachable(removed: list[Rule]) -> list[Rule]:
    return [rule for rule in removed if rule.id not in UNREACHABLE]


def rounds_of(name: str) -> Iterator[list[Rule]]:
    files = {v["rule"]: file for file, vectors in vector_files(name).items() for v in vectors if breaks(v)}
    yield from map(reachable, rounds(spec(name), files))


@both
def test_validators_generated_without_a_rule_fail_a_vector(name: str) -> None:
    for removed in rounds_of(name):
        assert survivors(name, removed, Runner(spec(name), crippled(name, removed))) == []


@both
def test_an_accepting_path_without_a_rule_fails_a_vector(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The validators know all rules; what their quick path takes, they do not look at again."""
    model, whole = spec(name), validators.load(spec(name))
    load_all(name, whole)
    tier = model.tier_dimension.name if model.tier_dimension else ""
    for removed in rounds_of(name):
        # No quick path judges advice, nor what a caller's tier includes. A rule on a type is taken out by
        # swapping the type, and a quick path may refuse what it finds odd about values of the new one.
        judged = [rule for rule in removed if rule.level == "error" and rule.code not in (tier, "type")]
        quick = crippled(name, judged)
        load_all(name, quick)
        with monkeypatch.context() as patch:
            for part in ("content", naming.module(model.transport.envelope.name)):
                patch.setattr(part_of(whole, part), "faults", odd_unless(part_of(quick, part).accepts, whole))
            assert survivors(name, judged, Runner(model, whole), advice=False) == []


@both
def test_validators_that_keep_a_rule_to_themselves_fail_a_vector(name: str) -> None:
    """The rules that no spec can leave out: what is found is not reported."""
    model = spec(name)
    there = {rule.id for rule in removable(model)}
    left = [rule for rule in reachable(list(rules(model))) if rule.id not in there]
    assert len(left) == (11 if model.transport.operation.advise_items else 10)
    for rule in left:
        assert survivors(name, [rule], Runner(model, _Discreet(validators.load(model), rule.id))) == []


def load_all(name: str, package: validators.Package) -> None:
    """Has the package load what it loads on first use."""
    runner = Runner(spec(name), package)
    for file, vectors in vector_files(name).items():
        runner.reported(file, vectors[0], advice=False)


def part_of(package: Any, part: str) -> ModuleType:
    return sys.modules[f"{package.__name__}.validators.{part}"]


def odd_unless(accepts: Callable[[Any], bool], package: validators.Package) -> Callable[[Any], Any]:
    """A quick look that takes what `accepts` takes, and has the package look closer at everything else."""
    odd = sys.modules[f"{package.__name__}.runtime.faults"].ODD
    return lambda content: () if accepts(content) else odd


class _Discreet:
    """A package that does not report one rule."""

    def __init__(self, package: validators.Package, rule: str) -> None:
        self._package = package
        self._rule = rule

    def __getattr__(self, function: str) -> Any:
        judge = getattr(self._package, function)
        return lambda *args, **options: [v for v in judge(*args, **options) if v.rule != self._rule]
