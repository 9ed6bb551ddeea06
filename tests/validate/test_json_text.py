"""JSON text is read strictly, and as the generated package reads it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from signalspec.inputs import Fault, Item, Reader
from signalspec.inputs.document import Value, document_values
from signalspec.inputs.opening import Stream
from signalspec.inputs.text import BadText, Decoder, deeper_than
from signalspec.model import Spec
from signalspec.validators import Package, load

REPO = Path(__file__).resolve().parents[2]
EASY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXTS = [
    b"{}", b" {} ", b"[]", b"5", b"-0.0", b"1e5", b"1E+2", b'"x"', b"null", b"tru", b"01", b"+1", b".5",
    b"1.", b"-", b"NaN", b"[Infinity]", b"-Infinity", b'"NaN"', b"{,}", b"[1,]", b'{"a":1,}', b"{'a':1}",
    b'{"a" 1}', b'{"a":}', b'"\\ud800"', b'"\\udc00\\ud800"', b'"\\ud83d\\ude00"', b'"\\\\ud800"',
    b'"\\\\\\ud800"', b'"\\uD83D\\u0041"', b'{"\\udead":1}', b'"\\u12"', b'"\\x"', b'"\t"', b'"\x7f"',
    b'"\xff"', b'"\xed\xa0\x80"', b'"\xc3"', b"\xa0 1", b"1\x0c", b"9" * 4300, b"9" * 4301,
    b"-" + b"9" * 4301, b"9" * 4301 + b".5", b"0." + b"9" * 5000, b"[" * 100 + b"]" * 100,
    b"[" * 101 + b"]" * 101, b'"' + b"[" * 200 + b'"', b"[" * 200, b'{"a":' * 101 + b"1" + b"}" * 101,
    b"[" + b"[]," * 200 + b"[]]", b"", b"{} {}", b"// x", b"1 2",
]  # fmt: skip


@pytest.fixture(scope="module")
def package(spec: Spec) -> Package:
    return load(spec)


def accepts(text: bytes) -> bool:
    try:
        Decoder().line(text)
    except BadText:
        return False
    return True


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text[:16]))
def test_the_verdict_is_that_of_the_generated_package(package: Package, text: bytes) -> None:
    codes = {violation.code for violation in package.validate_json(text)}
    assert accepts(text) == ("json" not in codes)


@given(
    st.binary(max_size=40) | st.text(alphabet='{}[]",:\\u0dD8cae1-. nulrtfNI', max_size=30).map(str.encode)
)
@EASY
def test_so_it_is_for_any_bytes(package: Package, text: bytes) -> None:
    if not text.startswith(b"\xef\xbb\xbf"):
        codes = {violation.code for violation in package.validate_json(text)}
        assert accepts(text) == ("json" not in codes)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=8), st.integers(1, 30), st.sampled_from([None, 1]), st.booleans())
@EASY
def test_arrays_are_read_as_json_has_them(
    values: list[Any], size: int, indent: int | None, ascii: bool
) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=ascii)
    data = text.encode("utf-8", "surrogatepass")
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    parts = (data[i : i + size] for i in range(0, len(data), size))
    found = [v for v in document_values(Stream(parts), "f", Decoder()) if isinstance(v, Value)]
    assert [value.value for value in found] == values
    lines = text.split("\n")
    for value in found:
        assert value.place.line is not None
        assert value.place.column is not None
        rest = "\n".join([lines[value.place.line - 1][value.place.column - 1 :], *lines[value.place.line :]])
        assert json.JSONDecoder().raw_decode(rest)[0] == value.value


@given(
    st.binary(max_size=200) | st.text(alphabet='{}[]",:\\n 1a\n', max_size=60).map(str.encode),
    st.integers(1, 50),
)
@EASY
def test_nothing_makes_a_document_fail(data: bytes, size: int) -> None:
    for start in (b"[", b"", b'[{"a": 1}, '):
        text = start + data
        parts = (text[i : i + size] for i in range(0, len(text), size))
        list(document_values(Stream(parts), "f", Decoder(find_repeated=True)))


def test_repeated_members_anywhere() -> None:
    decoder = Decoder(find_repeated=True)
    value = decoder.line(b'{"a": [{"x/~": 1, "x/~": 2}], "b": 1, "b": {"c": 1, "c": 2, "c": 3}}')
    assert value == {"a": [{"x/~": 2}], "b": {"c": 3}}
    assert sorted(decoder.take_repeated(value)) == ["/a/0/x~1~0", "/b", "/b/c"]
    assert decoder.take_repeated(value) == ()
    with pytest.raises(BadText):
        decoder.line(b'{"a": 1, "a": 2')
    assert decoder.take_repeated(decoder.line(b"{}")) == ()


def test_depth() -> None:
    assert not deeper_than(5, 0)
    assert deeper_than([], 0)
    assert not deeper_than([[]], 2)
    assert deeper_than([1, [2, {"a": []}]], 3)


@pytest.mark.parametrize(
    "number", ["1e400", "1E+400", "-1e400", "1e0400", "9" * 309 + ".0", "9" * 250 + "e60"]
)
def test_numbers_beyond_binary64(number: str) -> None:
    text = f'{{"a": {number}}}'.encode()
    value = Decoder().line(text)
    assert isinstance(value, dict)
    assert isinstance(value["a"], int)
    assert abs(value["a"]) == 10**309


def test_reading_signals_without_judging_them(here: Path, spec: Spec, line: bytes) -> None:
    (here / "t.ndjson").write_bytes(line + b"nope\n" + b"5\n")
    kinds = [type(item) for item in Reader(spec).items(["t.ndjson"])]
    assert kinds == [Item, Fault, Item]


def test_messages_never_quote_the_text(here: Path, validate: Any) -> None:
    bad = [text for text in TEXTS if not accepts(text)]
    (here / "t.ndjson").write_bytes(b"\n".join(b'{"k": "s3cret", "x": ' + text + b"}" for text in bad))
    for format in ("text", "ndjson", "junit", "sarif", "github"):
        assert "s3cret" not in validate("--format", format, "--advice", "t.ndjson").out


def test_no_name_of_the_shipped_spec_is_in_this_code(spec: Spec) -> None:
    transport = spec.transport
    names = {
        transport.envelope.name,
        transport.operation.name,
        transport.content.name,
        transport.discriminator.name,
    }
    names |= {f.name for f in transport.envelope.fields} | {s.name for s in spec.signals}
    names |= {f.name for record in spec.records for f in record.fields} | set(spec.tiers)
    assert spec.tier_dimension is not None
    names.add(spec.tier_dimension.name)
    odd = {name for name in names if not name.islower()} | {"subscription"}
    root = REPO / "codegen" / "signalspec"
    files = [root / "cli.py", *(f for d in ("inputs", "report") for f in (root / d).glob("*.py"))]
    files += [
        root / "commands" / f"{n}.py" for n in ("validate", "options", "spec_file", "console", "progress")
    ]
    buffer = io.StringIO()
    for file in files:
        buffer.write(file.read_text())
    text = buffer.getvalue()
    words = set(re.findall(r"\w+", text))
    assert words & odd <= {"Signal"}, "`Signal` is a word of ours, too"
