"""Formats of JSON Schema that have a portable pattern, and named formats in the making."""

from __future__ import annotations

from signalspec.importing.drafts import Draft, Remark
from signalspec.importing.patterns import NO_LINE_END, fitting, portable
from signalspec.importing.schema import Schema
from signalspec.model import Json

_DATE = (
    "(?:(?:[0-9]{4})-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_TIME = (
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"

# Format -> its name here, what such a text is, its pattern, a text of it, and one that is not.
KNOWN = {
    "date": ("date", "A day, such as 2026-05-12.", _DATE, "2026-05-12", "12.05.2026"),
    "date-time": (
        "dateTime",
        "Date, time and offset, such as 2026-05-12T09:14:02Z.",
        f"{_DATE}T{_TIME}",
        "2026-05-12T09:14:02Z",
        "2026-05-12 09:14",
    ),
    "uuid": (
        "uuid",
        "A UUID of hexadecimal digits, such as 7f1c2a30-5b64-4d1e-9a77-0c5d3b8e2f10.",
        "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
        "7f1c2a30-5b64-4d1e-9a77-0c5d3b8e2f10",
        "7f1c2a30",
    ),
    "email": (
        "email",
        "An e-mail address, as browsers check it.",
        rf"[A-Za-z0-9.!#\$%&'*+/=?\^_`\{{\|\}}~-]+@{_LABEL}(?:\.{_LABEL})*",
        "ana@example.com",
        "ana@",
    ),
    "ipv4": ("ipv4", "An IPv4 address.", rf"{_BYTE}(?:\.{_BYTE}){{3}}", "192.0.2.7", "192.0.2.256"),
}
# Formats that accept more than the patterns here do; the others say less, or something else.
_STATED = frozenset({"date", "date-time", "uuid", "ipv4"})


def format_keys(schema: Schema, wished: str, draft: Draft) -> tuple[dict[str, Json], list[Remark]]:
    """`format` for the pattern or the format of a text, where there is one; reads both keywords."""
    remarks: list[Remark] = []
    _read_line_end(schema)
    pattern, name = schema.take("pattern"), schema.take("format")
    if pattern in ("", "^", "$", ".*") and isinstance(pattern, str):
        pattern = None  # finds something in every text
    if isinstance(pattern, str):
        if name is not None:
            remarks.append(schema.remark("unsaid", f"format {name} stands beside a pattern", "format"))
        try:
            found = portable(pattern)
        except ValueError as error:
            message = f"the pattern {pattern!r} is not carried: {error}"
            return {}, [*remarks, schema.remark("looser", message, "pattern")]
        if NO_LINE_END in found and NO_LINE_END not in pattern:
            remarks.append(schema.remark("looser", "U+2028 and U+2029 fit the `.` of the pattern", "pattern"))
        return {"format": _named(found, wished, draft)}, remarks
    if name in KNOWN:
        message = f"format {name} is checked here, which many validators do not"
        remarks.append(schema.remark("stricter", message, "format"))
        return {"format": _known(name, draft)}, remarks
    if name is not None:
        remarks.append(schema.remark("looser", f"format {name} is not carried", "format"))
    return {}, remarks


def _read_line_end(schema: Schema) -> None:
    """Reads a `not` that only says for a pattern that its `$` is the end of the text."""
    refused = schema.keywords.get("not")
    if schema.has("pattern") and isinstance(refused, dict) and refused.get("pattern") == "\n":
        schema.take("not")


def _known(name: str, draft: Draft) -> str:
    wished, doc, pattern, match, reject = KNOWN[name]
    if pattern not in draft.known:
        found = draft.known[pattern] = draft.format_name(wished)
        stated: dict[str, Json] = {"json_schema": name} if name in _STATED else {}
        draft.formats[found] = {
            "doc": doc,
            "pattern": pattern,
            **stated,
            "matches": [match],
            "rejects": [reject],
        }
    return str(draft.known[pattern])


def _named(pattern: str, wished: str, draft: Draft) -> str:
    if pattern not in draft.known:
        found = draft.known[pattern] = draft.format_name(wished)
        doc = f"Text as the schemas have it in {wished}."
        draft.formats[found] = {"doc": doc, "pattern": pattern, "matches": [fitting(pattern)], "rejects": []}
    return str(draft.known[pattern])
