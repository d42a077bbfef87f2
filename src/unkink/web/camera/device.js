// The camera as a device: opened, watched for what can go wrong with it, and let go so that its light goes out.

const WANTED = { audio: false, video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 }, facingMode: "user" } };
const SILENT_FOR = 3000; // Milliseconds without a picture after which another program probably has the camera.

// Why a camera could not be opened, as an id; the words for it stand in the page.
const REASONS = { NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "none", OverconstrainedError: "none", NotReadableError: "busy", AbortError: "busy" };

export class Device {
  #stream = null;
  #attempt = 0;
  #silence = 0;

  // gone(reason) is called when an open camera ends by itself.
  constructor(video, gone) {
    this.video = video;
    this.gone = gone;
  }

  // Opens the camera and plays it into the video element. Returns "" or the reason why not; "closed" where it was let
  // go while the browser was still asking.
  async open() {
    if (!navigator.mediaDevices?.getUserMedia) return "unsupported";
    this.close();
    const attempt = this.#attempt;
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia(WANTED);
    } catch (error) {
      return attempt === this.#attempt ? (REASONS[error.name] ?? "busy") : "closed";
    }
    if (attempt !== this.#attempt) {
      stop(stream);
      return "closed";
    }
    this.#stream = stream;
    const [track] = stream.getVideoTracks();
    track.addEventListener("ended", () => this.#lose("unplugged"));
    track.addEventListener("mute", () => {
      // A page in the background gets no picture either, and that is nobody's fault.
      this.#silence = setTimeout(() => document.visibilityState === "visible" && this.#lose("busy"), SILENT_FOR);
    });
    track.addEventListener("unmute", () => clearTimeout(this.#silence));
    this.video.srcObject = stream;
    try {
      await this.video.play();
    } catch {
      // Closed again before it could play.
    }
    return attempt === this.#attempt ? "" : "closed";
  }

  close() {
    clearTimeout(this.#silence);
    this.#attempt += 1;
    if (this.#stream) stop(this.#stream);
    this.#stream = null;
    this.video.srcObject = null;
  }

  #lose(reason) {
    if (!this.#stream) return;
    this.close();
    this.gone(reason);
  }
}

function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}
