// A frame as it travels over the live socket: a head of 24 bytes, then 33 landmarks if somebody was seen.
// docs/live-socket.md explains every byte; web/camera/frame.py reads them.

export const VERSION = 1;
export const LANDMARKS = 33;
const HEAD = 24;
const PERSON = 1;
const SETTING_UP = 2;
const LAST = 4;

// seen: {at, width, height, people, light, shake, landmarks}; at in milliseconds, landmarks 33 x (x, y, z, visibility).
export function frame(sequence, seen, settingUp) {
  const bytes = new ArrayBuffer(HEAD + (seen.landmarks ? seen.landmarks.byteLength : 0));
  head(new DataView(bytes), sequence, seen, (seen.landmarks ? PERSON : 0) | (settingUp ? SETTING_UP : 0));
  if (seen.landmarks) new Float32Array(bytes, HEAD).set(seen.landmarks);
  return bytes;
}

// Says that the camera has been turned off: no frame follows.
export function lastFrame(sequence, at) {
  const bytes = new ArrayBuffer(HEAD);
  head(new DataView(bytes), sequence, { at, width: 1, height: 1, people: 0, light: 0, shake: 0 }, LAST);
  return bytes;
}

function head(view, sequence, seen, flags) {
  view.setUint8(0, VERSION);
  view.setUint8(1, flags);
  view.setUint8(2, seen.people);
  view.setUint8(3, seen.light);
  view.setUint8(4, seen.shake);
  view.setUint32(8, sequence, true);
  view.setUint16(12, seen.width, true);
  view.setUint16(14, seen.height, true);
  view.setFloat64(16, seen.at / 1000, true);
}
