// What a picture as a whole tells: how light it is, and whether the camera is held still. It is looked at as a thumbnail.

const WIDTH = 32;
const HEIGHT = 24;
const EVERY = 250; // Milliseconds between two thumbnails.
const MARGIN = 2; // Cells around the person that are left out: clothes and hair move.

export class Surroundings {
  #canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  #context = this.#canvas.getContext("2d", { willReadFrequently: true });
  #before = null;
  #at = -Infinity;
  light = 255;
  shake = 0;

  // landmarks are those of the picture before; they only say where the person is.
  look(picture, at, landmarks) {
    if (at - this.#at < EVERY) return;
    this.#at = at;
    this.#context.drawImage(picture, 0, 0, WIDTH, HEIGHT);
    const { data } = this.#context.getImageData(0, 0, WIDTH, HEIGHT);
    const now = new Float32Array(WIDTH * HEIGHT);
    for (let cell = 0; cell < now.length; cell += 1) {
      now[cell] = 0.2126 * data[cell * 4] + 0.7152 * data[cell * 4 + 1] + 0.0722 * data[cell * 4 + 2];
    }
    this.light = Math.round(now.reduce((sum, each) => sum + each, 0) / now.length);
    if (this.#before) this.shake = Math.min(255, Math.round(moved(this.#before, now, box(landmarks))));
    this.#before = now;
  }
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
