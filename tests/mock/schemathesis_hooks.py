"""What schemathesis sends for the JSON scalar: any literal."""

from __future__ import annotations

import schemathesis
from graphql import (
    BooleanValueNode,
    FloatValueNode,
    IntValueNode,
    ListValueNode,
    NameNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    StringValueNode,
)
from hypothesis import strategies as st

_NAMES = st.sampled_from(["signalType", "currency", "unitPrice", "a", "itemQuantity"])
_PLAIN = st.one_of(
    st.builds(NullValueNode),
    st.booleans().map(lambda value: BooleanValueNode(value=value)),
    st.integers().map(lambda value: IntValueNode(value=str(value))),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda value: FloatValueNode(value=repr(value))),
    st.sampled_from(["addToCart", "order", "EUR", "", "ü\n"]).map(lambda value: StringValueNode(value=value)),
)
_VALUES = st.recursive(
    _PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda values: ListValueNode(values=tuple(values))),
        st.dictionaries(_NAMES, inner, max_size=4).map(
            lambda members: ObjectValueNode(
                fields=tuple(
                    ObjectFieldNode(name=NameNode(value=name), value=value) for name, value in members.items()
                )
            )
        ),
    ),
    max_leaves=8,
)
schemathesis.graphql.scalar("JSON", _VALUES)
