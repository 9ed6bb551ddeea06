// A signal as lines of JSON, with what is wrong written under the line that it concerns.

import { element } from "./model.js";

const MOST_LINES = 2000;

export function tree(signal, violations) {
  const lines = [];
  walk(signal, "", null, 0, lines, grouped(violations), true);
  const shown = lines.slice(0, MOST_LINES);
  if (lines.length > shown.length) shown.push(element("div", { class: "line" }, "…"));
  return element("div", { class: "tree" }, ...shown);
}

function grouped(violations) {
  const byPointer = new Map();
  for (const violation of violations) {
    if (!byPointer.has(violation.pointer)) byPointer.set(violation.pointer, []);
    byPointer.get(violation.pointer).push(violation);
  }
  return byPointer;
}

function walk(value, pointer, name, depth, lines, wrong, last) {
  const found = wrong.get(pointer) ?? [];
  wrong.delete(pointer);
  const key = name === null ? [] : [element("span", { class: "key" }, JSON.stringify(name)), ": "];
  const comma = last ? "" : ",";
  if (value === null || typeof value !== "object") {
    const kind = value === null ? "null" : typeof value;
    const text = element("span", { class: kind }, JSON.stringify(value));
    lines.push(line(depth, found, ...key, text, comma));
    lines.push(...found.map((violation) => remark(depth, violation)));
    return;
  }
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const members = Array.isArray(value) ? value.map((item, index) => [null, item, String(index)])
    : Object.entries(value).map(([member, item]) => [member, item, escaped(member)]);
  const missing = absent(pointer, members, wrong);
  if (!members.length && !missing.length) {
    lines.push(line(depth, found, ...key, open + close + comma));
    lines.push(...found.map((violation) => remark(depth, violation)));
    return;
  }
  lines.push(line(depth, found, ...key, open));
  lines.push(...found.map((violation) => remark(depth, violation)));
  members.forEach(([member, item, step], index) =>
    walk(item, `${pointer}/${step}`, member, depth + 1, lines, wrong, index === members.length - 1));
  for (const [member, violations] of missing) {
    lines.push(line(depth + 1, violations, element("span", { class: "missing" }, JSON.stringify(member))));
    lines.push(...violations.map((violation) => remark(depth + 1, violation)));
  }
  lines.push(line(depth, [], close + comma));
}

// Members that a violation points to and that are not there.
function absent(pointer, members, wrong) {
  const there = new Set(members.map(([, , step]) => step));
  const found = [];
  for (const [at, violations] of wrong) {
    const cut = at.lastIndexOf("/");
    const step = at.slice(cut + 1);
    if (cut >= 0 && at.slice(0, cut) === pointer && !there.has(step)) {
      found.push([step.replaceAll("~1", "/").replaceAll("~0", "~"), violations]);
      wrong.delete(at);
    }
  }
  return found;
}

const escaped = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

function line(depth, violations, ...content) {
  const made = element("div", { class: violations.length ? "line wrong" : "line" }, ...content);
  made.style.setProperty("--depth", depth);
  return made;
}

function remark(depth, violation) {
  const rule = element("span", { class: "rule" }, violation.rule);
  const made = element("div", { class: "remark" }, violation.message, " ", rule);
  made.style.setProperty("--depth", depth);
  return made;
}
