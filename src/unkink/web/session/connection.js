// The live socket: sends events, gets moments and cues. It reconnects by itself, and says at once when it is gone.

const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;
const UNANSWERED = 3; // Frames of the camera that may be on their way; more would only be old when they arrive.
const FORGOTTEN = 2000; // Milliseconds after which an answer is not waited for any more.
const SILENCE = 3000; // The server speaks five times a second; silence this long means that it is gone.

export class Connection {
  #socket = null;
  #wait = FIRST_WAIT;
  #heard = 0;
  #number = 0;
  #pending = new Map();
  #closed = false;
  #onTheirWay = [];
  #sentAt = 0;

  // on: {moment, cues, trouble, notDone, watching, placed, told, taken, lost(for a while), found}
  constructor(session, on) {
    this.address = `ws://${location.host}/live/${session}`;
    this.on = on;
    this.#connect();
    setInterval(() => this.#checkSilence(), 500);
    window.addEventListener("offline", () => this.#drop());
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  // Sends an event; it counts only once the server says that it is stored. "It hurts" and what kind of pain it was
  // are sent again after a lost connection: twice does no harm, never would.
  send(event) {
    const asked = { id: `${Date.now().toString(36)}-${(this.#number += 1)}`, event };
    this.#pending.set(asked.id, asked);
    if (this.open) this.#socket.send(JSON.stringify(asked));
    else if (!this.#mustArrive(asked)) this.#pending.delete(asked.id);
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

  #mustArrive(asked) {
    return asked.event.type === "hurts" || asked.event.type === "pain_was";
  }

  #connect() {
    const socket = new WebSocket(this.address);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#onTheirWay = [];
      this.#wait = FIRST_WAIT;
      this.#heard = performance.now();
      for (const [id, asked] of this.#pending) {
        if (this.#mustArrive(asked)) socket.send(JSON.stringify(asked));
        else this.#pending.delete(id);
      }
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
      case "stored": return this.#pending.delete(answer.id);
      case "trouble": return this.on.trouble(answer.why);
      case "not done":
        this.#pending.delete(answer.id);
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
    socket.close();
    this.on.lost(this.#wait >= LONGEST_WAIT);
    setTimeout(() => this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }
}
