"""JSON-ready values, and most of what could break a writer of literals."""

from __future__ import annotations

import math

from hypothesis import strategies as st

# Every text that UTF-8 can carry (st.text has no surrogates), and often what strings trip over.
TEXTS = st.one_of(
    st.text(),
    st.text(
        alphabet=st.sampled_from(
            '"\\\n\r\t\b\f\0#{}$u\x7f\x85\u2028\u2029\u202e\ufeff\ufffe\U0001f600\U000e0041'
        )
    ),
    st.lists(st.sampled_from(['"""', '\\"', '"', "\\", "\\u0022", "}) { x }", "\n", "$a", "#"])).map("".join),
)
INTEGERS = st.one_of(
    st.integers(), st.integers(-(2**53), 2**53), st.sampled_from([2**63, -(10**400), 10**4000])
)
FLOATS = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.0, -0.0, 1e22, 1e-7, 5e-324, 1.7976931348623157e308, 1e16, 123456789012345680.0]),
)
SCALARS = st.one_of(st.none(), st.booleans(), INTEGERS, FLOATS, TEXTS)
NAMES = st.one_of(
    st.sampled_from(["a", "name", "true", "null", "on", "mutation", "__typename", "_", "A1"]),
    st.builds("{}{}".format, st.sampled_from("_aZ"), st.text(st.sampled_from("_0aZ9"), max_size=3)),
)


def nested(scalars: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Any value whose scalars are of that strategy."""
    return st.recursive(
        scalars,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4)),
        max_leaves=8,
    )


VALUES = nested(SCALARS)
SIGNALS = st.dictionaries(NAMES, VALUES, max_size=4)


def same(left: object, right: object) -> bool:
    """Equality that tells 1 from 1.0 and true, and 0.0 from -0.0."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, float) and isinstance(right, float):
        return left == right and math.copysign(1, left) == math.copysign(1, right)
    return left == right
