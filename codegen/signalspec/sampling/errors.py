"""Why there is no sample."""

from __future__ import annotations


class NoSampleError(Exception):
    """There is no such sample, or none is found; the message says why, for who asked for it."""
