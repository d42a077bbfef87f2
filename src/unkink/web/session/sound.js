// Voice and chimes. Both only repeat what stands on the screen. The settings say whether they are on; the button in a
// session turns the voice on or off for this tab.

import { chosenVoice } from "./voices.js";

const KEPT = "unkink-voice";
const NOTES = { start: [523], half: [440], end: [659, 523], done: [523, 659, 784] };

export class Sound {
  #context = null;

  constructor({ voice, rate, chimes }) {
    this.on = (sessionStorage.getItem(KEPT) ?? voice) === "on";
    this.rate = Number(rate);
    this.chimes = chimes === "on";
    for (const gesture of ["pointerdown", "keydown"]) {
      addEventListener(gesture, () => this.#context?.resume(), { passive: true });
    }
  }

  toggle() {
    this.on = !this.on;
    sessionStorage.setItem(KEPT, this.on ? "on" : "off");
    if (!this.on) this.hush();
  }

  say(text) {
    if (!this.on || !("speechSynthesis" in window)) return;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang;
    words.rate = this.rate;
    words.voice = chosenVoice();
    speechSynthesis.speak(words);
  }

  hush() {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }

  chime(what) {
    if (!this.chimes || !("AudioContext" in window)) return;
    this.#context ??= new AudioContext();
    NOTES[what]?.forEach((pitch, index) => this.#note(pitch, this.#context.currentTime + index * 0.18));
  }

  #note(pitch, at) {
    const tone = this.#context.createOscillator();
    const volume = this.#context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.6);
    tone.connect(volume).connect(this.#context.destination);
    tone.start(at);
    tone.stop(at + 0.65);
  }
}
