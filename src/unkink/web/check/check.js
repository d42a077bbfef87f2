// "None of these" and a tick contradict each other: choosing one takes back the other.
// The server checks the same; this only saves a round.

const NONE = "none";

function takeBackTheOther(list, changed) {
  if (!changed.checked) return;
  for (const box of list.querySelectorAll("input[type=checkbox]")) {
    if (box !== changed && (box.value === NONE || changed.value === NONE)) box.checked = false;
  }
}

// A yes and a "not sure" about the same thing contradict each other as well.
function takeBackTheTwin(list, changed) {
  if (!changed.checked) return;
  for (const box of list.querySelectorAll("input[type=checkbox]")) {
    if (box !== changed && box.value === changed.value) box.checked = false;
  }
}

for (const list of document.querySelectorAll(".checklist")) {
  list.addEventListener("change", (event) => {
    takeBackTheOther(list, event.target);
    takeBackTheTwin(list, event.target);
  });
}
