// Looks at pictures, away from the page so that no button ever waits. Pictures come in; landmarks go out, never a pixel.

import { FilesetResolver, PoseLandmarker } from "./vendor/vision_bundle.mjs";
import { pixels } from "./pixels.js";
import { Surroundings } from "./surroundings.js";

const COUNT_EVERY = 2000; // Milliseconds between two countings of people, while the camera is being set up.
const NOT_COUNTED = 255;
const WARMING = 64; // Pixels of the empty picture that is looked at first.

const address = (path) => new URL(path, import.meta.url).href;
const surroundings = new Surroundings();
let opened = 0;
let landmarker = null;
let counter = null;
let counting = false;
let people = NOT_COUNTED;
let countedAt = 0;

async function open(model, more) {
  const files = await FilesetResolver.forVisionTasks(address("./vendor/wasm"), true);
  // The loader leaves its factory behind only when it runs, and a module runs once for each address.
  files.wasmLoaderPath += `?${(opened += 1)}`;
  const baseOptions = { modelAssetPath: address(`./models/pose_${model}.task`), delegate: "CPU" };
  return PoseLandmarker.createFromOptions(files, { baseOptions, ...more });
}

async function start(model) {
  landmarker = await open(model, { runningMode: "VIDEO", numPoses: 1 });
  // The first look of all is the slowest, so it is spent on nothing.
  landmarker.detectForVideo(new ImageData(WARMING, WARMING), 0);
  postMessage({ type: "ready" });
}

async function look({ picture, at }) {
  const began = performance.now();
  const image = await pixels(picture);
  picture.close();
  // The landmarker wants times that grow; the page's clock does.
  const result = landmarker.detectForVideo(image, at);
  const took = performance.now() - began;
  const landmarks = packed(result.landmarks[0]);
  surroundings.look(image, at, landmarks);
  if (counting) count(image, at);
  const { width, height } = image;
  const { light, shake } = surroundings;
  postMessage({ type: "seen", at, width, height, people: landmarks ? people : NOT_COUNTED, light, shake, landmarks, took });
}

function packed(points) {
  if (!points) return null;
  const numbers = new Float32Array(points.length * 4);
  points.forEach(({ x, y, z, visibility }, index) => numbers.set([x, y, z, visibility], index * 4));
  return numbers;
}

function count(image, at) {
  if (!counter || at - countedAt < COUNT_EVERY) return;
  countedAt = at;
  people = counter.detect(image).landmarks.length;
}

// Following two people would halve the speed, so a second landmarker counts them now and then, and only for a while.
async function countPeople(wanted) {
  counting = wanted;
  if (wanted) counter ??= await open("lite", { runningMode: "IMAGE", numPoses: 2 });
  else if (counter) {
    counter.close();
    counter = null;
    people = NOT_COUNTED;
  }
}

async function take(message) {
  if (message.type === "start") await start(message.model);
  else if (message.type === "look") await look(message);
  else if (message.type === "count") await countPeople(message.wanted);
}

addEventListener("message", ({ data }) => {
  take(data).catch((error) => {
    data.picture?.close();
    postMessage({ type: "failed", why: String(error) });
  });
});
