// Whether this session's landmarks are kept: told to the server at once, and shown as it stands there.

const form = document.getElementById("camera-keep");
const tick = form.elements.keep;
const wrong = document.getElementById("camera-keep-wrong");

tick.addEventListener("change", async () => {
  tick.disabled = true;
  const wanted = new FormData(form);
  wanted.set("keep", tick.checked ? "on" : "off");
  const answer = await fetch(form.action, { method: "POST", body: wanted }).catch(() => null);
  if (!answer?.ok) tick.checked = !tick.checked;
  wrong.hidden = Boolean(answer?.ok);
  tick.disabled = false;
});
