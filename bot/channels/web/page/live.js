// The way down: a WebSocket that comes back by itself and names the row behind which the page may lack something.

import { base } from "./facts.js";

const WAITS = [0.5, 1, 2, 4, 8, 15];
const SILENCE = 50_000; // the server speaks every 20 seconds
const LOGGED_OUT = 4401;

export class Live {
  // `message(frame)`, `ready(frame)`, `out()`, and `connected(yes)` are called as things happen.
  constructor(told) {
    this.told = told;
    this.after = null;
    this.failed = 0;
    this.socket = null;
    this.timer = null;
    this.ended = false;
    this.heard = performance.now();
    addEventListener("offline", () => this.#drop());
    addEventListener("online", () => this.#now());
    document.addEventListener("visibilitychange", () => document.hidden || this.#now());
    setInterval(() => {
      if (this.socket && performance.now() - this.heard > SILENCE) this.#drop();
    }, 10_000);
  }

  open() {
    clearTimeout(this.timer);
    this.timer = null;
    const url = new URL(`${base}live`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    if (this.after !== null) url.searchParams.set("after", this.after);
    const socket = new WebSocket(url);
    this.socket = socket;
    this.heard = performance.now();
    socket.onmessage = ({ data }) => {
      if (socket !== this.socket) return;
      this.heard = performance.now();
      const frame = JSON.parse(data);
      if (frame.kind === "message") this.told.message(frame);
      if (frame.kind === "ready") {
        this.after = frame.after;
        this.failed = 0;
        this.told.connected(true);
        this.told.ready(frame);
      }
    };
    socket.onclose = ({ code }) => {
      if (socket === this.socket) this.#closed(code);
    };
  }

  close() {
    this.ended = true;
    this.#drop();
  }

  #drop() {
    const socket = this.socket;
    if (!socket) return;
    socket.close();
    this.#closed(0);
  }

  #closed(code) {
    this.socket = null;
    if (this.ended) return;
    if (code === LOGGED_OUT) {
      this.ended = true;
      this.told.out();
      return;
    }
    this.told.connected(false);
    const seconds = WAITS[Math.min(this.failed, WAITS.length - 1)];
    this.failed += 1;
    // Everybody's page comes back after a restart, but not in the same instant.
    this.timer = setTimeout(() => this.open(), seconds * (750 + Math.random() * 500));
  }

  #now() {
    if (this.timer !== null && !this.ended) {
      this.failed = 0;
      this.open();
    }
  }
}
