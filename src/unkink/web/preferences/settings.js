// The voices a browser has are known to it alone, so the choice among them is kept there.

import { VOICE_NAME } from "../session/voices.js";

const choice = document.getElementById("voice-choice");
const select = document.getElementById("voice-name");

function list() {
  const language = document.documentElement.lang;
  const voices = speechSynthesis.getVoices().filter((voice) => voice.lang.startsWith(language));
  if (voices.length === 0) return;
  select.length = 1;
  for (const voice of voices) select.add(new Option(voice.name, voice.name));
  select.value = localStorage.getItem(VOICE_NAME) ?? "";
  choice.hidden = false;
}

if ("speechSynthesis" in window) {
  list();
  speechSynthesis.addEventListener("voiceschanged", list);
  select.addEventListener("change", () => localStorage.setItem(VOICE_NAME, select.value));
}
