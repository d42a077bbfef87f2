// Looks through the worker: gives it the newest picture whenever it is free, and replaces it when it breaks.
// Pictures that come while it is busy are dropped, never queued.

import { Pace } from "./pace.js";

const STARTS_WITHIN = 30000; // Milliseconds; reading the models from a slow disk takes its time.
const ANSWERS_WITHIN = 8000; // The very first look is slow.
const BREAKS = 2; // A worker that breaks so often is given up.

export class Eyes {
  #worker = null;
  #pace = new Pace();
  #model = "full";
  #busy = false;
  #fresh = false;
  #breaks = 0;
  #patience = 0;
  #counting = false;
  #open = false;
  #watch = 0;
  took = 0;

  // on: {seen(result), failed(), model(name)}
  constructor(video, on) {
    this.video = video;
    this.on = on;
  }

  get model() {
    return this.#model;
  }

  open() {
    this.#open = true;
    this.#breaks = 0;
    this.#begin(this.#model);
    this.#watch += 1;
    this.#await(this.#watch);
  }

  close() {
    this.#open = false;
    this.#end();
  }

  // While the camera is being set up, people are counted as well.
  count(wanted) {
    this.#counting = wanted;
    this.#worker?.postMessage({ type: "count", wanted });
  }

  #begin(model) {
    this.#end();
    this.#model = model;
    this.#pace = new Pace();
    this.#busy = true;
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.#take(worker, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#break(worker);
    });
    worker.postMessage({ type: "start", model });
    this.#wait(STARTS_WITHIN);
  }

  #end() {
    clearTimeout(this.#patience);
    this.#worker?.terminate();
    this.#worker = null;
  }

  #wait(milliseconds) {
    clearTimeout(this.#patience);
    const worker = this.#worker;
    this.#patience = setTimeout(() => this.#break(worker), milliseconds);
  }

  #break(worker) {
    if (worker !== this.#worker || !this.#open) return;
    this.#breaks += 1;
    this.#end();
    if (this.#breaks < BREAKS) this.#begin("lite");
    else {
      this.#open = false;
      this.on.failed();
    }
  }

  #take(worker, message) {
    if (worker !== this.#worker) return;
    if (message.type === "failed") return this.#break(worker);
    clearTimeout(this.#patience);
    this.#busy = false;
    if (message.type === "ready") {
      this.on.model(this.#model);
      if (this.#counting) worker.postMessage({ type: "count", wanted: true });
    } else if (message.type === "seen") {
      this.took = message.took;
      if (this.#model === "full" && this.#pace.tooSlow(message.took)) this.#begin("lite");
      this.on.seen(message);
    }
    this.#look();
  }

  // Told by the browser of every new picture of the camera, so that none is looked at twice.
  #await(watch) {
    const next = () => {
      if (!this.#open || watch !== this.#watch) return;
      this.#fresh = true;
      this.#look();
      this.#await(watch);
    };
    if ("requestVideoFrameCallback" in this.video) this.video.requestVideoFrameCallback(next);
    else requestAnimationFrame(next);
  }

  async #look() {
    if (this.#busy || !this.#fresh || !this.#open || this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    this.#busy = true;
    this.#fresh = false;
    const worker = this.#worker;
    const at = performance.now();
    const picture = await taken(this.video);
    if (picture && worker === this.#worker) {
      worker.postMessage({ type: "look", picture, at }, [picture]);
      this.#wait(ANSWERS_WITHIN);
    } else {
      picture?.close();
      if (worker === this.#worker) this.#busy = false;
    }
  }
}

// The picture that the camera shows now; null where it has just been taken away.
async function taken(video) {
  try {
    return "VideoFrame" in window ? new VideoFrame(video) : await createImageBitmap(video);
  } catch {
    return null;
  }
}
