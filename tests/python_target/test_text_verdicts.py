"""Text is judged as its value is, whichever library reads it, and most good text at a glance."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from signalspec import validators
from signalspec.load import load_file
from signalspec.model import Spec

from tests.strategies import payloads
from tests.strategies.texts import texts

REPO = Path(__file__).parents[2]
SPECS = {
    "shipped": REPO / "spec" / "signals.yaml",
    "greenhouse": REPO / "tests" / "jsonschema_target" / "greenhouse.yaml",
    "library": REPO / "tests" / "cases" / "library" / "spec.yaml",
    "minimal": REPO / "tests" / "cases" / "minimal" / "spec.yaml",
    "nasty": REPO / "tests" / "cases" / "nasty" / "spec.yaml",
}
easy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


class Reading:
    """The ways in which a package reads text."""

    def __init__(self, spec: Spec) -> None:
        package: Any = validators.load(spec)
        self.package = package
        self.text = import_module(f"{package.__name__}.text")
        self.structs = import_module(f"{package.__name__}.structs")
        self.tiers: list[str | None] = [None, *spec.tiers]
        self.has_tiers = bool(spec.tiers)

    def judged_by_value(self, data: bytes | str, tier: str | None) -> Any:
        """The violations where nothing is accepted at a glance."""
        chosen = self.text._ACCEPTS
        self.text._ACCEPTS = lambda *given: False
        try:
            return self.package.validate_json(data, **self._options(tier))
        finally:
            self.text._ACCEPTS = chosen

    def glances(self, data: bytes | str, tier: str | None) -> list[bool]:
        """Whether msgspec's structs and the standard library accept the text at a glance."""
        given = (data, tier) if self.has_tiers else (data,)
        return [_is_true(read, given) for read in (self.structs.accepts, self.text.accepts_by_value)]

    def check(self, data: bytes) -> None:
        """No reading accepts what has violations, and bytes are read as text is."""
        for tier in self.tiers:
            violations = self.judged_by_value(data, tier)
            assert not any(self.glances(data, tier)) or not violations, (data, tier, violations)
            assert self.package.validate_json(data, **self._options(tier)) == violations
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return
        assert self.package.validate_json(text) == self.judged_by_value(text, None)

    def _options(self, tier: str | None) -> dict[str, Any]:
        return {self.package.validate.__kwdefaults__ and _tier_option(self.package): tier} if tier else {}


def _tier_option(package: Any) -> str:
    return next(name for name in package.validate.__kwdefaults__ if name not in ("unknown", "advice"))


def _is_true(read: Any, given: tuple[Any, ...]) -> bool:
    try:
        return bool(read(*given))
    except Exception:
        return False


@pytest.fixture(scope="module", params=SPECS)
def read_spec(request: pytest.FixtureRequest) -> tuple[Spec, Reading]:
    spec = load_file(SPECS[request.param])
    return spec, Reading(spec)


def test_every_reading_gives_one_verdict(read_spec: tuple[Spec, Reading]) -> None:
    spec, reading = read_spec
    good = payloads.envelopes(spec)

    @easy
    @given(good | payloads.spoilt(good, spec), st.integers(0, 2**32))
    def check(document: Any, seed: int) -> None:
        for data in texts(document, random.Random(seed)):
            reading.check(data)

    check()


def test_good_text_is_accepted_at_a_glance(read_spec: tuple[Spec, Reading]) -> None:
    spec, reading = read_spec
    good, at_a_glance = 0, [0, 0]

    @easy
    @given(payloads.envelopes(spec))
    def count(document: Any) -> None:
        nonlocal good
        data = json.dumps(document, ensure_ascii=False).encode()
        if reading.package.validate_json(data):
            return
        good += 1
        for index, accepted in enumerate(reading.glances(data, None)):
            at_a_glance[index] += accepted

    count()
    assert good
    assert min(at_a_glance) > 0.4 * good


@pytest.mark.parametrize("missing", [True, False])
def test_the_library_is_chosen_where_it_is_installed(missing: bool) -> None:
    code = (
        "import sys\n"
        f"if {missing}: sys.modules['msgspec'] = None\n"
        "from connect_signals import validate_json\n"
        "from connect_signals import text\n"
        "print(text._ACCEPTS.__module__, 'connect_signals.structs' in sys.modules)\n"
        "assert {v.code for v in validate_json(b'{}')} == {'required'}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPO / "generated" / "python", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] == ("connect_signals.text" if missing else "connect_signals.structs")
