// The page that takes files: each one its own request, sent again with the same id where the answer was lost.

import { by, eventId, facts, make, post, word } from "./facts.js";

const PATIENCE = 180_000;
const TRIES = 3;

const code = decodeURIComponent(location.hash.slice(1));
let busy = false;

// The other language's page is the same person's page.
by("language").href += location.hash;

async function asked(path, body) {
  try {
    const response = await post(path, body, PATIENCE);
    const values = await response.json();
    return response.ok ? { values } : { error: values.error ?? "not_reached" };
  } catch {
    return { error: "not_reached" };
  }
}

async function open() {
  if (!code) return wrong("bad_link");
  const { values, error } = await asked("gui-tep/open", { code });
  if (error) return wrong(error);
  by("whose").textContent = values.name ? word("whose", { name: values.name }) : "";
}

function wrong(why) {
  by("wrong").textContent = word(why in facts.words ? why : "not_taken");
}

async function sent(file, event) {
  if (file.size > facts.largest) return "too_large";
  for (let tried = 1; ; tried += 1) {
    const form = new FormData();
    form.append("code", code);
    form.append("event", event);
    form.append("file", file, file.name);
    const { error } = await asked("gui-tep/file", form);
    if (error !== "not_reached" || tried === TRIES) return error ?? null;
    await new Promise((go) => setTimeout(go, tried * 1000));
  }
}

by("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = [...by("files").files];
  by("wrong").textContent = "";
  if (busy) return;
  if (!chosen.length) {
    wrong("nothing");
    by("files").focus();
    return;
  }
  busy = true;
  by("send").disabled = true;
  for (const file of chosen) {
    by("now").textContent = word("sending", { name: file.name });
    const error = await sent(file, eventId());
    const why = error && word(error in facts.words ? error : "not_taken");
    const said = error ? word("failed", { name: file.name, why }) : word("taken", { name: file.name });
    by("done").append(make("li", error ? "wrong" : "", said));
  }
  by("now").textContent = "";
  by("files").value = "";
  by("send").disabled = false;
  by("send").focus();
  busy = false;
});

open();
