// GraphQL under graphql-js: contents as typed inputs, envelopes and batches as the wire schema has them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, coerceInputValue, GraphQLList, GraphQLNonNull } from "graphql";
import { serve } from "./protocol.mjs";

serve((delivery) => {
  const { names } = delivery;
  const common = "graphql/inputs/common.graphql";
  const shared = existsSync(join(delivery.directory, common)) ? delivery.text(common) : "";
  const inputs = {};
  for (const [signal, file] of Object.entries(names.inputFiles)) {
    const schema = buildSchema(`${shared}\n${delivery.text(file)}\ntype Query { a: Int }`);
    inputs[signal] = new GraphQLNonNull(schema.getType(names.inputs[signal]));
  }
  const envelope = buildSchema(delivery.text("graphql/schema.graphql")).getType(names.envelopeInput);
  const batch = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(envelope)));
  return (part, meant, text) => {
    const value = JSON.parse(text);
    // Throws where the value is refused.
    if (part === "content") coerceInputValue(value, inputs[meant]);
    else coerceInputValue(part === "batch" ? value : [value], batch);
    return true;
  };
});
