// The door: an invitation code or a personal link becomes a log-in by pressing a button, never by opening the page.

import { by, facts, kept, post, random, whole, word } from "./facts.js";

const TOKEN = /^#p=([\w.-]+)$/;
const CODE = /^#([A-Za-z]{2,6}[-. ]?\d{4})$/;

export class Door {
  // `entered()` is called once the server has let this browser in; `useCode(code)` to use a code in the open chat.
  constructor({ entered, goOn, useCode }) {
    this.told = { entered, goOn, useCode };
    const hash = decodeURIComponent(location.hash);
    this.token = hash.match(TOKEN)?.[1] ?? null;
    this.code = hash.match(CODE)?.[1].toUpperCase() ?? null;
    this.busy = false;
    by("language").href += location.hash;
    by("no-code").textContent = word("no_code", { contact: facts.contact });
    by("enter").addEventListener("submit", (event) => {
      event.preventDefault();
      this.enter();
    });
    by("resume-go").addEventListener("click", () => this.told.goOn());
    by("resume-code").addEventListener("click", () => this.told.useCode(this.code));
    by("resume-other").addEventListener("click", () => {
      by("resume").hidden = true;
      by("enter").hidden = false;
      by("no-code").hidden = this.carries;
      (this.code || this.token ? by("enter-button") : by("code")).focus();
    });
  }

  get carries() {
    return Boolean(this.code || this.token);
  }

  // `me` is whoever is logged in on this machine already, if anybody is.
  show(me, wrong = "") {
    by("chat").hidden = true;
    by("door").hidden = false;
    by("given").hidden = !this.carries;
    by("asked").hidden = this.carries;
    by("given").replaceChildren(...whole(this.token ? word("personal") : word("code_given", { code: this.code ?? "" })));
    by("resume").hidden = !me;
    by("enter").hidden = Boolean(me);
    by("no-code").hidden = Boolean(me) || this.carries;
    if (me) {
      by("resume-whose").textContent = me.name ? word("open_for", { name: me.name }) : word("open");
      by("resume-code").hidden = !this.code;
      by("resume-code").replaceChildren(...whole(word("use_code_here", { code: this.code ?? "" })));
    }
    by("wrong").textContent = wrong && word(wrong);
  }

  async enter() {
    if (this.busy) return;
    const code = this.code ?? by("code").value.trim();
    this.#busy(true);
    const wrong = await this.#ask(code);
    this.#busy(false);
    if (!wrong) {
      this.told.entered();
      return;
    }
    if (wrong === "bad_link") this.token = null;
    this.show(null, wrong);
    if (!this.carries) by("code").focus();
  }

  async #ask(code) {
    // One visit is one address: pressed again after a lost answer, it leads to the same one.
    const visit = kept.read("visit", null) ?? random(32);
    kept.write("visit", visit);
    const language = document.documentElement.lang === "vi" ? "" : document.documentElement.lang;
    try {
      const response = await post("enter", this.token ? { token: this.token } : { code, visit, language });
      if (response.ok) return "";
      return (await response.json()).error ?? "not_reached";
    } catch {
      return "not_reached";
    }
  }

  #busy(yes) {
    this.busy = yes;
    by("enter-button").textContent = word(yes ? "entering" : "enter");
  }
}
