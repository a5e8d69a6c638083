// The ballot page: open, mark, look over, cast. What is chosen lives in this page's memory until it is cast, no longer.

import { by, facts, make, post, word } from "./facts.js";

const FOR = "f";
const AGAINST = "a";
const PATIENCE = 30_000;

const code = decodeURIComponent(location.hash.slice(1));
const language = document.documentElement.lang;
const steps = ["before", "sheet", "review", "done"];
let sheet = null;
let busy = false;

function go(step, focus) {
  for (const each of steps) by(each).hidden = each !== step;
  scrollTo(0, 0);
  by(focus).focus();
}

async function asked(path, body) {
  try {
    const response = await post(path, { code, language, ...body }, PATIENCE);
    const values = await response.json();
    return response.ok ? { values } : { error: values.error ?? "not_reached" };
  } catch {
    return { error: "not_reached" };
  }
}

// One request at a time, and the button says so. The words come last: an alert is read out when it changes.
async function pressing(button, waiting, wrong, work) {
  if (busy) return;
  busy = true;
  const label = button.textContent;
  button.textContent = word(waiting);
  by(wrong).textContent = "";
  const error = await work();
  button.textContent = label;
  busy = false;
  if (error) by(wrong).textContent = word(error in facts.words ? error : "not_reached", { contact: facts.contact });
}

// --- opening -----------------------------------------------------------------------------------------------------

function open() {
  return pressing(by("open"), "opening", "before-wrong", async () => {
    if (!code) return "no_code";
    const { values, error } = await asked("phieu/open", {});
    if (error) return error;
    sheet = values;
    show();
    return null;
  });
}

function show() {
  by("sheet-heading").textContent = word("votes", { association: sheet.association });
  by("sheet-about").textContent = `${sheet.bloc}. ${sheet.closes}`;
  by("sheet-again").hidden = !sheet.voted;
  by("contests").replaceChildren(...sheet.contests.map(contest));
  go("sheet", "sheet-heading");
}

// --- the sheet ---------------------------------------------------------------------------------------------------

function contest(each, place) {
  const name = word("part", { number: place + 1, of: sheet.contests.length, name: each.name });
  const tally = make("p", "tally");
  tally.setAttribute("role", "status");
  const box = make("fieldset", "contest", make("legend", "", name), make("p", "quiet", rule(each)));
  box.append(...(each.most === null ? agreeing(each) : [choosing(each)]), tally);
  box.addEventListener("change", (event) => {
    tally.textContent = marked(each, event.target);
  });
  return box;
}

function rule(each) {
  if (each.most === null) return word("agree_each", { seats: each.seats });
  return each.most === 1 ? word("one") : word("at_most", { seats: each.most });
}

// A name and its place among how many.
function placed(each, place) {
  const said = make("span", "place", word("place", { number: place + 1, of: each.candidates.length }));
  return [`${each.candidates[place].name}, `, said];
}

// A fieldset for each candidate: agree, disagree, or nothing.
function agreeing(each) {
  return each.candidates.map((one, place) => {
    const marks = make("div", "marks");
    for (const [value, label] of [[FOR, "for"], [AGAINST, "against"], ["", "blank"]]) {
      marks.append(mark("radio", `${each.id}-${one.id}`, value, !value, word(label)));
    }
    return make("fieldset", "candidate", make("legend", "", ...placed(each, place)), marks);
  });
}

// One list for the whole contest: boxes where several may be chosen, and where one may, the choice of none beside it.
function choosing(each) {
  const kind = each.most === 1 ? "radio" : "checkbox";
  const lines = make("div", "lines");
  each.candidates.forEach((one, place) => {
    const label = make("span", "", ...placed(each, place));
    lines.append(mark(kind, String(each.id), String(one.id), false, label));
  });
  if (kind === "radio") lines.append(mark(kind, String(each.id), "", true, word("blank")));
  return lines;
}

function mark(type, name, value, checked, label) {
  const input = make("input");
  Object.assign(input, { type, name, value, checked });
  return make("label", "mark", input, label);
}

// What is chosen in one contest, read off the page: candidate and mark.
function choices(each) {
  const form = new FormData(by("sheet"));
  if (each.most !== null) return form.getAll(String(each.id)).filter(Boolean).map((one) => [Number(one), FOR]);
  return each.candidates.map((one) => [one.id, form.get(`${each.id}-${one.id}`)]).filter(([, value]) => value);
}

function marked(each, changed) {
  const made = choices(each);
  if (each.most === null) {
    const [yes, no] = [FOR, AGAINST].map((value) => made.filter(([, got]) => got === value).length);
    return word("marked", { yes, no, blank: each.candidates.length - yes - no });
  }
  if (made.length > each.most) {
    changed.checked = false;
    return word("full", { number: each.most });
  }
  return each.most === 1 ? "" : word("chosen", { number: made.length, left: each.most - made.length });
}

// --- looking it over, and casting ----------------------------------------------------------------------------------

function review() {
  by("choices").replaceChildren(...sheet.contests.flatMap(looked));
  by("review-wrong").textContent = "";
  go("review", "review-heading");
}

function looked(each, place) {
  const made = new Map(choices(each));
  const names = (wanted) => each.candidates.filter((one) => made.get(one.id) === wanted).map((one) => one.name);
  const said = [];
  const list = (name, found) => found.length && said.push(make("p", "", word(name, { names: found.join(", ") })));
  if (!made.size) said.push(make("p", "", word("part_blank")));
  else if (each.most !== null) list("names_chosen", names(FOR));
  else {
    list("names_for", names(FOR));
    list("names_against", names(AGAINST));
    list("names_blank", names(undefined));
  }
  return [make("h3", "", word("part", { number: place + 1, of: sheet.contests.length, name: each.name })), ...said];
}

function cast() {
  return pressing(by("cast"), "casting", "review-wrong", async () => {
    const made = Object.fromEntries(sheet.contests.map((each) => [each.id, Object.fromEntries(choices(each))]));
    const { values, error } = await asked("phieu/cast", { choices: made });
    if (error) return error;
    // Whoever is handed this phone next finds nothing of what was chosen.
    by("contests").replaceChildren();
    by("choices").replaceChildren();
    by("done-replaced").hidden = !values.again;
    by("receipt").textContent = word("receipt", { receipt: `${values.spoken} (${values.receipt})` });
    by("done-until").textContent = sheet.closes;
    sheet.voted = true;
    go("done", "done-heading");
    return null;
  });
}

// --- the buttons -------------------------------------------------------------------------------------------------

by("language").href += location.hash;
by("open").addEventListener("click", open);
by("sheet").addEventListener("submit", (event) => {
  event.preventDefault();
  review();
});
by("cast").addEventListener("click", cast);
by("change").addEventListener("click", () => go("sheet", "sheet-heading"));
by("vote-again").addEventListener("click", show);
if (!code) by("before-wrong").textContent = word("no_code");
// Another link pasted over this one is another ballot.
addEventListener("hashchange", () => location.reload());
