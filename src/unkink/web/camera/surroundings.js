// What a picture as a whole tells: how light it is, and whether the camera is held still. It is looked at as a thumbnail.

const WIDTH = 32;
const HEIGHT = 24;
const SAMPLES = 4; // Pixels across and down that stand for a cell; taking all of them would tell no more.
const EVERY = 250; // Milliseconds between two thumbnails.
const MARGIN = 2; // Cells around the person that are left out: clothes and hair move.

export class Surroundings {
  #before = null;
  #at = -Infinity;
  light = 255;
  shake = 0;

  // image: an ImageData; landmarks: the person in it, who is left out of what shakes.
  look(image, at, landmarks) {
    if (at - this.#at < EVERY) return;
    this.#at = at;
    const now = thumbnail(image);
    this.light = Math.round(now.reduce((sum, each) => sum + each, 0) / now.length);
    if (this.#before) this.shake = Math.min(255, Math.round(moved(this.#before, now, box(landmarks))));
    this.#before = now;
  }
}

// The lightness of each cell, 0 to 255, by the weights of Rec. 709.
function thumbnail({ data, width, height }) {
  const cells = new Float32Array(WIDTH * HEIGHT);
  for (let cell = 0; cell < cells.length; cell += 1) {
    const left = cell % WIDTH;
    const top = Math.floor(cell / WIDTH);
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
      const x = Math.floor(((left + ((sample % SAMPLES) + 0.5) / SAMPLES) * width) / WIDTH);
      const y = Math.floor(((top + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * height) / HEIGHT);
      const at = (y * width + x) * 4;
      cells[cell] += (0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2]) / (SAMPLES * SAMPLES);
    }
  }
  return cells;
}

// The mean change outside the box. The camera's own exposure changes all cells alike, which is no movement.
function moved(before, now, person) {
  const changes = [];
  for (let cell = 0; cell < now.length; cell += 1) {
    const x = cell % WIDTH;
    const y = Math.floor(cell / WIDTH);
    if (person && x >= person.left && x <= person.right && y >= person.top && y <= person.bottom) continue;
    changes.push(now[cell] - before[cell]);
  }
  if (changes.length === 0) return 0;
  const mean = changes.reduce((sum, each) => sum + each, 0) / changes.length;
  return changes.reduce((sum, each) => sum + Math.abs(each - mean), 0) / changes.length;
}

function box(landmarks) {
  if (!landmarks) return null;
  const found = { left: WIDTH, right: 0, top: HEIGHT, bottom: 0 };
  for (let at = 0; at < landmarks.length; at += 4) {
    found.left = Math.min(found.left, landmarks[at] * WIDTH - MARGIN);
    found.right = Math.max(found.right, landmarks[at] * WIDTH + MARGIN);
    found.top = Math.min(found.top, landmarks[at + 1] * HEIGHT - MARGIN);
    found.bottom = Math.max(found.bottom, landmarks[at + 1] * HEIGHT + MARGIN);
  }
  return found;
}
