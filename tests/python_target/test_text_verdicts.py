"""Text is judged as its value is, whichever library reads it, and most of what is good at a glance."""

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
from signalspec import naming, validators
from signalspec.load import load_file
from signalspec.model import Spec

from tests.agreement.contracts import SPECS
from tests.strategies import payloads
from tests.strategies.texts import texts

REPO = Path(__file__).parents[2]
easy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


class Reading:
    """The ways in which a package reads text."""

    def __init__(self, spec: Spec) -> None:
        package: Any = validators.load(spec)
        self.package = package
        self.text = import_module(f"{package.__name__}.text")
        self.structs = import_module(f"{package.__name__}.structs")
        self.decoding: Any = import_module(f"{package.__name__}.decoding")
        self.json_text = import_module(f"{package.__name__}.runtime.json_text")
        envelope = spec.transport.envelope.name
        self.reader = import_module(f"{package.__name__}.readers.{naming.module(envelope)}")
        self.envelope: Any = getattr(package, naming.class_name(envelope))
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

    def decoded(self, data: bytes | str) -> list[Any]:
        """What `decode` makes of the text with msgspec, with the standard library, and at closer look."""
        chosen = self.decoding._quick
        found: list[Any] = []
        for read in (chosen, self.json_text.glance, lambda data: None):
            self.decoding._quick = read
            try:
                made = self.package.decode(data)
            except ValueError as error:
                found.append(list(error.violations))
            else:
                found.append((made, repr(made), repr(made.to_dict())))
        self.decoding._quick = chosen
        return found

    def taken(self, document: Any) -> Any:
        """The object that the reader of values makes; None where it takes a closer look."""
        try:
            return self.reader.read(document)
        except Exception:
            return None

    def check_value(self, document: Any) -> None:
        """The reader takes nothing that has violations, and makes what is made of valid values."""
        made = self.taken(document)
        if made is not None:
            assert self.package.validate(document) == []
            same = self.envelope.from_valid(document)
            assert (made, repr(made), vars(made).keys()) == (same, repr(same), vars(same).keys())
            assert vars(made.content).keys() == vars(same.content).keys()

    def check(self, data: bytes) -> None:
        """No reading accepts what has violations, and bytes are read as text is."""
        with_msgspec, at_a_glance, closer = self.decoded(data)
        assert with_msgspec == at_a_glance == closer, data
        for tier in self.tiers:
            violations = self.judged_by_value(data, tier)
            assert not any(self.glances(data, tier)) or not violations, (data, tier, violations)
            assert self.package.validate_json(data, **self._options(tier)) == violations
            assert tier or violations == (closer if isinstance(closer, list) else []), data
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
        reading.check_value(document)
        for data in texts(document, random.Random(seed)):
            reading.check(data)

    check()


def test_good_text_is_accepted_at_a_glance(read_spec: tuple[Spec, Reading]) -> None:
    spec, reading = read_spec
    good, at_a_glance = 0, [0, 0, 0]

    @easy
    @given(payloads.envelopes(spec))
    def count(document: Any) -> None:
        nonlocal good
        data = json.dumps(document, ensure_ascii=False).encode()
        if reading.judged_by_value(data, None):  # which also loads the validators of its type
            return
        good += 1
        ways = (*reading.glances(data, None), reading.taken(document) is not None)
        for index, accepted in enumerate(ways):
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
    assert run(code).split()[0] == ("connect_signals.text" if missing else "connect_signals.structs")


@pytest.mark.parametrize("missing", [True, False])
def test_objects_are_made_of_what_the_library_reads(missing: bool) -> None:
    code = (
        "import sys\n"
        f"if {missing}: sys.modules['msgspec'] = None\n"
        "from connect_signals import decode, decoding\n"
        "print(decoding._quick.__qualname__)\n"
    )
    assert run(code).strip() == ("glance" if missing else "Decoder.decode")


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPO / "generated" / "python", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
