"""The second reading of the spec, which the test vectors come from and no validator has a part in."""

from __future__ import annotations

from pathlib import Path

from signalspec.load import load_file
from signalspec.payloads import Judge as Reading
from signalspec.runtime.python.json_text import load_exactly

from tests.agreement.judges.protocol import Delivery, Judge, serve


def judge_of(delivery: Delivery) -> Judge:
    reading = Reading(load_file(Path(delivery.names["spec"])))

    def judge(document: str, text: bytes) -> bool:
        value = load_exactly(text)
        part, _, meant = document.partition(":")
        if part == "content":
            found = reading.content(value)
        elif part == "batch":
            found = reading.batch(value)
        else:
            found = reading.envelope(value, meant or None)
        return all(finding.level != "error" for finding in found)

    return judge


if __name__ == "__main__":
    serve(judge_of)
