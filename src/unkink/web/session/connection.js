// The live socket: sends events, gets moments and cues. It reconnects by itself, and says at once when it is gone.

const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;
const UNANSWERED = 3; // Frames of the camera that may be on their way; more would only be old when they arrive.
const FORGOTTEN = 2000; // Milliseconds after which an answer is not waited for any more.
const SILENCE = 3000; // The server speaks five times a second; silence this long means that it is gone (longer than SLEPT_S of stages.py).
const MUST_ARRIVE = ["hurts", "pain_was"]; // Twice does no harm, never would.

export class Connection {
  #socket = null;
  #wait = FIRST_WAIT;
  #heard = 0;
  #number = 0;
  #pending = new Map();
  #lost = false;
  #closed = false;
  #onTheirWay = [];
  #sentAt = 0;

  // on: {moment, cues, trouble, stored, notDone, unsure, watching, placed, told, taken, lost(for a while), found}
  constructor(session, on) {
    this.address = `ws://${location.host}/live/${session}`;
    this.kept = `unkink-owed-${session}`;
    this.on = on;
    for (const asked of JSON.parse(sessionStorage.getItem(this.kept) ?? "[]")) this.#pending.set(asked.id, asked);
    this.#connect();
    setInterval(() => this.#checkSilence(), 500);
    window.addEventListener("offline", () => this.#drop());
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  // Sends an event; it counts only once the server says that it is stored. Before the first connection stands, it waits
  // for that. Later what must arrive is sent again after a loss, even when the page was loaded anew meanwhile; for
  // anything else the moment may have passed, so the person is told instead (unsure).
  send(event) {
    const asked = { id: `${Date.now().toString(36)}-${(this.#number += 1)}`, event };
    if (MUST_ARRIVE.includes(event.type)) this.#forget((earlier) => earlier.event.type === event.type);
    this.#pending.set(asked.id, asked);
    if (this.open) this.#socket.send(JSON.stringify(asked));
    else if (this.#lost) this.#giveUp();
    this.#keep();
  }

  get owed() {
    return [...this.#pending.values()].filter((asked) => MUST_ARRIVE.includes(asked.event.type));
  }

  // Sends a frame of the camera, made only if it is sent at all: where the line is busy it is dropped, never queued.
  sendFrame(sequence, make) {
    const now = performance.now();
    if (now - this.#sentAt > FORGOTTEN) this.#onTheirWay = [];
    if (!this.open || this.#socket.bufferedAmount > 0 || this.#onTheirWay.length >= UNANSWERED) return;
    this.#socket.send(make());
    this.#onTheirWay.push(sequence);
    this.#sentAt = now;
  }

  // The last frame of a camera that has been turned off must arrive, if anything can.
  sendLast(bytes) {
    if (this.open) this.#socket.send(bytes);
  }

  end() {
    this.#closed = true;
    this.#socket?.close();
  }

  #forget(which) {
    for (const [id, asked] of this.#pending) if (which(asked)) this.#pending.delete(id);
    this.#keep();
  }

  // What must arrive outlives a reload of the page.
  #keep() {
    if (this.owed.length > 0) sessionStorage.setItem(this.kept, JSON.stringify(this.owed));
    else sessionStorage.removeItem(this.kept);
  }

  // Nobody knows whether these have arrived: the receipt, too, may have been lost.
  #giveUp() {
    const before = this.#pending.size;
    this.#forget((asked) => !MUST_ARRIVE.includes(asked.event.type));
    if (this.#pending.size < before) this.on.unsure();
  }

  #connect() {
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#onTheirWay = [];
      this.#wait = FIRST_WAIT;
      this.#heard = performance.now();
      this.#lost = false;
      for (const asked of this.#pending.values()) socket.send(JSON.stringify(asked));
      this.on.found();
    });
    socket.addEventListener("message", (message) => this.#take(JSON.parse(message.data)));
    socket.addEventListener("close", () => {
      if (socket === this.#socket) this.#drop();
    });
  }

  #take(answer) {
    this.#heard = performance.now();
    switch (answer.type) {
      case "moment": return this.on.moment(answer.moment);
      case "cues": return this.on.cues(answer.cues);
      case "watching": return this.on.watching(this.#arrived(answer));
      case "placed": return this.on.placed(this.#arrived(answer));
      case "told": return this.on.told(answer.text);
      case "taken": return this.on.taken(answer.why);
      case "stored":
        this.#forget((asked) => asked.id === answer.id);
        return this.on.stored();
      case "trouble": return this.on.trouble(answer.why);
      case "not done":
        this.#forget((asked) => asked.id === answer.id);
        return this.on.notDone(answer.why);
    }
  }

  // One answer stands for every frame before it as well: the server, too, looks at the newest only.
  #arrived(answer) {
    this.#onTheirWay = this.#onTheirWay.filter((sequence) => sequence > answer.sequence);
    return answer;
  }

  #checkSilence() {
    if (this.open && performance.now() - this.#heard > SILENCE) this.#drop();
  }

  #drop() {
    const socket = this.#socket;
    if (this.#closed || socket === null) return;
    this.#socket = null;
    this.#lost = true;
    socket.close();
    this.on.lost(this.#wait >= LONGEST_WAIT);
    this.#giveUp();
    setTimeout(() => this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }
}
