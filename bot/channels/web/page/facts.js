// What the server wrote into the page: its words in the reader's language, its limits; and what this tab keeps.

export const facts = JSON.parse(document.getElementById("facts").textContent);

// The folder the page stands in. Several chats on one site (the demonstration's seats) differ by it and share nothing.
export const base = new URL(".", location.href).pathname;

export function word(name, values = {}) {
  return facts.words[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
}

export const by = (id) => document.getElementById(id);

export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

// A text in which no code or receipt ("NCT-4827") is torn apart at its hyphen.
export function whole(text) {
  return text.split(/([A-ZĐ]{1,6}-\d{3,6})/).map((part, place) => (place % 2 ? make("span", "whole", part) : part));
}

export function random(bytes) {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...drawn)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// An event's id: the same event sent again carries the same one, so it counts once.
export const eventId = () => random(18).replaceAll("_", "-");

// Kept for this tab only, gone when it closes: the machine may be shared. A browser may refuse to keep anything.
export const kept = {
  read(name, otherwise) {
    try {
      return JSON.parse(sessionStorage.getItem(`tongket:${base}:${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  write(name, value) {
    try {
      sessionStorage.setItem(`tongket:${base}:${name}`, JSON.stringify(value));
    } catch {
      // Then a reload forgets it; what is on the page still gets sent.
    }
  },
  forget() {
    try {
      for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith(`tongket:${base}:`)) sessionStorage.removeItem(key);
      }
    } catch {
      // Nothing was kept.
    }
  },
};

// A POST that gives up by itself: a request that hangs on a dead line must not hold up the queue for ever.
export async function post(path, body, patience = 20_000) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  const form = body instanceof FormData;
  try {
    return await fetch(base + path, {
      method: "POST",
      headers: form ? {} : { "Content-Type": "application/json" },
      body: form ? body : JSON.stringify(body),
      signal: stop.signal,
    });
  } finally {
    clearTimeout(timer);
  }
}
