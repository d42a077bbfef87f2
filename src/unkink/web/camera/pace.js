// Decides from measured times whether this machine is quick enough for a model. Pure: it only counts.

const WARMING_UP = 3; // The first looks are slow everywhere.
const LOOKS = 15; // Over so many looks the median is taken.
// Milliseconds a look. More for the full model, and an answer comes later than 100 ms after its picture; more for the
// lite one, and there are too few pictures to count by.
const SLOWEST = { full: 80, lite: 250 };

export class Pace {
  #times = [];
  #seen = 0;

  constructor(model) {
    this.slowest = SLOWEST[model];
  }

  // Takes in how long a look took; returns whether looking is too slow.
  tooSlow(milliseconds) {
    this.#seen += 1;
    if (this.#seen <= WARMING_UP) return false;
    this.#times.push(milliseconds);
    if (this.#times.length > LOOKS) this.#times.shift();
    return this.#times.length === LOOKS && this.median > this.slowest;
  }

  get median() {
    return [...this.#times].sort((a, b) => a - b)[this.#times.length >> 1] ?? 0;
  }
}
