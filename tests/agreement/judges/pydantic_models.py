"""The generated pydantic models, given values."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from signalspec.load import load_file
from signalspec.naming import class_name
from signalspec.runtime.python.json_text import load_exactly
from signalspec.validators import load

from tests.agreement.judges.protocol import Delivery, Judge, serve


def judge_of(delivery: Delivery) -> Judge:
    spec = load_file(Path(delivery.names["spec"]))
    package: Any = load(spec)
    models = import_module(f"{package.__name__}.pydantic_models")
    envelope: TypeAdapter[Any] = TypeAdapter(getattr(models, class_name(spec.transport.envelope.name)))
    content: TypeAdapter[Any] = TypeAdapter(models.Content)

    def judge(document: str, text: bytes) -> bool:
        adapter = content if document.startswith("content:") else envelope
        adapter.validate_python(load_exactly(text))  # raises where the value is refused
        return True

    return judge


if __name__ == "__main__":
    serve(judge_of)
