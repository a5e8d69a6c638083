// The way up: what was typed, tapped or chosen waits here until the server says that it is stored. In order, one at a
// time, the same event id at every attempt; kept over a reload (files excepted, which a page cannot keep).

import { kept, post } from "./facts.js";

const WAITS = [1, 2, 4, 8, 15];
const MOST_SERVER_ERRORS = 5;

export class Outgoing {
  // `fate(item, state)` is told "sending", "sent", "retrying" or the name of a refusal; `out()` that the log-in is over;
  // `reached(yes)` whether the server answered.
  constructor({ fate, out, reached }) {
    this.tell = { fate, out, reached };
    this.items = kept.read("outgoing", []);
    this.busy = false;
    this.wake = () => {};
    addEventListener("online", () => this.wake());
  }

  get waiting() {
    return this.items.length > 0;
  }

  add(item) {
    this.items.push(item);
    this.#keep();
    this.pump();
  }

  async pump() {
    if (this.busy) return;
    this.busy = true;
    let failed = 0;
    let broken = 0;
    while (this.items.length > 0) {
      const item = this.items[0];
      if (failed === 0) this.tell.fate(item, "sending");
      const answer = await this.#send(item);
      this.tell.reached(answer !== "lost");
      if (answer === "out") break;
      if (answer === "broken") broken += 1;
      if (answer === "lost" || (answer === "broken" && broken < MOST_SERVER_ERRORS)) {
        for (const each of this.items) this.tell.fate(each, "retrying");
        await this.#pause(WAITS[Math.min(failed, WAITS.length - 1)]);
        failed += 1;
        continue;
      }
      failed = broken = 0;
      this.items.shift();
      this.#keep();
      this.tell.fate(item, answer === "broken" ? "not_taken" : answer);
    }
    this.busy = false;
    if (this.items.length > 0) this.tell.out();
  }

  async #send(item) {
    let response;
    try {
      if (item.file) {
        const form = new FormData();
        form.append("event", item.event);
        form.append("seen", item.seen);
        form.append("file", item.file, item.file.name);
        response = await post("upload", form, 600_000);
      } else {
        const { event, seen, text, tap } = item;
        response = await post("say", tap === undefined ? { event, seen, text } : { event, seen, tap });
      }
    } catch {
      return "lost";
    }
    if (response.ok) return "sent";
    if (response.status === 401) return "out";
    if ([429, 502, 503, 504].includes(response.status)) return "lost";
    if (response.status >= 500) return "broken";
    try {
      return (await response.json()).error;
    } catch {
      return "not_taken";
    }
  }

  #pause(seconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #keep() {
    kept.write("outgoing", this.items.filter((item) => !item.file));
  }
}
