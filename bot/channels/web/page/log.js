// The conversation as it is read: what the assistant said, what was typed here, and which buttons still count.

import { by, facts, make, whole, word } from "./facts.js";

const QUIET_MINUTES = 10;
// A link, or a command that stands as a word of its own.
const PARTS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|(^|[\s(])(\/[a-z]{2,20})(?=$|[\s.,;:!?)])/g;

export class Log {
  // `tap(choice)` and `say(text)` are called when a button is pressed.
  constructor({ tap, say }) {
    this.element = by("log");
    this.pressed = { tap, say };
    this.keys = new Set();
    this.newest = 0; // the newest row shown
    this.screen = -1; // the newest question's screen
    this.asking = null; // its element
    this.lastAt = null;
    this.mineByEvent = new Map();
    const clock = { hour: "2-digit", minute: "2-digit", timeZone: facts.zone };
    this.formats = {
      day: new Intl.DateTimeFormat(document.documentElement.lang, {
        weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", timeZone: facts.zone,
      }),
      time: new Intl.DateTimeFormat(document.documentElement.lang, clock),
      size: new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }),
    };
    by("newest").addEventListener("click", () => this.#toEnd());
    addEventListener("scroll", () => this.#nearEnd() && (by("newest").hidden = true), { passive: true });
  }

  // Screen readers announce what is added from now on; what was there before stays silent.
  announce() {
    this.element.setAttribute("aria-live", "polite");
  }

  show(frame) {
    if (this.keys.has(frame.key)) return;
    this.keys.add(frame.key);
    this.newest = Math.max(this.newest, frame.id);
    const bubble = make("div", "said");
    if (frame.text) bubble.append(this.#text(frame.text));
    for (const file of frame.files) bubble.append(this.#file(file));
    if (frame.screen !== null && frame.screen > this.screen) {
      this.#over(this.asking);
      this.screen = frame.screen;
      this.asking = bubble;
    }
    if (frame.choices.length > 0) {
      bubble.classList.add("asks");
      bubble.append(this.#choices(frame.choices, bubble));
      if (frame.screen !== this.screen) this.#over(bubble);
    }
    this.#when(new Date(frame.at));
    this.#add(bubble, false);
    for (const line of this.mineByEvent.values()) {
      // An answer proves that what it answers has arrived.
      if (line.dataset.state === "sent") line.querySelector(".fate").textContent = "";
    }
  }

  // What was typed or tapped here; announced to nobody, since whoever wrote it knows.
  mine(item) {
    const line = make("div", "mine", make("p", "", make("span", "unseen", `${word("mine")} `), item.label), make("p", "fate"));
    line.setAttribute("aria-live", "off");
    this.mineByEvent.set(item.event, line);
    this.#add(line, true);
  }

  fate(item, state) {
    const line = this.mineByEvent.get(item.event);
    if (!line || line.dataset.state === state) return;
    line.dataset.state = state;
    const answered = state === "sent" && this.newest > item.seen;
    line.querySelector(".fate").textContent = answered ? "" : word(state, { most: this.formats.size.format(facts.largest / 1024 ** 2) });
  }

  // Line by line: an enumerated line hangs behind its dash, the others flow as they were written.
  #text(text) {
    const paragraph = make("p");
    const lines = text.split("\n");
    for (const [place, line] of lines.entries()) {
      if (line.startsWith("- ")) {
        paragraph.append(make("span", "item", ...this.#words(line)));
      } else {
        paragraph.append(...this.#words(line));
        if (place + 1 < lines.length && !lines[place + 1].startsWith("- ")) paragraph.append("\n");
      }
    }
    return paragraph;
  }

  // Links become links, commands become buttons, everything else stays text: nothing said is ever read as HTML.
  #words(line) {
    const words = [];
    let done = 0;
    for (const found of line.matchAll(PARTS)) {
      const [, address, before, command] = found;
      words.push(...whole(line.slice(done, found.index)));
      if (address) words.push(this.#link(address));
      else words.push(before, this.#command(command));
      done = found.index + found[0].length;
    }
    return [...words, ...whole(line.slice(done))];
  }

  #link(address) {
    const link = make("a", "", address);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }

  #command(text) {
    const button = make("button", "command", text);
    button.type = "button";
    button.addEventListener("click", () => this.pressed.say(text));
    return button;
  }

  #file({ name, url }) {
    const link = make("a", "file", word("download", { name }));
    link.href = url;
    link.download = name;
    return make("p", "", link);
  }

  #choices(choices, bubble) {
    return make(
      "div",
      "choices",
      ...choices.map((choice) => {
        const button = make("button", "", choice.label);
        button.type = "button";
        button.addEventListener("click", (event) => {
          if (bubble.classList.contains("done")) return;
          bubble.classList.add("done");
          this.#disable(bubble);
          this.pressed.tap(choice, event);
        });
        return button;
      }),
    );
  }

  #over(bubble) {
    if (!bubble) return;
    bubble.classList.add("over", "done");
    this.#disable(bubble);
  }

  // The button that has the focus keeps it until it is left: a focus that vanishes throws a screen reader to the top.
  #disable(bubble) {
    for (const button of bubble.querySelectorAll(".choices button")) {
      if (button === document.activeElement) {
        button.setAttribute("aria-disabled", "true");
        button.addEventListener("blur", () => (button.disabled = true), { once: true });
      } else {
        button.disabled = true;
      }
    }
  }

  #when(at) {
    const last = this.lastAt;
    this.lastAt = at;
    if (last && at - last < QUIET_MINUTES * 60_000) return;
    const sameDay = last && this.formats.day.format(last) === this.formats.day.format(at);
    const time = this.formats.time.format(at);
    const line = make("p", "when", sameDay ? time : `${this.formats.day.format(at)}, ${time}`);
    line.setAttribute("aria-live", "off");
    this.element.append(line);
  }

  #add(element, own) {
    const follow = own || this.#nearEnd();
    this.element.append(element);
    if (follow) this.#toEnd();
    else by("newest").hidden = false;
  }

  #nearEnd() {
    const page = document.documentElement;
    return page.scrollHeight - innerHeight - scrollY < 160;
  }

  // The whole of the last message if it fits, else its beginning.
  #toEnd() {
    by("newest").hidden = true;
    const last = this.element.lastElementChild;
    scrollTo(0, document.documentElement.scrollHeight);
    if (last && last.getBoundingClientRect().height > innerHeight * 0.6) last.scrollIntoView({ block: "start" });
  }
}
