// The elements of the page, each by the name that page.html gives it.

/** Return the element of a name. */
function named<kind extends HTMLElement>(name: string): kind {
  const found = document.getElementById(`desk-${name}`);
  if (!found) throw new Error(name);
  return found as kind;
}

export const desk = {
  drop: named("drop"),
  input: named<HTMLInputElement>("input"),
  files: named<HTMLButtonElement>("files"),
  folder: named<HTMLButtonElement>("folder"),
  earlier: named<HTMLButtonElement>("earlier"),
  earlierList: named("earlier-list"),
  clear: named<HTMLButtonElement>("clear"),
  work: named("work"),
  bar: named<HTMLProgressElement>("bar"),
  stop: named<HTMLButtonElement>("stop"),
  status: named("status"),
  trouble: named("trouble"),
  edition: named<HTMLSelectElement>("edition"),
  reset: named<HTMLButtonElement>("reset"),
  rules: named("rules"),
  tools: named("tools"),
  back: named<HTMLButtonElement>("back"),
  next: named<HTMLButtonElement>("next"),
  at: named("at"),
  copy: named<HTMLButtonElement>("copy"),
  print: named<HTMLButtonElement>("print"),
  saveNotes: named<HTMLButtonElement>("save-notes"),
  savePage: named<HTMLButtonElement>("save-page"),
  saveTable: named<HTMLButtonElement>("save-table"),
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
