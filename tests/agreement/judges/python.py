"""The generated Python validators, reading text themselves."""

from __future__ import annotations

from pathlib import Path

from signalspec.load import load_file
from signalspec.naming import parameter
from signalspec.runtime.python.json_text import load as read
from signalspec.validators import load

from tests.agreement.judges.protocol import Delivery, Judge, serve


def judge_of(delivery: Delivery) -> Judge:
    spec = load_file(Path(delivery.names["spec"]))
    package = load(spec)

    def judge(document: str, text: bytes) -> bool:
        part, _, meant = document.partition(":")
        if part == "content":
            return not package.validate_content(read(text))
        if part == "batch":
            return not package.validate_batch(read(text))
        options = {parameter(spec.tier_dimension.name): meant} if meant and spec.tier_dimension else {}
        return not package.validate_json(text, **options)

    return judge


if __name__ == "__main__":
    serve(judge_of)
