// A page belongs to whoever was here when it was opened. When somebody else is here now, or nobody, it shows nothing
// any more: in another tab of this browser, after "back", and when it comes to the front again.

const ours = document.querySelector('meta[name="visit"]').content;
const others = new BroadcastChannel("unkink visit");

async function leaveIfOver() {
  let now;
  try {
    const answer = await fetch("/visit", { cache: "no-store" });
    if (!answer.ok) return;
    now = await answer.text();
  } catch {
    return; // The server is gone, and with it every way to read or write anything.
  }
  if (now === ours) return;
  document.body.hidden = true;
  document.body.replaceChildren();
  location.replace("/");
}

others.addEventListener("message", (message) => {
  if (message.data !== ours) leaveIfOver();
});
others.postMessage(ours);

window.addEventListener("pageshow", (event) => {
  if (event.persisted) leaveIfOver();
});
window.addEventListener("focus", leaveIfOver);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") leaveIfOver();
});
