"""A build with a memory: the same bytes as a fresh one after any edits, and only what was touched is made."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, note, settings, strategies as st
from signalspec.build import build
from signalspec.diagnostics import SpecError
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.parts import Memory

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
