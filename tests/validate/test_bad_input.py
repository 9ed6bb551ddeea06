"""Whatever is wrong with the input: a clear message with its place, the rest judged, the right exit code."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

DEEP = b'{"a":' + b"[" * 100 + b"]" * 100 + b"}"
BAD_LINES = {
    "not-json": (b'{"appKey": nope}', "not JSON: a value is expected", 12),
    "truncated": (b'{"appKey": "x"', "not JSON: it ends too early", 15),
    "open-string": (b'{"appKey": "x', "not JSON: the string that begins here has no end", 12),
    "single-quotes": (b"{'appKey': 1}", "not JSON: strings stand in double quotes", 2),
    "two-values": (b'{"a": 1} {"a": 1}', "not JSON: there is more after the end", 10),
    "nan": (b'{"a": NaN}', "NaN and Infinity are no JSON numbers", 7),
    "infinity": (b'{"a": "NaN", "b": -Infinity}', "NaN and Infinity are no JSON numbers", 19),
    "deep": (DEEP, "more than 100 levels deep", 1),
    "very-deep": (b"[" * 200_000, "more than 100 levels deep", 1),
    "long-integer": (b'{"a": 1.5, "b": ' + b"9" * 4301 + b"}", "more than 4300 digits", 17),
    "not-utf8": (b'{"a\xc3\xa9": "\xff"}', "not UTF-8: byte 0xff", 9),
    "encoded-surrogate": (b'{"a": "\xed\xa0\x80"}', "not UTF-8: byte 0xed", 8),
    "lone-surrogate": (rb'{"a": "\\ud800 \ud83d\ude00 \udc00"}', "half of a surrogate pair", 29),
    "byte-order-mark": (b"\xef\xbb\xbf{}", "a byte order mark may stand only at the start", 1),
    "control-character": (b'{"a": "\x00"}', "a control character stands unescaped", 8),
}


@pytest.mark.parametrize(("bad", "message", "column"), BAD_LINES.values(), ids=BAD_LINES)
def test_a_line_that_is_no_json(
    validate: Any, here: Path, line: bytes, bad: bytes, message: str, column: int
) -> None:
    (here / "t.ndjson").write_bytes(line + bad + b"\n" + line + b"{}")
    outcome = validate("t.ndjson")
    assert outcome.code == 1
    first = outcome.findings[0]
    assert message in first["message"]
    assert (first["rule"], first["code"], first["pointer"]) == ("Text.json", "json", "")
    assert (first["file"], first["line"], first["column"]) == ("t.ndjson", 2, column)
    prefix = bad.decode("utf-8", "surrogateescape")[: column - 1].encode("utf-8", "surrogateescape")
    assert first["offset"] == len(line) + len(prefix)
    assert {f["line"] for f in outcome.findings[1:]} == {4}, "the empty object after it is judged"
    assert outcome.summary["types"]["addToCart"] == {"signals": 2, "bad": 0}
    assert outcome.summary["types"]["(unreadable text)"] == {"signals": 1, "bad": 1}
    assert outcome.err == ""


@pytest.mark.parametrize(("bad", "message", "column"), BAD_LINES.values(), ids=BAD_LINES)
def test_an_element_that_is_no_json(
    validate: Any, here: Path, line: bytes, bad: bytes, message: str, column: int
) -> None:
    (here / "t.json").write_bytes(b"[" + line + b",\n" + bad + b"\n, " + line + b"]")
    outcome = validate("t.json")
    assert outcome.code == 1
    faults = [f for f in outcome.findings if f["rule"] == "Text.json"]
    assert faults[0]["line"] in (3, 4)
    assert message.split(": ")[0] in faults[0]["message"]
    if "the rest of the array was not judged" not in faults[0]["message"]:
        assert outcome.summary["types"]["addToCart"] == {"signals": 2, "bad": 0}


def test_just_deep_and_long_enough(validate: Any, here: Path, content: dict[str, Any]) -> None:
    fine = b'{"signalType": "x", "a": ' + b"[" * 99 + b"]" * 99 + b', "b": ' + b"9" * 4300 + b"}\n"
    (here / "t.ndjson").write_bytes(fine)
    assert validate("t.ndjson").rules == ["Content.signalType.enum"]


def test_numbers_beyond_binary64_are_out_of_range(
    validate: Any, here: Path, envelope: dict[str, Any]
) -> None:
    envelope["signalContent"]["unitPrice"] = "PRICE"
    huge = json.dumps(envelope).replace('"PRICE"', "1e400")
    (here / "t.ndjson").write_text(huge + "\n")
    (here / "t.json").write_text(f"[{huge}]")
    outcome = validate("t.ndjson", "t.json")
    assert outcome.rules == ["addToCart.unitPrice.range"] * 2


def test_utf8_with_a_byte_order_mark_is_fine(validate: Any, here: Path, line: bytes) -> None:
    for name in ("a.ndjson", "b.json", "c.txt"):
        (here / name).write_bytes(b"\xef\xbb\xbf" + line)
    assert validate("a.ndjson", "b.json", "c.txt").code == 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_utf16_gets_a_clear_message(validate: Any, here: Path, line: bytes, encoding: str) -> None:
    (here / "t.ndjson").write_bytes(line.decode().encode(encoding))
    outcome = validate("t.ndjson")
    assert outcome.code == 1
    name = "UTF-32" if encoding == "utf-32" else "UTF-16"
    assert [f["message"] for f in outcome.findings] == [
        f"not UTF-8: the file is {name} text; convert it (with iconv, say)"
    ]


@pytest.mark.parametrize("data", [b"", b"\n \r\n\t\n", b"\xef\xbb\xbf", b"\n" * 200_000])
@pytest.mark.parametrize("name", ["t.ndjson", "t.json", "t", "t.graphql", "t.ndjson.gz"])
def test_an_empty_file_is_clean(validate: Any, here: Path, data: bytes, name: str) -> None:
    (here / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    outcome = validate(name)
    assert outcome.code == 0
    assert outcome.findings == []
    assert outcome.err == f"note: {name} is empty: it has no signals\n"
    assert validate("--quiet", name).err == ""


def test_an_empty_array_is_clean(validate: Any, here: Path) -> None:
    (here / "t.json").write_text(" [ ] ")
    outcome = validate("t.json")
    assert (outcome.code, outcome.err) == (0, "note: t.json is an empty array: it has no signals\n")


def test_empty_lines_are_passed_over(validate: Any, here: Path, line: bytes) -> None:
    (here / "t.ndjson").write_bytes(b"\n\n" + line + b"  \r\n" + b"5\r\n" + line.rstrip())
    outcome = validate("t.ndjson")
    assert [(f["rule"], f["line"]) for f in outcome.findings] == [("Signal.type", 5)]


UNREADABLE = {
    "absent": ("absent.ndjson", None, "error: absent.ndjson does not exist\n"),
    "directory": ("folder", None, "error: folder is a directory: name the files in it\n"),
    "no-gzip": (
        "t.gz",
        b"\0\0\0\0",
        "error: t.gz is damaged: its name ends in .gz, but it holds no gzip data\n",
    ),
    "zip": (
        "t.zip",
        b"PK\x03\x04....",
        "error: t.zip is a zip archive: unpack it first (gzip is read as it is)\n",
    ),
    "head-only": ("t.gz", gzip.compress(b"x")[:10], "error: t.gz is damaged gzip: it ends too early\n"),
}


@pytest.mark.parametrize(("name", "data", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read(
    validate: Any, here: Path, line: bytes, name: str, data: bytes | None, message: str
) -> None:
    (here / "folder").mkdir()
    (here / "good.ndjson").write_bytes(line)
    (here / "bad.ndjson").write_bytes(b"5\n")
    if data is not None:
        (here / name).write_bytes(data)
    outcome = validate("good.ndjson", name, "bad.ndjson")
    assert (outcome.code, outcome.err) == (2, message)
    assert outcome.rules == ["Signal.type"], "the other files are judged"
    assert outcome.summary["signals"] == 2
    assert outcome.summary["unreadable"] == [name]


def test_no_permission(validate: Any, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> io.FileIO:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(io, "FileIO", refuse)
    outcome = validate("t.ndjson")
    assert (outcome.code, outcome.err) == (2, "error: t.ndjson may not be read: permission denied\n")


@pytest.mark.parametrize("name", ["t.ndjson.gz", "t.json.gz", "t"])
def test_damaged_gzip_is_judged_as_far_as_it_goes(validate: Any, here: Path, line: bytes, name: str) -> None:
    lines = [line.replace(b"key-1", b"key-%d" % i) for i in range(5_000)] + [b"5\n"] * 5_000
    text = b"[" + b",".join(lines) + b"]" if "json." in name and "nd" not in name else b"".join(lines)
    data = gzip.compress(text)
    (here / name).write_bytes(data[: len(data) - 50])
    outcome = validate(name)
    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {name} is damaged gzip: it ends too early; ")
    assert outcome.summary["signals"] > 5_000
    assert set(outcome.rules) == {"Signal.type"}, "half a line is no finding"


def test_gzip_with_wrong_checksum(validate: Any, here: Path, line: bytes) -> None:
    data = bytearray(gzip.compress(line * 100))
    data[-8] ^= 1
    (here / "t.ndjson.gz").write_bytes(bytes(data))
    outcome = validate("t.ndjson.gz")
    assert outcome.code == 2
    assert outcome.summary["signals"] == 100
    assert "incorrect data check" in outcome.err


def test_gzip_members_and_padding(validate: Any, here: Path, line: bytes) -> None:
    (here / "t").write_bytes(gzip.compress(line) + gzip.compress(line * 3) + b"\0" * 512)
    outcome = validate("t")
    assert (outcome.code, outcome.summary["signals"]) == (0, 4)


def test_a_gzip_bomb_is_read_in_pieces(validate: Any, here: Path) -> None:
    (here / "t.ndjson.gz").write_bytes(gzip.compress(b"\n" * 3_000_000 + b"5\n"))
    assert [f["line"] for f in validate("t.ndjson.gz").findings] == [3_000_001]
