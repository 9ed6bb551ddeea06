// Ajv on one signal: node one.mjs NODE_MODULES SCHEMA FILE; ends with 1 where the signal is bad.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, schema, file] = process.argv.slice(2);
const Ajv = createRequire(`${modules}/`)("ajv/dist/2020").default;
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const valid = ajv.validate(JSON.parse(readFileSync(schema, "utf8")), JSON.parse(readFileSync(file, "utf8")));
if (!valid) console.log(ajv.errorsText());
process.exit(valid ? 0 : 1);
