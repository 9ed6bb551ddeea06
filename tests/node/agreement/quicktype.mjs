// quicktype's JavaScript for the portable schema of each signal type: its functions check what they convert.
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from "quicktype-core";
import { serve } from "./protocol.mjs";

async function converter(schema) {
  const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
  await input.addSource({ name: "Taken", schema });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({ inputData, lang: "javascript" });
  const module = { exports: {} };
  new Function("module", lines.join("\n"))(module);
  return module.exports.toTaken;
}

serve(async (delivery) => {
  const converters = {};
  for (const signal of Object.keys(delivery.names.inputs)) {
    converters[signal] = await converter(delivery.text(`jsonschema/portable/${signal}.schema.json`));
  }
  return (part, meant, text) => {
    converters[meant](text); // throws where the value is refused
    return true;
  };
});
