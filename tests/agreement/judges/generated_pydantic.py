"""pydantic models by datamodel-code-generator, reading JSON themselves; contents get an envelope."""

from __future__ import annotations

from tests.agreement.judges.generated_models import models
from tests.agreement.judges.protocol import Delivery, Judge, serve


def judge_of(delivery: Delivery) -> Judge:
    names = delivery.names
    schema = delivery.directory / "jsonschema" / "portable" / f"{names['envelope']}.schema.json"
    model = getattr(models(schema, "pydantic_v2.BaseModel"), names["envelopeClass"])

    def judge(document: str, text: bytes) -> bool:
        model.model_validate_json(delivery.wrapped(document, text))  # raises where the value is refused
        return True

    return judge


if __name__ == "__main__":
    serve(judge_of)
