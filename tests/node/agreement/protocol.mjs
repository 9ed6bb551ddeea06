// What a judge and the one who asks it say to each other; tests/agreement/judges/protocol.py says how.
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

export class Delivery {
  constructor(directory) {
    this.directory = directory;
    this.names = this.json("contract.json");
  }
  text(path) {
    return readFileSync(join(this.directory, path), "utf8");
  }
  json(path) {
    return JSON.parse(this.text(path));
  }
}

// `judgeOf(delivery)` gives, or promises, `judge(part, meant, text)`, whose verdict is a boolean or an answer.
export async function serve(judgeOf) {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const judges = new Map();
  let answers = "";

  async function line(bytes) {
    if (bytes.length === 0) {
      write(answers);
      answers = "";
      return;
    }
    const first = bytes.indexOf(32);
    const second = bytes.indexOf(32, first + 1);
    const contract = bytes.toString("latin1", 0, first);
    const [part, meant = ""] = bytes.toString("latin1", first + 1, second).split(":");
    if (!judges.has(contract)) judges.set(contract, await judgeOf(new Delivery(join(process.argv[2], contract))));
    let verdict = false;
    try {
      verdict = judges.get(contract)(part, meant, utf8.decode(bytes.subarray(second + 1)));
    } catch {
      // Whatever an implementation throws is its way to refuse.
    }
    answers += `${typeof verdict === "boolean" ? Number(verdict) : verdict}\n`;
  }

  let rest = [];
  for await (let chunk of process.stdin) {
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10)) {
      await line(Buffer.concat([...rest, chunk.subarray(0, end)]));
      rest = [];
      chunk = chunk.subarray(end + 1);
    }
    if (chunk.length) rest.push(chunk);
  }
}

function write(text) {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(1, bytes, done);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}
