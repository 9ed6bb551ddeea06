// What the page knows: asks the inspection API, and makes elements. Text only ever becomes text.

const base = location.pathname.replace(/\/ui\/?$/, "");

export const state = {
  namespace: new URLSearchParams(location.search).get("namespace") ?? "",
  which: "all",
  type: null,
  rule: null,
};

export async function ask(path, options = {}) {
  const headers = state.namespace ? { "x-signalspec-namespace": state.namespace } : {};
  const response = await fetch(base + path, { ...options, headers });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
  return answer;
}

export function signals(more = {}) {
  const query = new URLSearchParams({ limit: 100, ...more });
  if (state.type !== null) query.set("type", state.type);
  if (state.rule !== null) query.set("rule", state.rule);
  return ask(`/inspect/${state.which}?${query}`);
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export const byId = (id) => document.getElementById(id);

export function time(received) {
  const at = new Date(received);
  const shown = at.toLocaleTimeString([], { hour12: false });
  return element("time", { datetime: received, title: received }, shown);
}

export function valueAt(value, pointer) {
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}
