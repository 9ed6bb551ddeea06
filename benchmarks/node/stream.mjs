// Ajv as a program: reads a file with a signal a line, writes what is wrong with it.
//
//   node stream.mjs NODE_MODULES SCHEMAS FILE OUTPUT JOBS
//
// SCHEMAS is JSON: {"whole": schema, "byType": {signalType: schema}}. Each of JOBS threads takes a range of the
// file and writes `OUTPUT.<number>`, a line for each error.

import { createReadStream, openSync, readFileSync, readSync, statSync, createWriteStream } from "node:fs";
import { createRequire } from "node:module";
import { Worker, isMainThread, workerData } from "node:worker_threads";

function compiled(modules, schemas) {
  const Ajv = createRequire(`${modules}/`)("ajv/dist/2020").default;
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  const { whole, byType } = JSON.parse(readFileSync(schemas, "utf8"));
  // One name for all: the schemas differ only in which content they take.
  const compile = ({ $id, ...schema }) => ajv.compile(schema);
  const types = new Map(Object.entries(byType).map(([name, schema]) => [name, compile(schema)]));
  const otherwise = compile(whole);
  return (signal) => types.get(signal?.signalContent?.signalType) ?? otherwise;
}

function firstLineFrom(file, begin) {
  if (begin === 0) return 0;
  const byte = Buffer.alloc(1);
  const descriptor = openSync(file, "r");
  let at = begin - 1;
  while (readSync(descriptor, byte, 0, 1, at) && byte[0] !== 10) at += 1;
  return at + 1;
}

async function report({ modules, schemas, file, output, begin, end }) {
  const choose = compiled(modules, schemas);
  const out = createWriteStream(output);
  let line = 0;
  const judge = (text) => {
    const signal = JSON.parse(text);
    const validate = choose(signal);
    if (!validate(signal)) {
      for (const { instancePath, message } of validate.errors) {
        out.write(JSON.stringify({ line, path: instancePath, message }) + "\n");
      }
    }
    line += 1;
  };
  let rest = "";
  const options = { encoding: "utf8", start: firstLineFrom(file, begin), end: firstLineFrom(file, end) - 1 };
  for await (const chunk of createReadStream(file, options)) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    lines.forEach(judge);
  }
  if (rest) judge(rest);
  await new Promise((done) => out.end(done));
}

if (isMainThread) {
  const [modules, schemas, file, output, count] = process.argv.slice(2);
  const size = statSync(file).size;
  const jobs = Number(count);
  const parts = Array.from({ length: jobs }, (_, number) => ({
    modules,
    schemas,
    file,
    output: `${output}.${number}`,
    begin: Math.floor((size * number) / jobs),
    end: Math.floor((size * (number + 1)) / jobs),
  }));
  if (jobs === 1) await report(parts[0]);
  else {
    const run = (part) =>
      new Promise((done, failed) =>
        new Worker(new URL(import.meta.url), { workerData: part }).on("error", failed).on("exit", done),
      );
    await Promise.all(parts.map(run));
  }
} else {
  await report(workerData);
}
