// The elements of the page, each by the name that page.html gives it.

/** Return the element of a name. */
function named(name: string): HTMLElement {
  const found = document.getElementById(`desk-${name}`);
  if (!found) throw new Error(name);
  return found;
}

const button = (name: string): HTMLButtonElement => named(name) as HTMLButtonElement;

export const desk = {
  drop: named("drop"),
  input: named("input") as HTMLInputElement,
  files: button("files"),
  folder: button("folder"),
  earlier: button("earlier"),
  earlierList: named("earlier-list"),
  told: named("told"),
  clear: button("clear"),
  work: named("work"),
  bar: named("bar") as HTMLProgressElement,
  stop: button("stop"),
  status: named("status"),
  trouble: named("trouble"),
  edition: named("edition") as HTMLSelectElement,
  reset: button("reset"),
  rules: named("rules"),
  tools: named("tools"),
  back: button("back"),
  next: button("next"),
  at: named("at"),
  copy: button("copy"),
  print: button("print"),
  saveNotes: button("save-notes"),
  savePage: button("save-page"),
  saveTable: button("save-table"),
  result: named("result"),
};

/** Say what is going on; with a share of the work that is done, the bar shows it. */
export function say(words: string, done?: number, total?: number): void {
  desk.status.textContent = words;
  desk.work.hidden = done === undefined;
  if (total) {
    desk.bar.max = total;
    desk.bar.value = done ?? 0;
  } else {
    desk.bar.removeAttribute("value");
  }
}

/** Say what went wrong; nothing takes it back. */
export function complain(words: string): void {
  desk.trouble.textContent = words;
}
