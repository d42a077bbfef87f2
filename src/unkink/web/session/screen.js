// Puts a moment on the screen. It reads what the server says and decides nothing.

const PANELS = { asking_pop: "ask-pop", asking_pain_kind: "ask-pain-kind", asking_pain_after: "ask-pain-after", stopped: "stopped" };
const LONG = 38; // Characters; a longer line is set smaller, so that the figure keeps its size.
const OPENED = ["skip-reasons", "camera-setup"]; // Panels that the person opens, and that stay open meanwhile.
const GUIDED = ["into", "hold", "out_of", "rest", "get_ready"];

export class Screen {
  #at = 0;
  #panel = null;
  moment = null;

  constructor(root, figure, items, graveStops) {
    this.part = (id) => root.querySelector(`#${id}`);
    this.figure = figure;
    this.items = items;
    this.graveStops = graveStops;
  }

  take(moment) {
    const changed = this.#signature(moment) !== this.#signature(this.moment);
    // Small differences in time come from the wire; following them would make the figure tremble.
    if (changed || Math.abs(this.#elapsed() - (moment.segment_s - moment.remaining_s)) > 0.25) {
      this.#at = performance.now() - (moment.segment_s - moment.remaining_s) * 1000;
    }
    this.moment = moment;
    if (changed) this.#words();
  }

  // Called for every frame of the browser.
  draw(lost) {
    const moment = this.moment;
    if (!moment) return;
    const running = moment.status === "running" && !moment.waits && !lost;
    if (!running) this.#at = performance.now() - (moment.segment_s - moment.remaining_s) * 1000;
    const elapsed = this.#elapsed();
    const left = Math.max(0, moment.segment_s - elapsed);
    const share = moment.segment_s ? elapsed / moment.segment_s : 0;
    this.#set("seconds", moment.segment_s ? String(Math.ceil(left)) : "");
    this.#turn((share * 100).toFixed(1));
    const shown = this.#shown(moment);
    this.part("figure").classList.toggle("away", !shown);
    if (shown) this.figure.show(shown.technique, shown.side, shown.phase, share, elapsed);
  }

  // Opens one of the panels that ask something, or none, and moves the focus there.
  open(panel) {
    if (panel === this.#panel) return;
    const hadPanel = this.#panel;
    for (const id of [...Object.values(PANELS), ...OPENED]) this.part(id).hidden = id !== panel;
    this.part("stage").hidden = panel !== null;
    this.#panel = panel;
    if (panel) this.part(panel).querySelector("h2").focus();
    else if (hadPanel) this.part("pause").focus();
  }

  get panel() {
    return this.#panel;
  }

  #signature(moment) {
    if (!moment) return "";
    return [moment.status, moment.phase, moment.item, moment.side, moment.repetition, moment.line, moment.breath, moment.advice, moment.allowed].join("|");
  }

  #elapsed() {
    if (!this.moment) return 0;
    return Math.min((performance.now() - this.#at) / 1000, this.moment.segment_s);
  }

  // Before the first exercise the figure of the first one gets ready; after the last it rests. Walking needs no picture.
  #shown(moment) {
    if (moment.technique) {
      return { technique: moment.technique, side: moment.side, phase: this.#way(moment) };
    }
    if (moment.phase === "walk") return null;
    const item = moment.phase === "settle" || !moment.phase ? this.items[0] : this.items.at(-1);
    return item && { technique: item.technique, side: item.sides[0], phase: moment.phase === "settle" ? "get_ready" : "rest" };
  }

  // Which frames show a phase. After a rest the way in begins where the rest was spent.
  #way(moment) {
    const first = moment.repetition === 1 && moment.side === this.items[moment.item - 1]?.sides[0];
    if (moment.phase === "into" && !first) return "again";
    if (GUIDED.includes(moment.phase)) return moment.phase;
    return moment.phase === "change" ? "get_ready" : "rest";
  }

  #words() {
    const moment = this.moment;
    this.#set("name", moment.name);
    this.#set("place", moment.item ? `${moment.item} of ${moment.items}` : "");
    this.#set("line", moment.line);
    this.part("line").classList.toggle("long", moment.line.length > LONG);
    this.part("stage").classList.toggle("waiting", moment.status !== "running");
    this.#set("count", this.#count(moment));
    this.#set("breath-line", moment.status === "running" ? moment.breath_line : "");
    this.#set("next", moment.next && moment.status === "running" ? `Next: ${this.#next(moment)}` : "");
    this.part("breath").dataset.breath = moment.status === "running" ? moment.breath : "easy";
    this.part("progress").setAttribute("aria-valuenow", String(Math.round(moment.progress * 100)));
    this.part("progress").firstElementChild.style.inlineSize = `${moment.progress * 100}%`;
    this.#set("advice", moment.advice);
    this.part("call").hidden = !this.graveStops.includes(moment.stop);
    this.#controls(moment);
    const asked = PANELS[moment.status] ?? null;
    if (asked || !this.#stays(moment)) this.open(asked);
  }

  #stays(moment) {
    if (this.#panel === "skip-reasons") return moment.allowed.includes("skip");
    return OPENED.includes(this.#panel);
  }

  #next(moment) {
    const following = moment.next;
    return following.name && following.name !== moment.name ? following.name : following.line;
  }

  #count(moment) {
    const side = moment.side_name;
    const times = moment.repetition > 0 ? `${moment.repetition} of ${moment.repetitions}` : "";
    return [times, side].filter(Boolean).join(" · ");
  }

  #controls(moment) {
    const may = (event) => moment.allowed.includes(event);
    const pause = this.part("pause");
    pause.hidden = !may("pause") && !may("resume");
    this.#set("pause", may("resume") ? "Go on" : "Pause");
    this.part("skip").hidden = !may("skip");
    this.part("easier").hidden = !may("easier");
    this.part("quit").hidden = !may("quit") || moment.status === "asking_pain_kind";
    this.part("hurts").hidden = !may("hurts") || moment.status === "asking_pain_kind";
    this.part("controls").hidden = moment.status === "asking_pain_kind" || moment.status === "stopped";
  }

  // The ring, in percent of the way round. A step that nobody can see is not painted.
  #turn(percent) {
    const ring = this.part("ring");
    if (ring.getAttribute("stroke-dashoffset") !== percent) ring.setAttribute("stroke-dashoffset", percent);
  }

  #set(id, text) {
    const part = this.part(id);
    if (part.textContent !== text) part.textContent = text;
  }
}
