"""Findings of all kinds, and a report of them as text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from signalspec.report import Finding, Settings, Tally, TypeCount, create

Render = Callable[..., str]


@pytest.fixture
def render() -> Render:
    """`render(findings, format, unreadable=(...), **settings)`: what the report says."""

    def call(
        findings: Iterable[Finding],
        format: str,
        *,
        unreadable: tuple[str, ...] = (),
        files: tuple[str, ...] = (),
        types: dict[str, TypeCount] | None = None,
        **settings: Any,
    ) -> str:
        out = io.StringIO()
        report = create(format, out, Settings(**settings))
        tally = Tally()
        tally.add_types(types or {})
        for finding in findings:
            tally.add(finding)
            report.add(finding)
        report.finish(tally.summary(files=files, unreadable=unreadable, subject="shop-events 1.0.0"))
        return out.getvalue()

    return call


@pytest.fixture
def price() -> Finding:
    return Finding(
        "order.price.type", "type", "error", "expected a number, got a string", "day 1.ndjson", 3,
        pointer="/payload/price", signal_type="order",
    )  # fmt: skip
