"""Nodes against shapes: reports what does not fit and gives back the part that does."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from functools import cache

from signalspec.diagnostics import Diagnostics, did_you_mean, nearest
from signalspec.language import (
    AnyObject,
    AnyScalar,
    Constant,
    Either,
    Flag,
    ListOf,
    MapOf,
    Number,
    Record,
    Shape,
    Text,
    Whole,
)
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode
from signalspec.refusals import (
    LONGEST_NAME,
    expected_words,
    head_of,
    quoted,
    refuse,
    refuse_length,
    with_article,
)

# YAML's merge key: what it brings cannot be told.
_MERGE = "<<"

# How many entries some lists and mappings have, in words.
_COUNTS = {1: "one"}

# How many comparisons of names a hint may cost, given how many findings there are already.
_HINT_WORK = 50_000


def conform(node: Node, shape: Shape, diagnostics: Diagnostics) -> Node | None:
    """The conforming part of `node`: None where nothing of it fits, without entries that do not fit."""
    if isinstance(shape, Either):
        option = next((option for option in shape.shapes if _same_kind(node, option)), None)
        if option is not None and not isinstance(node, ScalarNode):
            return conform(node, option, diagnostics)
        return _scalar(node, option, shape, diagnostics)
    if isinstance(shape, ListOf):
        return _list(node, shape, diagnostics)
    if isinstance(shape, MapOf):
        return _map(node, shape, diagnostics)
    if isinstance(shape, Record):
        return _record(node, shape, diagnostics)
    if isinstance(shape, AnyObject):
        return node if isinstance(node, MappingNode) else refuse(node, expected_words(shape), diagnostics)
    return _scalar(node, shape, shape, diagnostics)


def hint(name: str, known: Collection[str], diagnostics: Diagnostics) -> str | None:
    """As `did_you_mean`, as long as looking for near names costs no more time than it is worth."""
    if len(known) * (len(diagnostics) + 1) > _HINT_WORK:
        return None
    return did_you_mean(name, known)


def _scalar(node: Node, shape: Shape | None, whole: Shape, diagnostics: Diagnostics) -> Node | None:
    """The node where it fits `shape`, the one part of `whole` that it could fit."""
    if isinstance(node, ScalarNode) and isinstance(shape, Text) and _too_long(node.text, shape):
        return refuse_length(node, diagnostics)
    if shape is None or not isinstance(node, ScalarNode) or not _scalar_fits(node, shape):
        return refuse(node, expected_words(whole), diagnostics, shape)
    return node


def _scalar_fits(node: ScalarNode, shape: Shape) -> bool:
    value = node.value
    if isinstance(shape, Text):
        if not isinstance(value, str) or (shape.choices and value not in shape.choices):
            return False
        return shape.pattern is None or _compiled(shape.pattern).fullmatch(value) is not None
    if isinstance(shape, Flag):
        return isinstance(value, bool)
    if isinstance(value, bool):
        return isinstance(shape, AnyScalar)
    if isinstance(shape, Whole):
        return isinstance(value, int) and shape.minimum <= value <= shape.maximum
    if isinstance(shape, Constant):
        return isinstance(value, int) and value == shape.value
    if isinstance(shape, Number):
        return isinstance(value, (int, float)) and -math.inf < value < math.inf
    return isinstance(shape, AnyScalar) and value is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def _too_long(text: str, shape: Text) -> bool:
    return shape.pattern is not None and "://" not in shape.pattern and len(text) > LONGEST_NAME


def _list(node: Node, shape: ListOf, diagnostics: Diagnostics) -> Node | None:
    if not isinstance(node, SequenceNode):
        return refuse(node, expected_words(shape), diagnostics, shape)
    if shape.length is not None and len(node.items) != shape.length and not node.refused:
        return refuse(node, f"a list of {_COUNTS[shape.length]}", diagnostics)
    kept = [conform(item, shape.items, diagnostics) for item in node.items]
    fitting = [item for item in kept if item is not None]
    if shape.length is not None and len(fitting) < shape.length:
        return None
    return SequenceNode(node.span, fitting, node.refused or len(fitting) < len(kept))


def _map(node: Node, shape: MapOf, diagnostics: Diagnostics) -> Node | None:
    if not isinstance(node, MappingNode):
        return refuse(node, expected_words(shape), diagnostics, shape)
    if shape.length is not None and len(node.entries) + len(node.refused) != shape.length:
        return refuse(node, f"a mapping of {_COUNTS[shape.length]}", diagnostics)
    result = MappingNode(node.span, refused=set(node.refused))
    for key, value in node.items():
        # A key such as `true` or `10` is a name here, so its text counts, not what YAML makes of it.
        if _too_long(key.text, shape.key):
            refuse_length(key, diagnostics)
        elif not _scalar_fits(ScalarNode(key.text, key.text, key.span), shape.key):
            diagnostics.error(
                "name",
                f"expected {shape.key.what}, got {quoted(key.text)}",
                key.span,
                help="choose another name",
            )
        elif (kept := conform(value, shape.values, diagnostics)) is not None:
            result.entries[key.text] = (key, kept)
            continue
        result.refused.add(key.text)
    return result


def _record(node: Node, shape: Record, diagnostics: Diagnostics) -> Node | None:
    if not isinstance(node, MappingNode):
        return refuse(node, f"{with_article(shape.name)}, written as a mapping", diagnostics, shape)
    result = MappingNode(node.span, refused=set(node.refused))
    for key, value in node.items():
        known = shape.keys.get(key.text)
        if known is None:
            result.refused |= _unknown_key(key, node, shape, diagnostics)
        elif shape.patch and isinstance(value, ScalarNode) and value.value is None:
            result.entries[key.text] = (key, value)
        elif (kept := conform(value, known.shape, diagnostics)) is None:
            result.refused.add(key.text)
        else:
            result.entries[key.text] = (key, kept)
    missing = [name for name, key in shape.keys.items() if key.required and name not in result.entries]
    unsaid = [name for name in missing if name not in result.refused]
    if unsaid and not shape.patch and _MERGE not in result.refused:
        names = ", ".join(f"`{name}`" for name in unsaid)
        diagnostics.error(
            "missing-key", f"this {shape.name} lacks {names}", head_of(node.span), help=f"add {names}"
        )
        result.refused.update(unsaid)
    return result


def _unknown_key(key: ScalarNode, node: MappingNode, shape: Record, diagnostics: Diagnostics) -> set[str]:
    """Reports the key; gives back the known one that it was probably meant to be."""
    if key.text == _MERGE:
        message = "merge keys are not part of the language"
        diagnostics.error(
            "unknown-key", message, key.span, help="use a group for fields; repeat any other value"
        )
        return {_MERGE}
    others = [name for name in shape.keys if name not in node.entries]
    diagnostics.error(
        "unknown-key",
        f"there is no key {quoted(key.text)} in {with_article(shape.name)}",
        key.span,
        help=hint(key.text, others, diagnostics) or "known here: " + ", ".join(shape.keys),
    )
    meant = nearest(key.text, others) if len(diagnostics) < _HINT_WORK // 25 else None
    return set() if meant is None else {meant}


def _same_kind(node: Node, shape: Shape) -> bool:
    if isinstance(shape, ListOf):
        return isinstance(node, SequenceNode)
    if isinstance(shape, (MapOf, Record, AnyObject)):
        return isinstance(node, MappingNode)
    return isinstance(node, ScalarNode)
