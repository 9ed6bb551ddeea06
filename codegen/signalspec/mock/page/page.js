// The page: polls what arrived and keeps the list, the tallies and the filters up to date.

import { ask, byId, element, signals, state, time, valueAt } from "./model.js";
import { tree } from "./tree.js";

const EVERY = 1000;
const MOST_ROWS = 1000;

let live = true;
let epoch = null;
let seen = 0; // how many had arrived when the list was last brought up to date
let newest = 0;
let next = null;
let places = {};
let turn = 0; // an answer that comes after the view has changed is of no use

async function update() {
  const mine = turn;
  try {
    const overview = await ask("/inspect");
    if (mine !== turn) return;
    showOverview(overview);
    if (overview.epoch !== epoch) {
      epoch = overview.epoch;
      await reload();
    } else if (overview.counts.signals !== seen) {
      await extend();
    }
    await showRequests();
    await showFaults(overview.faults);
    problem(null);
  } catch (error) {
    problem(error instanceof TypeError ? "The mock does not answer. It may have stopped." : error.message);
  }
}

async function reload() {
  const mine = ++turn;
  const answer = await signals();
  if (mine !== turn) return;
  byId("signals").replaceChildren(...answer.signals.map((record) => row(record, false)));
  seen = answer.counts.signals;
  newest = answer.signals[0]?.number ?? 0;
  next = answer.next;
  afterwards();
}

async function extend() {
  const mine = turn;
  const answer = await signals({ after: newest, limit: 1000 });
  if (mine !== turn) return;
  const list = byId("signals");
  list.prepend(...answer.signals.map((record) => row(record, true)));
  seen = answer.counts.signals;
  newest = answer.signals[0]?.number ?? newest;
  while (list.children.length > MOST_ROWS) {
    list.lastElementChild.remove();
    next = Number(list.lastElementChild.dataset.number);
  }
  afterwards();
}

async function older() {
  const mine = turn;
  const answer = await signals({ before: next });
  if (mine !== turn) return;
  byId("signals").append(...answer.signals.map((record) => row(record, false)));
  next = answer.next;
  afterwards();
}

function afterwards() {
  const none = !byId("signals").children.length;
  byId("older").hidden = next === null;
  byId("empty").hidden = !none;
  byId("empty-title").textContent = seen ? "None of these" : "Nothing has arrived yet";
}

function row(record, fresh) {
  const chips = Object.entries(places)
    .map(([name, pointer]) => [name, valueAt(record.signal, pointer)])
    .filter(([, value]) => value !== undefined && value !== null)
    .slice(0, 4)
    .map(([name, value]) => element("span", { class: "chip" }, `${name} `, element("b", {}, String(value))));
  const count = record.violations.length;
  const verdict = record.good ? "good" : `${count} ${count === 1 ? "violation" : "violations"}`;
  const summary = element("summary", {},
    element("span", { class: "verdict" }, verdict),
    element("span", { class: record.type === null ? "type unknown" : "type" }, record.type ?? "no known type"),
    element("span", { class: "chips" }, ...chips),
    element("span", { class: "fate" }, record.accepted ? record.id : "not taken"),
    time(record.received));
  const details = element("details", { class: record.good ? "good" : "bad" }, summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      const place = `Request ${record.request}, ${record.call}[${record.index}]`;
      details.append(element("p", { class: "place" }, place), tree(record.signal, record.violations));
    }
  });
  return element("li", { "data-number": record.number, class: fresh ? "fresh" : null }, details);
}

function showOverview(overview) {
  places = overview.parameters;
  const { spec, counts, operation } = overview;
  document.title = `${counts.bad ? `(${counts.bad} bad) ` : ""}${spec.title}: what arrived`;
  byId("title").textContent = `${spec.title}: what arrived`;
  const tier = overview.tier === null ? "" : `, ${overview.tier}`;
  byId("about").textContent = `${spec.name} ${spec.version} · ${overview.mode} mode${tier}`;
  for (const which of ["good", "bad", "requests"]) byId(`count-${which}`).textContent = counts[which];
  byId("count-all").textContent = counts.signals;
  const key = operation.key_header === null ? "" : ` with a key in the header ${operation.key_header}`;
  const path = location.pathname.replace(/\/ui\/?$/, "/graphql");
  byId("empty-text").textContent = `Send ${operation.mutation} by POST to ${location.origin}${path}${key}.`;
  tally("rules", "rule", overview.rules, (count) => count, () => true);
  tally("types", "type", overview.types, (count) => count.signals, (count) => count.bad > 0);
  const chosen = state.namespace || overview.namespace;
  const names = [...new Set([chosen, ...overview.namespaces])];
  const select = byId("namespace");
  if (names.join(" ") !== [...select.options].map((option) => option.value).join(" ")) {
    select.replaceChildren(...names.map((name) => element("option", { value: name }, name)));
    select.value = chosen;
  }
}

function tally(id, filter, counts, number, bad) {
  const entries = Object.entries(counts).sort(([, one], [, other]) => number(other) - number(one));
  const most = Math.max(1, ...entries.map(([, count]) => number(count)));
  const items = entries.map(([name, count]) => {
    const button = element("button", {
      type: "button",
      class: bad(count) ? "bad" : "good",
      "aria-pressed": String(state[filter] === name),
      onclick: () => choose({ [filter]: state[filter] === name ? null : name }),
    }, element("span", {}, name), element("b", {}, String(number(count))));
    button.style.setProperty("--share", number(count) / most);
    return element("li", {}, button);
  });
  byId(id).replaceChildren(...(items.length ? items : [element("li", { class: "none" }, "none")]));
}

async function showRequests() {
  const { requests } = await ask("/inspect/requests?limit=8");
  const items = requests.map((request) => {
    const what = [request.signals ? `${request.accepted}/${request.signals} taken` : null, ...request.codes,
      request.fault === null ? null : `fault ${request.fault}`].filter((part) => part !== null).join(" · ");
    const fine = request.status === 200 && !request.codes.length;
    return element("li", { class: fine ? "good" : "bad" },
      element("b", {}, String(request.status ?? "none")), element("span", { title: request.client }, what),
      time(request.received));
  });
  byId("requests").replaceChildren(...(items.length ? items : [element("li", { class: "none" }, "none")]));
}

async function showFaults(count) {
  const faults = count ? (await ask("/faults")).faults : [];
  const items = faults.map(({ id, kind, left, met, probability, status }) => {
    const often = probability === undefined ? "" : `, ${Math.round(probability * 100)} %`;
    const rest = left === null ? "" : `, ${left} left`;
    return element("li", {}, `#${id} ${kind}${status === undefined ? "" : ` ${status}`}${often}${rest}, met ${met}`);
  });
  byId("faults").replaceChildren(...(items.length ? items : [element("li", { class: "none" }, "none")]));
}

function choose(change) {
  Object.assign(state, change);
  for (const tab of document.querySelectorAll("[data-which]")) {
    tab.setAttribute("aria-current", String(tab.dataset.which === state.which));
  }
  const chosen = ["type", "rule"].filter((filter) => state[filter] !== null).map((filter) =>
    element("button", { type: "button", class: "chip", onclick: () => choose({ [filter]: null }) },
      `${filter} `, element("b", {}, state[filter]), " ×"));
  byId("filters").replaceChildren(...chosen);
  epoch = null;
  turn += 1;
  update();
}

function problem(text) {
  byId("problem").textContent = text ?? "";
  byId("problem").hidden = text === null;
  document.body.classList.toggle("lost", text !== null);
}

byId("older").addEventListener("click", () => older().catch((error) => problem(error.message)));
byId("live").addEventListener("click", () => {
  live = !live;
  byId("live").setAttribute("aria-pressed", String(live));
  byId("live-text").textContent = live ? "Live" : "Paused";
  if (live) update();
});
byId("reset").addEventListener("click", () =>
  ask("/inspect/reset", { method: "POST" }).then(update, (error) => problem(error.message)));
byId("namespace").addEventListener("change", (event) => {
  history.replaceState(null, "", `?namespace=${encodeURIComponent(event.target.value)}`);
  choose({ namespace: event.target.value, type: null, rule: null });
});
for (const tab of document.querySelectorAll("[data-which]")) {
  tab.addEventListener("click", () => choose({ which: tab.dataset.which }));
}
choose({});
setInterval(() => {
  if (live && !document.hidden) update();
}, EVERY);
