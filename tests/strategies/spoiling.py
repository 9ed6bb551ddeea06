"""Documents with something wrong in them, at random."""

from __future__ import annotations

import copy
import random
from typing import Any


def spoilt(document: dict[str, Any], rng: random.Random) -> Any:
    """The document with one to four parts taken out, doubled, swapped, or replaced by something else."""
    changed: Any = copy.deepcopy(document)
    for _ in range(rng.randint(1, 4)):
        places = list(_places(changed))
        if not places:
            return changed
        holder, key = rng.choice(places)
        other_holder, other_key = rng.choice(places)
        action = rng.randint(0, 4)
        if action == 0:
            del holder[key]
        elif action == 1:
            holder[key] = copy.deepcopy(other_holder[other_key])
        elif action == 2 and isinstance(holder, dict):
            holder[rng.choice(["doc", "type", "x", "$x", "", "__a", "a b", str(key).upper()])] = holder.pop(
                key
            )
        elif action == 3 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        else:
            holder[key] = copy.deepcopy(rng.choice(_ODD))
    return changed


_ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2.5, 1e300, 10_000, "", "x", "string", "content", "$some", "all", "null",
    "\0", "a" * 100, [], ["x"], [[]], {}, {"x": 1}, {"type": "string"}, {"present": True},
    {"minimum": 5, "maximum": 1}, [None], ["string", "x"],
)  # fmt: skip


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a document: a mapping or list with a key of it."""
    found: list[tuple[Any, Any]] = []
    for key, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        found.append((value, key))
        found += _places(inner)
    return found
