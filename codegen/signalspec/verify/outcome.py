"""What a run came to, ready to be reported."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass

from signalspec.model import Json
from signalspec.verify.masking import Secrets
from signalspec.verify.results import Results, RuleResult, Witness

# How each result is put, where it is a finding or leaves one open.
WORDS = {
    "looser": "the server takes what breaks the rule",
    "stricter": "the server refuses what keeps the rule",
    "undecided": "there is no verdict",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """`server` is its address as it may be shown, `subject` the contract's name and version.

    `stopped` says why the run ended early where the server stopped answering.
    """

    server: str
    subject: str
    results: Results
    secrets: Secrets
    sent: int
    retried: int
    seed: int | None = None
    interrupted: bool = False
    stopped: str | None = None

    @property
    def agrees(self) -> bool:
        """Whether nothing was found, and nothing left undecided that was asked."""
        return all(row.result in ("agrees", "untested") for row in self.results)

    @property
    def tested(self) -> bool:
        """Whether there is anything to agree on."""
        return self.results.random.total() > 0 or any(row.result != "untested" for row in self.results)

    @property
    def complete(self) -> bool:
        return not self.interrupted and self.stopped is None

    def record(self, witness: Witness) -> dict[str, Json]:
        """A witness as a JSON object, without secrets."""
        case = witness.case
        record: dict[str, Json] = {"name": case.name, "origin": case.origin}
        if isinstance(case.given, bytes):
            record["base64"] = b64encode(case.given).decode()
        elif isinstance(case.given, str):
            record["text"] = case.given
        else:
            alone = isinstance(case.given, list) and len(case.given) == 1 and case.repeat is None
            shown = case.given[0] if alone and isinstance(case.given, list) else case.given
            record["payload" if alone else "batch"] = self.secrets.masked_json(shown)
            if case.repeat is not None:
                record["repeat"] = case.repeat
        start = "/0" if "payload" in record else ""
        record["breaks"] = [
            {"rule": each.rule, "pointer": each.pointer.removeprefix(start)} for each in case.broken
        ]
        record["answer"] = {"status": witness.answer.status, "said": witness.answer.said}
        return record

    def payload(self, witness: Witness) -> str:
        """What was sent, as JSON in a line."""
        record = self.record(witness)
        for name in ("payload", "batch"):
            if name in record:
                times = f" {record['repeat']} times" if "repeat" in record else ""
                return json.dumps(record[name], ensure_ascii=False) + times
        return str(record.get("text", f"base64 {record.get('base64')}"))


def witnesses(row: RuleResult) -> list[tuple[str, Witness]]:
    """What there is to show for a result, each with its direction."""
    found = [("looser", row.looser), ("stricter", row.stricter)]
    if row.result == "undecided":
        found = [("undecided", row.undecided)]
    return [(direction, witness) for direction, witness in found if witness is not None]


def named(witness: Witness, rule: str) -> str:
    """The payload by its name, and where in the signal it breaks the rule."""
    case = witness.case
    at = [each.pointer.removeprefix("/0") for each in case.broken if each.rule == rule]
    return f"{case.origin}: {case.name}" + (f", at {at[0]}" if at and at[0] else "")


def counted(row: RuleResult, direction: str) -> tuple[int, int]:
    """On how many payloads the server parts with the contract in that direction, and of how many."""
    if direction == "looser":
        return row.invalid["accepted"], row.invalid.total()
    if direction == "stricter":
        return row.valid["refused"], row.valid.total()
    return row.valid["undecided"] + row.invalid["undecided"], row.valid.total() + row.invalid.total()
