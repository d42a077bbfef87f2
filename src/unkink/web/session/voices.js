// The voice that was chosen on the settings page, if this browser still has it.

export const VOICE_NAME = "unkink-voice-name";

export function chosenVoice() {
  const name = localStorage.getItem(VOICE_NAME);
  return speechSynthesis.getVoices().find((voice) => voice.name === name) ?? null;
}
