// The set-up step: what is fine, what should change, said aloud now and then. It shows what the server found.

const SAY_EVERY = 4000; // Milliseconds between two things said; the list on the screen is always up to date.

export class Setup {
  #said = "";
  #saidAt = -Infinity;

  constructor(panel, say) {
    this.panel = panel;
    this.say = say;
    this.lines = new Map([...panel.querySelectorAll("[data-check]")].map((line) => [line.dataset.check, line]));
  }

  // Forgets the last time: everything waits to be looked at.
  begin() {
    this.#said = "";
    this.#saidAt = -Infinity;
    for (const id of this.lines.keys()) this.#show(id, "waiting");
    this.#summary("waiting");
  }

  // checks: [{check, found}], where found is "fine", "waiting", or what should change; the first to change comes first.
  take(checks) {
    for (const { check, found } of checks) this.#show(check, found);
    const wrong = checks.find(({ found }) => found !== "fine" && found !== "waiting");
    const ready = checks.every(({ found }) => found === "fine");
    this.#summary(ready ? "ready" : wrong ? "wrong" : "waiting");
    if (wrong) this.#speak(this.#words(wrong.check, wrong.found));
    else if (ready) this.#speak(this.#word("ready"));
  }

  // Shows why there is no picture, in place of the checks.
  problem(text) {
    const line = this.panel.querySelector("#camera-problem");
    line.textContent = text;
    line.hidden = !text;
    this.panel.querySelector("#camera-checks").hidden = Boolean(text);
    this.panel.querySelector("#camera-again").hidden = !text;
    this.panel.querySelector("#camera-go").hidden = Boolean(text);
  }

  #show(id, found) {
    const line = this.lines.get(id);
    if (!line || line.dataset.found === found) return;
    line.dataset.found = found;
    for (const words of line.querySelectorAll("[data-when]")) words.hidden = words.dataset.when !== found;
  }

  #summary(state) {
    for (const each of this.panel.querySelectorAll("[data-ready]")) each.hidden = each.dataset.ready !== state;
  }

  #words(id, found) {
    return this.lines.get(id)?.querySelector(`[data-when="${found}"]`)?.textContent ?? "";
  }

  #word(state) {
    return this.panel.querySelector(`[data-ready="${state}"]`)?.textContent ?? "";
  }

  #speak(text) {
    const now = performance.now();
    if (!text || text === this.#said || now - this.#saidAt < SAY_EVERY) return;
    this.#said = text;
    this.#saidAt = now;
    this.say(text);
  }
}
