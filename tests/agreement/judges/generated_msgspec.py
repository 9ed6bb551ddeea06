"""msgspec structs by datamodel-code-generator, reading JSON themselves."""

from __future__ import annotations

import msgspec

from tests.agreement.judges.generated_models import models
from tests.agreement.judges.protocol import Delivery, Judge, serve


def judge_of(delivery: Delivery) -> Judge:
    schema = delivery.directory / "jsonschema" / "portable" / "content.schema.json"
    module = models(schema, "msgspec.Struct", "--use-msgspec-tagged-unions")
    decoder = msgspec.json.Decoder(module.Content)

    def judge(_: str, text: bytes) -> bool:
        decoder.decode(text)  # raises where the value is refused
        return True

    return judge


if __name__ == "__main__":
    serve(judge_of)
