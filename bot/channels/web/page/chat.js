// The page put together: the door, the conversation, the way up, the way down.

import { Door } from "./door.js";
import { base, by, eventId, facts, kept, make, post, word } from "./facts.js";
import { Live } from "./live.js";
import { Log } from "./log.js";
import { Outgoing } from "./outgoing.js";

const PATIENCE = 1500; // a gap shorter than this is nobody's business
const KEPT_LINES = 60;
const BREATH = 60; // milliseconds
const framed = self !== top; // a panel of the demonstration, which opens by itself
const typing = matchMedia("(pointer: fine)");

class Chat {
  constructor() {
    this.log = new Log({ tap: (choice, event) => this.#tapped(choice, event), say: (text) => this.say(text) });
    this.mine = kept.read("mine", []); // what was said here, so that a reload can show it again
    this.past = [...this.mine]; // of that, what is still to be put in its place
    this.waiting = []; // frames of the backlog, until all of it is here
    this.fresh = true;
    this.gap = null;
    this.outgoing = new Outgoing({
      fate: (item, state) => this.log.fate(item, state),
      out: () => this.out(),
      reached: (yes) => yes || this.#connected(false),
    });
    this.live = new Live({
      message: (frame) => (this.fresh ? this.waiting.push(frame) : this.log.show(frame)),
      ready: (frame) => this.#ready(frame),
      connected: (yes) => this.#connected(yes),
      out: () => this.out(),
    });
    this.#compose();
    this.#offer();
  }

  open() {
    history.replaceState(null, "", location.pathname + location.search);
    by("door").hidden = true;
    by("chat").hidden = false;
    by("text").value = kept.read("draft", "");
    this.#fit();
    if (typing.matches && !framed) by("text").focus();
    this.live.open();
  }

  say(text) {
    this.#send({ text, label: text });
  }

  out() {
    this.live.close();
    by("menu").close();
    kept.forget();
    door.show(null, "logged_out");
  }

  #send(said) {
    const item = { event: eventId(), seen: this.log.newest, ...said };
    this.#remember(item);
    this.#own(item);
    this.outgoing.add(item);
  }

  #own(item) {
    if (this.fresh) this.past.push(item);
    else this.log.mine(item);
  }

  #remember({ event, seen, label }) {
    this.mine = [...this.mine, { event, seen, label }].slice(-KEPT_LINES);
    kept.write("mine", this.mine);
  }

  #tapped(choice, event) {
    this.#send({ tap: choice.data, label: choice.label });
    // Whoever works by keys goes on writing; a finger must not make the screen's keyboard jump up.
    if (event.detail === 0 && typing.matches) by("text").focus();
  }

  // The whole backlog is here: show it in silence, and let only its last message be announced.
  #ready(frame) {
    if (!this.fresh) return;
    by("older").hidden = !frame.older;
    for (const each of this.waiting.splice(0, this.waiting.length - 1)) this.#inPlace(each);
    // What is added in the same breath as the log begins to be announced would be announced with it.
    setTimeout(() => this.log.announce(), BREATH);
    setTimeout(() => {
      for (const each of this.waiting.splice(0)) this.#inPlace(each);
      for (const item of this.past.splice(0)) this.log.mine(item);
      this.fresh = false;
      this.outgoing.pump();
    }, 2 * BREATH);
  }

  #inPlace(frame) {
    while (this.past.length > 0 && this.past[0].seen < frame.id) this.log.mine(this.past.shift());
    this.log.show(frame);
  }

  #connected(yes) {
    clearTimeout(this.gap);
    const state = by("state");
    if (yes) {
      if (!state.textContent) return;
      state.textContent = word("online");
      this.gap = setTimeout(() => (state.textContent = ""), 4000);
      this.outgoing.wake();
    } else if (!navigator.onLine || this.outgoing.waiting) {
      state.textContent = word("offline");
    } else {
      this.gap = setTimeout(() => (state.textContent = word("offline")), PATIENCE);
    }
  }

  #compose() {
    const text = by("text");
    const send = () => {
      const said = text.value.trim();
      if (said) {
        text.value = "";
        kept.write("draft", "");
        this.#fit();
        this.say(said);
      }
      text.focus();
    };
    by("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    text.addEventListener("keydown", (event) => {
      // While an input method composes a letter, Enter belongs to it.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        send();
      }
    });
    text.addEventListener("input", () => {
      kept.write("draft", text.value);
      this.#fit();
    });
    by("attach").addEventListener("click", () => by("files").click());
    by("files").addEventListener("change", () => {
      for (const file of by("files").files) this.#upload(file);
      by("files").value = "";
    });
    addEventListener("beforeunload", (event) => this.outgoing.waiting && event.preventDefault());
  }

  #upload(file) {
    const item = { event: eventId(), seen: this.log.newest, file, label: word("file", { name: file.name }) };
    this.#own(item);
    if (file.size > facts.largest) this.log.fate(item, "too_large");
    else this.outgoing.add(item);
  }

  #fit() {
    const text = by("text");
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 3}px`;
  }

  #offer() {
    const menu = by("menu");
    by("menu-button").addEventListener("click", async () => {
      menu.showModal();
      const offered = await this.#offered();
      by("commands").replaceChildren(...offered.map((each) => this.#command(each)));
    });
    by("menu-close").addEventListener("click", () => menu.close());
    by("leave").addEventListener("click", async () => {
      const left = await post("leave", {}).catch(() => ({ ok: false }));
      if (!left.ok) {
        menu.close();
        this.#connected(false);
        return;
      }
      this.live.close();
      this.outgoing.items = [];
      kept.forget();
      location.replace(base);
    });
  }

  #command({ command, describe }) {
    const button = make("button", "", describe, make("span", "quiet", command));
    button.type = "button";
    button.addEventListener("click", () => {
      by("menu").close();
      this.say(command);
    });
    return make("li", "", button);
  }

  async #offered() {
    try {
      const response = await fetch(`${base}menu`);
      if (response.status === 401) this.out();
      if (!response.ok) throw new Error(response.status);
      const { language, commands } = await response.json();
      return speaks(language) ? [] : commands;
    } catch {
      by("commands").textContent = word("not_reached");
      return [];
    }
  }
}

// Go over to the page in the language somebody reads, unless it is this one; true where the page is being left.
function speaks(language) {
  if (language === document.documentElement.lang || !["vi", "en"].includes(language)) return false;
  location.replace(`?lang=${language}${location.hash}`);
  return true;
}

async function me() {
  for (let wait = 1; ; wait = Math.min(wait * 2, 15)) {
    try {
      const response = await fetch(`${base}me`);
      if (response.ok) return await response.json();
    } catch {
      // Told below.
    }
    door.show(null, "not_reached");
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

by("opening").hidden = true;
let chat = null;

function openChat(known) {
  if (!known.entered) {
    door.show(null, "logged_out");
    return;
  }
  // What this tab kept of somebody else's conversation is theirs.
  if (kept.read("who", known.who) !== known.who) kept.forget();
  kept.write("who", known.who);
  kept.write("visit", null);
  chat = new Chat();
  chat.open();
}

const door = new Door({
  entered: async () => {
    // Where a conversation was open and ended, the page begins anew.
    if (chat) location.reload();
    const known = await me();
    if (!speaks(known.language)) openChat(known);
  },
  goOn: async () => openChat(await me()),
  useCode: async (code) => {
    openChat(await me());
    chat.say(`/start ${code}`);
  },
});

const known = await me();
if (known.entered && speaks(known.language)) {
  // The other page takes over.
} else if (known.entered && (framed || !door.carries)) {
  openChat(known);
} else if (framed && door.token) {
  await door.enter();
} else {
  door.show(known.entered ? known : null);
}
addEventListener("hashchange", () => location.reload());
