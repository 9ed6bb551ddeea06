"""Lines that are judged by their bytes get the report that lines read as objects get."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from signalspec.inputs.glance import Glance

REPO = Path(__file__).resolve().parents[2]


def vector_lines() -> list[bytes]:
    lines = []
    sender = {"appKey": "key-1", "identifiableAttributes": {"email": "ana@example.com"}}
    for path in sorted((REPO / "generated" / "vectors").glob("*.json")):
        for vector in json.loads(path.read_text("utf-8")):
            if "content" in vector:
                lines.append(json.dumps({**sender, "signalContent": vector["content"]}).encode())
            elif path.stem == "signal":
                lines.append(json.dumps(vector["payload"], ensure_ascii=False).encode())
    return lines


def odd_lines(line: bytes) -> list[bytes]:
    """Lines in which the discriminator, or the text around it, is not what it looks like."""
    line = line.rstrip()
    type_, other = b'"signalType": "addToCart"', b'"signalType": "pageView"'
    assert line.count(type_) == 1
    return [
        line,
        b" " + line + b" \t\r",
        b"\xef\xbb\xbf" + line,
        line.replace(b'"signalType"', b'"signal\\u0054ype"'),
        line.replace(type_, other + b", " + type_),
        line.replace(type_, type_ + b", " + other),
        line.replace(type_, b'"signalType"\t:\r"addToCart"'),
        line.replace(b'"key-1"', b'"\\"signalType\\": \\"pageView\\""'),
        line.replace(b'"key-1"', b'"signalType"'),
        line.replace(b'"key-1"', b'"\\\\"'),
        line.replace(b'"key-1"', b'"\\ud800"'),
        line.replace(b'"key-1"', b'"\xff"'),
        line.replace(b'"key-1"', b'"a", "appKey": "b"'),
        line.replace(b'"key-1"', b"1e999"),
        line.replace(b'"key-1"', b"NaN"),
        line + line,
        line[:-1],
        b'{"signal": ' + line + b"}",
        json.dumps(json.loads(line)["signalContent"]).encode(),
        b'{"query": "mutation { createSignals(signals: []) { signalIds } }"}',
        b"[" * 200,
        b"5",
        b"",
    ]


@pytest.mark.parametrize("options", [(), ("--tier", "pro"), ("--unknown", "ignore")])
def test_the_report_is_the_same(
    validate: Any, here: Path, line: bytes, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    odd = odd_lines(line)
    # Good ones between them, or it would soon give up.
    lines = [part for one in odd for part in (one, *[line.rstrip()] * 6)] + vector_lines()
    (here / "t.ndjson").write_bytes(b"\n".join(lines))
    quick = validate(*options, "t.ndjson")
    assert len(quick.findings) > 500
    monkeypatch.setattr(Glance, "look", lambda self, line: (None, None))
    assert validate(*options, "t.ndjson") == quick


def test_it_gives_up_where_lines_are_of_another_shape(line: bytes) -> None:
    from signalspec.inputs.shape import Shapes

    asked: list[bytes] = []

    def violations(text: bytes) -> list[Any]:
        asked.append(text)
        return [text] if text.startswith(b'{"signal"') else []

    shapes = Shapes("signal", "signalContent", "signalType", frozenset(), frozenset({"addToCart"}))
    glance = Glance(shapes, violations, {})
    assert [glance.look(b'{"signal": %b}' % line)[0] for _ in range(100)] == [None] * 100
    assert len(asked) < 40
    good = Glance(shapes, violations, {})
    assert [good.look(line) for _ in range(100)] == [("addToCart", [])] * 100
