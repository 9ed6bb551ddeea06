"""A build with a memory: the same bytes as a fresh one after any edits, and only what was touched is made."""

from __future__ import annotations

import contextlib
import random
import sys
from collections.abc import Callable
from typing import Any

from hypothesis import given, note, settings, strategies as st
from signalspec.build import build
from signalspec.diagnostics import SpecError
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.parts import Memory

from tests.incremental.made import made, made_text
from tests.strategies.edits import edited
from tests.strategies.specs import as_yaml, documents

QUICK = settings.get_current_profile_name() == "ci"


def loaded(document: Any) -> Spec | None:
    """The spec of a document, None for one that is wrong."""
    try:
        return load_text(as_yaml(document), "spec.yaml")
    except SpecError:
        return None


def remembered(spec: Spec, memory: Memory) -> dict[str, dict[str, bytes]]:
    """The build of a spec with a memory."""
    with memory.during(spec, whole=True):
        return build(spec)


@settings(max_examples=12 if QUICK else 1_000)
@given(documents(), st.integers(0, 2**32 - 1))
def test_after_any_edits_a_memory_gives_what_a_fresh_build_gives(document: dict[str, Any], seed: int) -> None:
    rng, memory = random.Random(seed), Memory()
    remembered(load_text(as_yaml(document), "spec.yaml"), memory)
    for _ in range(5):
        changed = edited(document, rng)
        spec = loaded(changed)
        if spec is None:
            continue
        document = changed
        note(as_yaml(document))
        kept = remembered(spec, memory)
        fresh = build(spec)
        for target, files in fresh.items():
            assert list(kept[target]) == list(files)
            for path, content in files.items():
                assert kept[target][path] == content, path


def test_a_changed_field_makes_the_parts_of_its_signal_alone() -> None:
    text, memory = made_text(12), Memory()
    remembered(load_text(text), memory)
    assert memory.kept < len(memory.made) / 8
    remembered(load_text(text.replace("The own7x2.", "Another text.")), memory)
    assert {part.rpartition(" ")[2] for part in memory.made} == {"event7"}
    said = set(memory.made)
    remembered(load_text(text.replace("own7x1:\n    type: ", "own7x1:\n    note: x\n    type: ")), memory)
    assert set(memory.made) == said
    required = "    required:\n    - own7x0\n"
    assert required in text
    spec = load_text(text.replace(required, "    required:\n"))
    remembered(spec, memory)
    # Some vectors are about contents of any type.
    assert {part.rpartition(" ")[2] for part in memory.made} == {"event7", spec.name}
    # What is said for people is on pages and in docstrings, but in no vector and in no rule.
    assert not any(part.startswith(("vectors", "rules", "python/described", "docs/rules")) for part in said)


def test_a_field_that_signals_share_makes_the_parts_of_those() -> None:
    text, memory = made_text(12), Memory()
    remembered(load_text(text), memory)
    spec = load_text(text.replace("shared4:\n    type: number\n", "shared4:\n    type: boolean\n"))
    remembered(spec, memory)
    users = {signal.name for signal in spec.signals if any(f.name == "shared4" for f in signal.fields)}
    assert 1 < len(users) < 12
    assert {part.rpartition(" ")[2] for part in memory.made} == users | {spec.name}


def test_a_build_that_failed_leaves_the_memory_as_it_was() -> None:
    memory = Memory()
    spec = made(3)
    remembered(spec, memory)
    with contextlib.suppress(ZeroDivisionError), memory.during(made(2), whole=True):
        raise ZeroDivisionError
    remembered(spec, memory)
    assert memory.made == []


def test_what_is_no_longer_used_is_forgotten_after_a_whole_build_alone() -> None:
    memory, few = Memory(), made(2)
    remembered(made(6), memory)
    with memory.during(few, whole=False):
        build(few, ["docs"])
    remembered(made(6), memory)
    assert memory.made == []
    remembered(few, memory)
    remembered(made(6), memory)
    assert {"event4", "event5"} <= {part.rpartition(" ")[2] for part in memory.made}


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, ours and others: unlike time the same on any machine."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_with_the_spec_and_for_an_edit_with_what_it_touches() -> None:
    sizes = (10, 20, 40)
    whole, edit = [], []
    build(made(1))  # templates are compiled once in a process
    for size in sizes:
        text, memory = made_text(size), Memory()
        whole.append(calls(lambda text=text, memory=memory: remembered(load_text(text), memory)))
        changed = text.replace("The own3x2.", "Another text.")
        edit.append(calls(lambda text=changed, memory=memory: remembered(load_text(text), memory)))
    # Linear: as much again for the second twenty signals as twice the first ten more took.
    assert (whole[2] - whole[1]) <= 2.1 * (whole[1] - whole[0])
    assert (edit[2] - edit[1]) <= 2.1 * (edit[1] - edit[0])
    # What an edit costs a signal that it does not touch is to read the signal and to list it.
    assert (edit[2] - edit[1]) <= (whole[2] - whole[1]) / 4
