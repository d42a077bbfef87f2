// The pixels of a picture, in memory: what the landmarker reads, and what light and shaking are told from.
// Given the picture itself, the landmarker has the graphics system convert it, which takes longer than the copy.

let memory = new Uint8ClampedArray(0);
let context = null;

// Returns an ImageData that holds until the next call. picture: a VideoFrame or an ImageBitmap.
export async function pixels(picture) {
  if (copies(picture)) {
    const { width, height } = picture.visibleRect;
    if (memory.length !== width * height * 4) memory = new Uint8ClampedArray(width * height * 4);
    await picture.copyTo(memory, { format: "RGBA" });
    return new ImageData(memory, width, height);
  }
  return drawn(picture, picture.displayWidth ?? picture.width, picture.displayHeight ?? picture.height);
}

// Copying knows the picture as it was stored: one to be turned, mirrored or stretched has to be drawn. Browsers that
// cannot copy in this format count its bytes in another, or refuse to.
function copies(picture) {
  const stored = picture.visibleRect;
  if (!stored || picture.rotation || picture.flip) return false;
  if (stored.width !== picture.displayWidth || stored.height !== picture.displayHeight) return false;
  try {
    return picture.allocationSize({ format: "RGBA" }) === stored.width * stored.height * 4;
  } catch {
    return false;
  }
}

function drawn(picture, width, height) {
  context ??= new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true });
  if (context.canvas.width !== width || context.canvas.height !== height) Object.assign(context.canvas, { width, height });
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
