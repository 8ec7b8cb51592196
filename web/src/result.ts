// The result: the page that the project makes of a run, drawn within this one, and the way from finding to finding.

/** Draw the page of a run in a place; its own script runs as it would alone. */
export function draw(html: string, place: HTMLElement): void {
  const page = new DOMParser().parseFromString(html, "text/html");
  const script = page.querySelector("body > script");
  script?.remove();
  document.body.className = "";
  place.replaceChildren(...page.body.childNodes);
  if (!script) return;
  const own = document.createElement("script");
  own.textContent = script.textContent;
  place.append(own);
}

/** Go to the finding that stands so many places after the last one; return which of how many it is. */
export function go(place: HTMLElement, step: number): [number, number] {
  const cards = [...place.querySelectorAll<HTMLElement>(".f")].filter((card) => !card.closest("details.report[hidden]") && shows(card));
  const last = cards.findIndex((card) => card.classList.contains("desk-here"));
  cards[last]?.classList.remove("desk-here");
  const next = last < 0 ? (step > 0 ? 0 : cards.length - 1) : (last + step + cards.length) % cards.length;
  const card = cards[next];
  if (!card) return [0, 0];
  const report = card.closest("details");
  if (report) report.open = true;
  card.classList.add("desk-here");
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center" });
  return [next + 1, cards.length];
}

/** Tell whether the filters of the page show a finding, be its report folded or not. */
function shows(card: HTMLElement): boolean {
  return getComputedStyle(card).display !== "none";
}

/** Let the user save a file. */
export function save(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
