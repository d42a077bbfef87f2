// The figure moves with the engine's phase. Frames come from the server; what lies between two is mixed here.

const NUMBER = /-?\d*\.?\d+(?:e-?\d+)?/g;
const AGAIN_MS = 2000;
const still = matchMedia("(prefers-reduced-motion: reduce)");

// A path as its numbers and the text around them, so that two paths can be mixed number by number.
function taken(path) {
  return { numbers: (path.match(NUMBER) ?? []).map(Number), between: path.split(NUMBER) };
}

function mixed(from, to, share) {
  let path = from.between[0];
  for (let index = 0; index < from.numbers.length; index += 1) {
    const number = from.numbers[index] + (to.numbers[index] - from.numbers[index]) * share;
    path += number.toFixed(1) + from.between[index + 1];
  }
  return path;
}

async function fetched(technique, side) {
  const answer = await fetch(`/figures/${technique}?side=${side}`);
  if (!answer.ok) throw new Error(`no frames of ${technique}`);
  const found = await answer.json();
  const frames = found.frames.map((frame) => new Map(Object.entries(frame).map(([part, path]) => [part, taken(path)])));
  return { ...found, frames };
}

export class Figure {
  #loaded = new Map();
  #shown = "";
  #parts = new Map();
  #drawn = new Map();

  constructor(box) {
    this.box = box;
  }

  // Fetches the frames of a technique once; gives null where the server cannot be reached, and asks again a little later.
  load(technique, side) {
    const key = `${technique} ${side}`;
    if (!this.#loaded.has(key)) {
      this.#loaded.set(key, fetched(technique, side).catch(() => {
        setTimeout(() => this.#loaded.delete(key), AGAIN_MS);
        return null;
      }));
    }
    return this.#loaded.get(key);
  }

  // Shows a moment of a technique: phase, progress from 0 to 1, and seconds since the phase began.
  async show(technique, side, phase, progress, seconds) {
    const key = `${technique} ${side}`;
    const found = await this.load(technique, side);
    if (found === null) return;
    if (this.#shown !== key) {
      this.#shown = key;
      this.box.innerHTML = found.svg;
      this.#drawn = new Map();
      this.#parts = new Map([...this.box.querySelectorAll("[data-part]")].map((path) => [path.dataset.part, path]));
    }
    const passed = found.phases[phase] ?? found.phases.rest;
    const at = this.#progress(found, phase, progress, seconds) * (passed.length - 1);
    const before = Math.min(Math.floor(at), passed.length - 1);
    const after = Math.min(before + 1, passed.length - 1);
    this.#draw(found.frames[passed[before]], found.frames[passed[after]], at - before);
  }

  #progress(found, phase, progress, seconds) {
    const moves = phase === "hold" && found.cycle_s > 0;
    if (still.matches) return moves ? 0 : 1;
    return moves ? (seconds % found.cycle_s) / found.cycle_s : progress;
  }

  // A part that has not moved is left alone: touching it would have the browser paint a still figure again and again.
  #draw(from, to, share) {
    for (const [part, path] of from) {
      const way = mixed(path, to.get(part), share);
      if (this.#drawn.get(part) === way) continue;
      this.#drawn.set(part, way);
      this.#parts.get(part)?.setAttribute("d", way);
    }
  }
}
