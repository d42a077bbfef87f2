// The nudge inside an open page. The server decides; this tells it for how long nothing was done here, and shows what
// it says: beside the page, without taking the focus, and gone with one press.

const box = document.getElementById("nudge");
const page = crypto.randomUUID();
const KINDS = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"];
const AFTER_TROUBLE_S = 60;
let touched = performance.now();
let number = 0;
let timer = 0;

for (const kind of KINDS) addEventListener(kind, () => { touched = performance.now(); }, { passive: true, capture: true });

async function send(path, body) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": box.dataset.token };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function ask() {
  try {
    take(await send("/nudge", { page, idle: (performance.now() - touched) / 1000 }));
  } catch {
    again(AFTER_TROUBLE_S);
  }
}

function again(seconds) {
  clearTimeout(timer);
  timer = setTimeout(ask, seconds * 1000);
}

function take(told) {
  if (told.shown === null) hide();
  else if (told.shown.number !== number) show(told.shown, told.note);
  again(told.wait_s);
}

function hide() {
  number = 0;
  box.hidden = true;
  box.replaceChildren();
}

function show(shown, note) {
  number = shown.number;
  const actions = element("div", "", "actions");
  for (const [place, button] of shown.notice.buttons.entries()) actions.append(pressable(button, place > 0));
  const parts = [element("h2", shown.notice.title), element("p", shown.notice.text), actions];
  box.replaceChildren(...parts, element("p", note, "small soft after"));
  box.hidden = false;
}

function pressable(button, quiet) {
  const made = element("button", button.label, quiet ? "quiet" : "");
  made.type = "button";
  made.addEventListener("click", async () => {
    hide();
    try {
      take(await send("/nudge/answer", button.answer));
    } catch {
      again(AFTER_TROUBLE_S);
    }
    if (button.answer.choice === "begin") location.assign("/break");
  });
  return made;
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

ask();
