// Checks generated GraphQL with graphql-js. Takes JSON on standard input and answers with a list of
// what is wrong, as JSON: {schemas: {name: sdl}, operations: [{schema, document}],
// mutations: [{document, items}], descriptions: [{literal, text}]}.
import { readFileSync } from "node:fs";
import { buildSchema, parse, validate, validateSchema, valueFromASTUntyped } from "graphql";

const task = JSON.parse(readFileSync(0, "utf8"));
const wrong = [];

function attempt(what, check) {
  try {
    const found = check();
    if (found) wrong.push(`${what}: ${found}`);
  } catch (error) {
    wrong.push(`${what}: ${error.message}`);
  }
}

// Tells 0 from -0, as deepStrictEqual does, but not objects by their prototypes.
function same(left, right) {
  if (typeof left !== "object" || left === null || right === null) return Object.is(left, right);
  const keys = Object.keys(left);
  return (
    Array.isArray(left) === Array.isArray(right) &&
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]))
  );
}

const schemas = {};
for (const [name, sdl] of Object.entries(task.schemas)) {
  attempt(name, () => validateSchema((schemas[name] = buildSchema(sdl))).join("; "));
}
for (const { schema, document } of task.operations) {
  attempt("operation", () => validate(schemas[schema], parse(document)).join("; "));
}
for (const { document, items } of task.mutations) {
  attempt(document, () => {
    const definitions = parse(document).definitions;
    const [field, ...others] = definitions[0].selectionSet.selections;
    if (definitions.length !== 1 || others.length) return "more than the one mutation";
    return same(valueFromASTUntyped(field.arguments[0].value), items) ? "" : "other values";
  });
}
for (const { literal, text } of task.descriptions) {
  attempt(literal, () => {
    const type = parse(`type T {\n  ${literal}\n  a: Int\n}`).definitions[0];
    return type.fields[0].description.value === text ? "" : "another description";
  });
}
process.stdout.write(JSON.stringify(wrong));
