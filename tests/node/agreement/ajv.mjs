// The strict JSON Schemas under Ajv, draft 2020-12, or the portable ones, draft-07: `strict` or `portable` as second
// argument; with `formats` as third, formats are asserted.
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { serve } from "./protocol.mjs";

const [, , , profile, formats] = process.argv;
const strict = profile === "strict";

serve((delivery) => {
  // Without `ownProperties` it finds a member `constructor` in every object.
  const options = { ownProperties: true, validateFormats: Boolean(formats), logger: false };
  const ajv = strict ? new Ajv2020.default(options) : new Ajv.default(options);
  if (formats) addFormats.default(ajv);
  const folder = strict ? "jsonschema" : "jsonschema/portable";
  const known = new Map();

  function takes(name, value) {
    if (!known.has(name)) known.set(name, ajv.compile(delivery.json(`${folder}/${name}.schema.json`)));
    return known.get(name)(value);
  }

  return (part, meant, text) => {
    const value = JSON.parse(text);
    if (part === "content") {
      // The schema of all contents and that of its type must agree.
      const taken = takes("content", value);
      return taken === takes(meant, value) ? taken : "!";
    }
    if (part === "batch") return takes("batch", value);
    return takes(meant && strict ? `tiers/${meant}` : delivery.names.envelope, value);
  };
});
