// Decides from measured times whether this machine is quick enough for the full model. Pure: it only counts.

const WARMING_UP = 3; // The first looks are slow everywhere.
const LOOKS = 15; // Over so many looks the median is taken.
const SLOWEST = 80; // Milliseconds a look: more, and an answer comes later than 100 ms after its picture.

export class Pace {
  #times = [];
  #seen = 0;

  // Takes in how long a look took; returns whether looking is too slow.
  tooSlow(milliseconds) {
    this.#seen += 1;
    if (this.#seen <= WARMING_UP) return false;
    this.#times.push(milliseconds);
    if (this.#times.length > LOOKS) this.#times.shift();
    return this.#times.length === LOOKS && this.median > SLOWEST;
  }

  get median() {
    return [...this.#times].sort((a, b) => a - b)[this.#times.length >> 1] ?? 0;
  }
}
