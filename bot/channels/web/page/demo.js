// The demonstration's page: its seats as panels or tabs, and the clock.

import { by, facts, make, word } from "./facts.js";

// An invitation link of this site opened here goes to the chat itself.
if (location.hash.length > 1) location.replace(`i${location.search}${location.hash}`);

const wide = matchMedia("(min-width: 64rem)");
const told = await (await fetch("demo/seats")).json();

function path(url) {
  // The panels are this very site's, under whatever name it was opened.
  const { pathname, search, hash } = new URL(url, location.href);
  return pathname + search + hash;
}

const seats = told.seats.map(({ label, url }, index) => {
  const frame = make("iframe");
  frame.title = label;
  frame.src = path(url);
  const panel = make("section", "seat", make("h2", "", label), frame);
  panel.id = `seat-${index}`;
  const tab = make("button", "", make("span", "", label));
  tab.type = "button";
  tab.id = `tab-${index}`;
  tab.title = label;
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", panel.id);
  tab.addEventListener("click", () => show(index));
  return { panel, tab };
});

function show(index) {
  for (const [place, { panel, tab }] of seats.entries()) {
    const chosen = place === index;
    panel.hidden = !chosen;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
}

function roles() {
  by("clock").open = wide.matches;
  for (const [index, { panel }] of seats.entries()) {
    panel.setAttribute("role", wide.matches ? "region" : "tabpanel");
    panel.setAttribute("aria-label", told.seats[index].label);
  }
}

by("tabs").append(...seats.map(({ tab }) => tab));
by("seats").append(...seats.map(({ panel }) => panel));
by("tabs").addEventListener("keydown", ({ key }) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!step) return;
  const next = (seats.findIndex(({ panel }) => !panel.hidden) + step + seats.length) % seats.length;
  show(next);
  seats[next].tab.focus();
});
wide.addEventListener("change", roles);
roles();
show(0);

const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
  weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
  timeZone: facts.zone,
});

function tell(now) {
  by("now").textContent = clock.format(new Date(now));
  for (const button of by("moves").querySelectorAll("[data-to]")) {
    // What is over cannot be gone to; whoever was on it stands on the clock.
    const over = Date.parse(button.dataset.to) <= Date.parse(now);
    if (over && button === document.activeElement) by("clock").querySelector("summary").focus();
    button.hidden = over;
  }
}

async function move(asked) {
  by("wrong").textContent = "";
  const body = JSON.stringify(asked);
  const answer = await fetch("demo/clock", { method: "POST", body }).catch(() => ({ ok: false }));
  if (answer.ok) tell((await answer.json()).now);
  else by("wrong").textContent = word("demo_failed");
}

for (const { label, to } of told.moments) {
  const button = make("button", "", label);
  button.type = "button";
  button.dataset.to = to;
  by("moves").append(button);
}
by("moves").addEventListener("click", ({ target }) => {
  if (target.dataset.minutes) move({ minutes: Number(target.dataset.minutes) });
  if (target.dataset.to) move({ to: target.dataset.to });
});
tell(told.now);
