// Sends what standard input asks for with graphql-request; prints what came back, one JSON line each.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const modules = process.argv[2];
const find = createRequire(join(modules, "package.json"));
const { GraphQLClient, gql } = await import(pathToFileURL(find.resolve("graphql-request")));

const { url, key, calls } = JSON.parse(readFileSync(0, "utf8"));
const client = new GraphQLClient(url, { headers: { "x-api-key": key } });
for (const { document, variables } of calls) {
  try {
    const response = await client.rawRequest(document ?? gql`{ __typename }`, variables);
    console.log(JSON.stringify({ status: response.status, data: response.data, extensions: response.extensions }));
  } catch (error) {
    const { response } = error;
    console.log(JSON.stringify({ status: response?.status ?? null, errors: response?.errors ?? null, name: error.name }));
  }
}
