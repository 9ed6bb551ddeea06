"""Bounds of numbers, values of enums, and formats, as the validators use them."""

from __future__ import annotations

MIN_INTEGER = -2147483648
MAX_INTEGER = 2147483647
LARGEST = 1.7976931348623157e308
LOWEST = -LARGEST
NUMBERS = frozenset({int, float})
