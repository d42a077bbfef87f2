// What the camera sees, as in a mirror, with the skeleton drawn over it and the judged angle in bold.

const BONES = [[11, 12], [11, 23], [12, 24], [23, 24], [11, 13], [13, 15], [12, 14], [14, 16], [23, 25], [25, 27], [24, 26], [26, 28], [27, 31], [28, 32], [0, 7], [0, 8]];
const SEEN = 0.5; // Visibility from which a landmark is drawn.
const THIN = 3;
const BOLD = 6;
const SMALL = 160; // Pixels across; in a smaller mirror there is no room for a number.

export class Mirror {
  #context;

  constructor(canvas, video) {
    this.canvas = canvas;
    this.video = video;
    this.#context = canvas.getContext("2d");
  }

  // landmarks: 33 x (x, y, z, visibility) or null; judged: which lines and which angle, as views.py says it.
  draw(landmarks, judged) {
    const { canvas, video } = this;
    if (!video.videoWidth || !canvas.clientWidth) return;
    const width = Math.round(canvas.clientWidth * Math.min(devicePixelRatio, 2));
    const height = Math.round((width * video.videoHeight) / video.videoWidth);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    this.#picture();
    if (landmarks) this.#skeleton(points(landmarks, width, height), judged);
  }

  clear() {
    this.#context.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  #picture() {
    const { width, height } = this.canvas;
    this.#context.save();
    this.#context.scale(-1, 1);
    this.#context.drawImage(this.video, -width, 0, width, height);
    this.#context.restore();
  }

  #skeleton(at, judged) {
    const style = getComputedStyle(this.canvas);
    const scale = (this.canvas.width / this.canvas.clientWidth) * (this.canvas.clientWidth > SMALL ? 1 : 0.5);
    const shown = BONES.filter(([a, b]) => at[a].seen >= SEEN && at[b].seen >= SEEN);
    this.#lines(at, shown, (THIN + 2) * scale, style.getPropertyValue("--mirror-edge"));
    this.#lines(at, shown, THIN * scale, style.getPropertyValue("--mirror-line"));
    if (!judged) return;
    const side = nearer(at, judged);
    const lines = judged.lines[side];
    if (lines.flat().some((index) => at[index].seen < SEEN)) return;
    this.#lines(at, lines, (BOLD + 3) * scale, style.getPropertyValue("--mirror-edge"));
    this.#lines(at, lines, BOLD * scale, style.getPropertyValue("--mirror-judged"));
    if (judged.vertex && this.canvas.clientWidth > SMALL) this.#degrees(at[judged.vertex[side]], degrees(at, judged, side), scale, style);
  }

  #lines(at, pairs, width, colour) {
    const context = this.#context;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineCap = "round";
    context.beginPath();
    for (const [a, b] of pairs) {
      context.moveTo(at[a].x, at[a].y);
      context.lineTo(at[b].x, at[b].y);
    }
    context.stroke();
  }

  #degrees(corner, value, scale, style) {
    const context = this.#context;
    context.font = `700 ${18 * scale}px system-ui, sans-serif`;
    context.lineWidth = 5 * scale;
    context.lineJoin = "round";
    context.strokeStyle = style.getPropertyValue("--mirror-edge");
    context.fillStyle = style.getPropertyValue("--mirror-line");
    const text = `${Math.round(value)}°`;
    context.strokeText(text, corner.x + 12 * scale, corner.y - 8 * scale);
    context.fillText(text, corner.x + 12 * scale, corner.y - 8 * scale);
  }
}

function points(landmarks, width, height) {
  const found = [];
  for (let at = 0; at < landmarks.length; at += 4) {
    found.push({ x: (1 - landmarks[at]) * width, y: landmarks[at + 1] * height, seen: landmarks[at + 3] });
  }
  return found;
}

function nearer(at, judged) {
  const clear = (side) => judged.lines[side].flat().reduce((sum, index) => sum + at[index].seen, 0);
  return clear("left") >= clear("right") ? "left" : "right";
}

// The angle between the last line and the first, or the vertical; 0 is straight where the first is taken the other way.
function degrees(at, judged, side) {
  const direction = ([a, b]) => ({ x: at[b].x - at[a].x, y: at[b].y - at[a].y });
  const fixed = { up: { x: 0, y: -1 }, down: { x: 0, y: 1 } };
  const lines = judged.lines[side];
  const end = direction(lines.at(-1));
  let start = fixed[judged.start] ?? direction(lines[0]);
  if (judged.opposite) start = { x: -start.x, y: -start.y };
  return Math.abs((Math.atan2(start.x * end.y - start.y * end.x, start.x * end.x + start.y * end.y) * 180) / Math.PI);
}
