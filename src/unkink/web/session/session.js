// The session page: wires the live socket to screen, voice, keys and buttons.

import { Camera } from "../camera/camera.js";
import { Connection } from "./connection.js";
import { Figure } from "./figure.js";
import { Screen } from "./screen.js";
import { Sound } from "./sound.js";

const root = document.querySelector("#session");
const read = (id) => JSON.parse(document.querySelector(`#${id}`).textContent);
const items = read("items");
const figure = new Figure(root.querySelector("#figure"));
const screen = new Screen(root, figure, items, read("grave-stops"));
const sound = new Sound(root.dataset);
const banner = { trouble: "", press: "" }; // What keeps the session from going on, and what became of the last press.
const UNSURE = "What you pressed last may not have arrived: look, and press it again if need be.";
const HURTS_KEPT = "Stop here. That it hurts is kept, and stops the session as soon as the connection is back.";
let lost = true;

for (const item of items) for (const side of item.sides) figure.load(item.technique, side);

const connection = new Connection(root.dataset.session, {
  moment(moment) {
    // The line under way was said before this page was there to say it.
    if (!screen.moment) say(moment.line);
    screen.take(moment);
    if (!lost) announce({ trouble: "" });
    camera.moment(moment);
    if (moment.status === "finished") leave();
  },
  cues(cues) {
    for (const cue of cues) perform(cue);
  },
  watching: (answer) => camera.watching(answer),
  placed: (answer) => camera.placed(answer),
  told: (text) => camera.told(text),
  taken: (why) => camera.taken(why),
  trouble: (why) => announce({ trouble: why }),
  stored: () => announce({ press: "" }),
  notDone(why) {
    announce({ press: why });
    sound.say(why);
  },
  unsure() {
    announce({ press: UNSURE });
    tellWhatIsOwed();
  },
  lost(forAWhile) {
    lost = true;
    sound.hush();
    const restarted = " If unkink was started again, open the address that it printed.";
    announce({ trouble: `Connection lost. Paused; trying again.${forAWhile ? restarted : ""}` });
    tellWhatIsOwed();
  },
  found() {
    lost = false;
    announce({ trouble: "" });
  },
});

function perform(cue) {
  if (cue.type === "say") say(cue.text);
  if (cue.type === "chime") sound.chime(cue.what);
  if (cue.type === "stop") sound.hush();
}

function say(text) {
  screen.part("spoken").textContent = text;
  sound.say(text);
}

// No press goes unanswered, and a screen reader hears each answer once.
function announce(news) {
  Object.assign(banner, news);
  const text = Object.values(banner).filter(Boolean).join(" ");
  const part = screen.part("lost");
  if (part.textContent !== text) part.textContent = text;
  part.hidden = text === "";
}

function tellWhatIsOwed() {
  if (lost && banner.trouble && connection.owed.length > 0) announce({ press: HURTS_KEPT });
}

function leave() {
  connection.end();
  location.assign(`/session/${root.dataset.session}/after`);
}

// Before the first moment nobody here knows what may be pressed, so the server decides; only "Go on" needs to be seen.
const may = (event) => screen.moment?.allowed.includes(event) ?? event !== "resume";
const send = (type, more = {}) => connection.send({ type, ...more });
const camera = new Camera(root, read("camera-views"), { screen, connection, say, may, send });

function hurts() {
  sound.hush();
  send("hurts");
  tellWhatIsOwed();
}

function pauseOrGoOn() {
  if (may("resume")) send("resume");
  else pause();
}

function pause() {
  if (!may("pause")) return;
  sound.hush();
  send("pause");
}

function askToSkip() {
  if (may("skip")) screen.open("skip-reasons");
}

root.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { pop, kind, pain, skip, event: type } = button.dataset;
  if (pop) send("pop", { heard: pop === "yes" });
  else if (kind) send("pain_was", { kind });
  else if (pain !== undefined) send("pain_after", { pain: pain === "" ? null : Number(pain) });
  else if (skip !== undefined) {
    send("skip", { reason: skip });
    screen.open(null);
  } else if (type === "hurts") hurts();
  else if (type) send(type);
  else if (button.id === "pause") pauseOrGoOn();
  else if (button.id === "skip") askToSkip();
  else if (button.id === "keep") screen.open(null);
  else if (button.id === "graver") screen.open("ask-pain-kind");
  else if (button.id === "camera") camera.toggle();
  else if (button.id === "camera-go") camera.go();
  else if (button.id === "camera-again") camera.begin();
  else if (button.id === "camera-without") camera.turnOff();
  else if (button.id === "voice") showVoice(sound.toggle());
});

function showVoice() {
  screen.part("voice").setAttribute("aria-pressed", String(sound.on));
  screen.part("voice").textContent = sound.on ? "Voice on" : "Voice off";
}

// Keys, also those of a presenter's clicker (PageDown, PageUp).
const KEYS = {
  " ": pauseOrGoOn,
  p: pauseOrGoOn,
  Escape: () => (screen.panel === "skip-reasons" ? screen.open(null) : screen.panel === "camera-setup" ? camera.turnOff() : pause()),
  h: hurts,
  c: () => camera.toggle(),
  ArrowRight: askToSkip,
  ArrowLeft: askToSkip,
  PageDown: () => pressed(FORWARD) || (may("resume") ? send("resume") : askToSkip()),
  PageUp: () => pressed(BACK) || pause(),
};

// A clicker has two buttons, so both answer what is asked: forward skips or says no, back keeps going or says yes.
const FORWARD = { "ask-pop": '[data-pop="no"]', "skip-reasons": '[data-skip=""]' };
const BACK = { "ask-pop": '[data-pop="yes"]', "skip-reasons": "#keep" };

function pressed(answers) {
  const answer = answers[screen.panel];
  if (answer) root.querySelector(answer).click();
  return answer !== undefined;
}

addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  // On a button, space presses the button; on a box, it ticks it.
  if (event.key === " " && event.target.closest("button, a, input")) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// The screen stays awake as long as the page is in front.
async function stayAwake() {
  if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    // A nearly empty battery may refuse; the session goes on all the same.
  }
}
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

// While the camera looks, the figure moves at half the pace: reading pictures needs the machine more than it does.
const CALM_MS = 30;
let drawnAt = 0;

function frame(now) {
  if (!camera.on || now - drawnAt >= CALM_MS) {
    drawnAt = now;
    screen.draw(lost);
  }
  requestAnimationFrame(frame);
}
root.hidden = false;
showVoice();
camera.takeUp();
requestAnimationFrame(frame);
