"""Portable patterns: regular expressions that mean the same in Python, ECMAScript and Rust.

`signalspec.patterns.backtracking` also says how long a backtracking engine may take over one.
"""

from signalspec.patterns.matching import matches
from signalspec.patterns.nodes import (
    Alternation,
    Chars,
    Concat,
    Node,
    PatternError,
    Repeat,
    may_contain,
    may_end_with,
)
from signalspec.patterns.parser import parse
from signalspec.patterns.pieces import expand
from signalspec.patterns.samples import near_misses, sample

__all__ = [
    "Alternation",
    "Chars",
    "Concat",
    "Node",
    "PatternError",
    "Repeat",
    "expand",
    "matches",
    "may_contain",
    "may_end_with",
    "near_misses",
    "parse",
    "sample",
]
