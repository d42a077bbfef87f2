// Looks through the worker: gives it the newest picture whenever it is free, and replaces it when it breaks.
// Pictures that come while it is busy are dropped, never queued.

import { Pace } from "./pace.js";

const STARTS_WITHIN = 30000; // Milliseconds; reading the models from a slow disk takes its time.
const ANSWERS_WITHIN = 12000; // On a machine with much else to do a look may take seconds; the page says meanwhile that nothing comes.
const BREAKS = 2; // A worker that breaks so often is given up.

export class Eyes {
  #worker = null;
  #next = null;
  #pace = new Pace("full");
  #model = "full";
  #busy = false;
  #fresh = false;
  #breaks = 0;
  #startsWithin = 0;
  #answersWithin = 0;
  #counting = false;
  #open = false;
  #slow = false;
  #watch = 0;
  took = 0;

  // on: {seen(result), slow(), failed(), model(name)}
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
    this.#busy = true;
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

  // Starts a worker. One that already looks goes on until the new one is ready, so that nothing is missed meanwhile.
  #begin(model) {
    this.#next?.terminate();
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.#next = worker;
    worker.addEventListener("message", ({ data }) => this.#take(worker, model, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#break(worker);
    });
    worker.postMessage({ type: "start", model });
    clearTimeout(this.#startsWithin);
    this.#startsWithin = setTimeout(() => this.#break(worker), STARTS_WITHIN);
  }

  #end() {
    clearTimeout(this.#startsWithin);
    clearTimeout(this.#answersWithin);
    this.#worker?.terminate();
    this.#next?.terminate();
    this.#worker = this.#next = null;
  }

  #break(worker) {
    if (!this.#open || (worker !== this.#worker && worker !== this.#next)) return;
    this.#breaks += 1;
    this.#end();
    if (this.#breaks < BREAKS) this.#begin("lite");
    else {
      this.#open = false;
      this.on.failed();
    }
  }

  #take(worker, model, message) {
    if (worker !== this.#worker && worker !== this.#next) return;
    if (message.type === "failed") this.#break(worker);
    else if (message.type === "ready") this.#change(worker, model);
    else if (message.type === "seen" && worker === this.#worker) this.#seen(message);
  }

  #change(worker, model) {
    clearTimeout(this.#startsWithin);
    clearTimeout(this.#answersWithin);
    this.#worker?.terminate();
    this.#worker = worker;
    this.#next = null;
    this.#model = model;
    this.#pace = new Pace(model);
    this.#busy = false;
    this.on.model(model);
    if (this.#counting) worker.postMessage({ type: "count", wanted: true });
    this.#look();
  }

  #seen(message) {
    clearTimeout(this.#answersWithin);
    this.#busy = false;
    this.took = message.took;
    // The worker's next picture comes first: it must not stand idle while the page sends and draws this one.
    this.#look();
    if (this.#pace.tooSlow(message.took)) this.#hurry();
    this.on.seen(message);
  }

  // The lite model is for machines that the full one is too much for; where that is too slow as well, it is said once.
  #hurry() {
    if (this.#model === "full" && !this.#next) this.#begin("lite");
    else if (this.#model === "lite" && !this.#slow) {
      this.#slow = true;
      this.on.slow();
    }
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

  #look() {
    const worker = this.#worker; // None while a broken one is replaced; the picture is then still fresh for the new one.
    if (!worker || this.#busy || !this.#fresh || !this.#open) return;
    if (this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    this.#busy = true;
    this.#fresh = false;
    const at = performance.now();
    const give = (picture) => this.#give(worker, picture, at);
    if ("VideoFrame" in window) give(taken(this.video));
    else createImageBitmap(this.video).then(give, () => give(null));
  }

  #give(worker, picture, at) {
    if (picture && worker === this.#worker) {
      worker.postMessage({ type: "look", picture, at }, [picture]);
      this.#answersWithin = setTimeout(() => this.#break(worker), ANSWERS_WITHIN);
    } else {
      picture?.close();
      if (worker === this.#worker) this.#busy = false;
    }
  }
}

// The picture that the camera shows now; null where it has just been taken away.
function taken(video) {
  try {
    return new VideoFrame(video);
  } catch {
    return null;
  }
}
