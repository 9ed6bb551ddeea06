"""Closed lists of text: there are none."""

from __future__ import annotations
