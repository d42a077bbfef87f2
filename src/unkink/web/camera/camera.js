// The camera of a session page: turned on and off, set up, followed, and never more than a help. The timer always works.

import { Device } from "./device.js";
import { Eyes } from "./eyes.js";
import { frame, lastFrame } from "./frame.js";
import { Mirror } from "./mirror.js";
import { Setup } from "./setup.js";

const PANEL = "camera-setup";
const KEPT = "unkink-camera"; // In this tab: the session whose camera is on, so that a reload takes it up again.
const BLACK = 10; // Mean lightness, 0 to 255, of a picture with a hand over the lens.
const BLACK_FOR = 2000;
const TOLD_FOR = 6000; // Milliseconds that a sentence of the coach stands on the screen.

export class Camera {
  #sequence = 0;
  #on = false;
  #settingUp = false;
  #wasPaused = false;
  #pausing = false;
  #darkSince = 0;
  #covered = false;
  #toldUntil = 0;
  #placed = "";

  // page: {screen, connection, say(text), may(event), send(event)}
  constructor(root, views, page) {
    this.root = root;
    this.views = views;
    this.page = page;
    this.part = (id) => root.querySelector(`#${id}`);
    const video = this.part("camera-video");
    this.device = new Device(video, (reason) => this.#fail(reason));
    this.eyes = new Eyes(video, { seen: (seen) => this.#seen(seen), slow: () => this.told(this.#words("slow")), failed: () => this.#fail("crashed"), model: (name) => this.#model(name) });
    this.mirrors = { setup: new Mirror(this.part("camera-large"), video), small: new Mirror(this.part("camera-small"), video) };
    this.setup = new Setup(this.part(PANEL), page.say);
    addEventListener("pagehide", () => this.#letGo());
    this.#button();
  }

  get on() {
    return this.#on;
  }

  // The one button: off leads to the set-up step, on turns it off.
  toggle() {
    if (this.#on) this.turnOff();
    else this.begin();
  }

  // Opens the set-up step; the session waits meanwhile. What is being asked comes first.
  async begin() {
    if (this.page.screen.panel && this.page.screen.panel !== PANEL) return;
    this.#settingUp = true;
    this.#wasPaused = false;
    this.#place();
    this.setup.begin();
    this.setup.problem("");
    this.page.screen.open(PANEL);
    this.#pausing = this.page.may("pause");
    if (this.#pausing) this.page.send("pause");
    await this.#turnOn();
  }

  // Takes the camera up again after a reload, without a word, where it was on and is still allowed.
  async takeUp() {
    if (sessionStorage.getItem(KEPT) !== this.root.dataset.session || this.root.dataset.cameraMissing) return;
    const allowed = await navigator.permissions?.query({ name: "camera" }).catch(() => null);
    if (allowed?.state === "granted") await this.#turnOn();
  }

  // Ends the set-up step with the camera on.
  go() {
    this.#settingUp = false;
    this.eyes.count(false);
    this.#placed = this.views[this.#technique()]?.place ?? "";
    this.#close();
    this.#watched("");
  }

  // A pause that the person made outside of the set-up step stays one.
  turnOff() {
    const wasSettingUp = this.#settingUp;
    this.#stop();
    this.#settingUp = false;
    this.#watched(this.#words("off"));
    if (wasSettingUp) this.#close();
  }

  // A moment of the session: the set-up step ends with the pause, however that ends.
  moment(moment) {
    this.#tellPlace(moment);
    if (moment.status !== "running") this.#pausing = false;
    if (!this.#settingUp) return;
    if (moment.status !== "running") this.#wasPaused = true;
    const over = this.page.screen.panel !== PANEL || (this.#wasPaused && moment.status === "running");
    if (!over) return;
    if (this.#on) this.go();
    else {
      this.#settingUp = false;
      this.#close();
    }
  }

  // What the server made of a frame.
  watching(answer) {
    if (!this.#on || this.#covered || this.#settingUp) return;
    if (performance.now() > this.#toldUntil) this.#watched(answer.line, answer.counts);
    this.part("seen").hidden = answer.repetitions === 0;
    this.part("seen-times").textContent = String(answer.repetitions);
    for (const words of this.root.querySelectorAll("[data-hands]")) words.hidden = (words.dataset.hands === "on") !== answer.hands_free;
  }

  // A sentence of the coach.
  told(text) {
    this.#toldUntil = performance.now() + TOLD_FOR;
    this.#watched(text, "told");
    this.page.say(text);
  }

  placed(answer) {
    if (this.#on && this.#settingUp && !this.#covered) this.setup.take(answer.checks);
  }

  // The server looks no more: another page of this session has taken over ("taken"), or something broke there.
  taken(why) {
    if (this.#on) this.#fail(why === "taken" ? why : "crashed");
  }

  async #turnOn() {
    this.#watched(this.#words("starting"), "starting");
    const reason = this.root.dataset.cameraMissing ? "missing" : await this.device.open();
    if (reason === "closed") return;
    if (reason) {
      this.#fail(reason);
      return;
    }
    this.#on = true;
    this.#darkSince = 0;
    this.#covered = false;
    sessionStorage.setItem(KEPT, this.root.dataset.session);
    this.eyes.open();
    this.eyes.count(this.#settingUp);
    this.part("eye").hidden = false;
    this.#button();
  }

  #stop() {
    sessionStorage.removeItem(KEPT);
    this.#letGo();
    for (const mirror of Object.values(this.mirrors)) mirror.clear();
    this.part("eye").hidden = true;
    this.#toldUntil = 0;
    this.#button();
  }

  // The camera's light goes out, and the server hears that nothing more comes.
  #letGo() {
    if (this.#on) this.page.connection.sendLast(lastFrame((this.#sequence += 1), performance.now()));
    this.#on = false;
    this.eyes.close();
    this.device.close();
  }

  #fail(reason) {
    const text = this.#words(reason);
    this.#stop();
    if (this.#settingUp) this.setup.problem(text);
    this.#watched(text);
    this.page.say(text);
  }

  #seen(seen) {
    if (!this.#on) return;
    // Sent first and drawn then: the coach looks at it while the page draws.
    this.#sequence += 1;
    this.page.connection.sendFrame(this.#sequence, () => frame(this.#sequence, seen, this.#settingUp));
    if (this.part("watched").dataset.counts === "starting") this.#watched("");
    this.#lookForCover(seen);
    const mirror = this.#settingUp ? this.mirrors.setup : this.mirrors.small;
    mirror.draw(seen.landmarks, this.views[this.#technique()]?.judged);
  }

  #lookForCover(seen) {
    if (seen.light >= BLACK) this.#darkSince = 0;
    else if (!this.#darkSince) this.#darkSince = seen.at;
    const covered = this.#darkSince > 0 && seen.at - this.#darkSince > BLACK_FOR;
    if (covered === this.#covered) return;
    this.#covered = covered;
    const text = covered ? this.#words("covered") : "";
    this.#watched(text);
    if (this.#settingUp) this.setup.problem(text);
    if (text) this.page.say(text);
  }

  #model(name) {
    this.root.dataset.cameraModel = name;
  }

  // The exercise under way, or the next one.
  #technique() {
    const moment = this.page.screen.moment;
    return moment?.technique || (this.page.screen.items[Math.max(0, (moment?.item ?? 1) - 1)]?.technique ?? "");
  }

  // Shows how to place the device for the exercise under way.
  #place() {
    const technique = this.#technique();
    for (const each of this.root.querySelectorAll("[data-place]")) each.hidden = each.dataset.place !== technique;
  }

  // On the way to an exercise that is seen from elsewhere, says where the camera should stand.
  #tellPlace(moment) {
    const place = this.views[moment.technique]?.place ?? "";
    if (!this.#on || this.#settingUp || !place) return;
    const moves = this.#placed !== "" && place !== this.#placed;
    this.#placed = place;
    if (moves) this.told(place);
  }

  #close() {
    if (this.page.screen.panel === PANEL) this.page.screen.open(null);
    // Whoever leaves at once does so before the pause is seen here; it reaches the server first all the same.
    if (this.page.may("resume") || this.#pausing) this.page.send("resume");
    this.#pausing = false;
  }

  #button() {
    const button = this.part("camera");
    button.setAttribute("aria-pressed", String(this.#on));
    button.textContent = this.#words(this.#on ? "button-on" : "button-off");
  }

  #watched(text, counts = "") {
    const line = this.part("watched");
    if (line.textContent !== text) line.textContent = text;
    line.dataset.counts = counts;
    line.hidden = !text;
  }

  #words(id) {
    return document.querySelector("#camera-words").content.querySelector(`[data-word="${id}"]`)?.textContent ?? "";
  }
}
