// The result: the page that the project makes of a run, drawn within this one, and the way from finding to finding.

/** What is moved into the page at once: an element with more in it is opened. */
const PIECE_ELEMENTS = 200;
/** No more is moved between two moments at which the browser may answer, however fast it is. */
const MOST_ELEMENTS = 20_000;
/** So long may the page stand still while it is drawn, about. */
const PIECE_MS = 150;
/** The words of a report with more elements are put into parts, of which the browser lays out those that are seen. */
const LONG_ELEMENTS = 2000;

let drawing = 0;

/** Take what is drawn away, and draw no more of it. */
export function erase(place: HTMLElement): void {
  drawing += 1;
  place.replaceChildren();
}

/**
 * Draw the page of a run in a place, a piece at a time, so that the browser answers meanwhile however long it is; its
 * own script runs as it would alone. Return whether all of it stands there.
 */
export async function draw(html: string, place: HTMLElement): Promise<boolean> {
  const page = new DOMParser().parseFromString(html, "text/html");
  const script = page.querySelector("body > script");
  script?.remove();
  erase(place);
  const own = drawing;
  document.body.className = "";
  let [most, moved, begun] = [PIECE_ELEMENTS, 0, performance.now()];
  for (const size of pieces(page.body, place)) {
    moved += size;
    if (moved < most) continue;
    place.getBoundingClientRect(); // laid out now, so that its time is counted
    const spent = performance.now() - begun;
    if (spent < PIECE_MS) most = Math.min(most * 2, MOST_ELEMENTS);
    await new Promise((done) => setTimeout(done));
    if (own !== drawing) return false;
    [moved, begun] = [0, performance.now()];
  }
  if (script) place.append(Object.assign(document.createElement("script"), { textContent: script.textContent }));
  return true;
}

/** Move what is in a node into another one; yield how many elements were moved after each of them. */
function* pieces(from: Node, into: Node): Generator<number> {
  const isLong = from instanceof Element && from.matches(".paper") && elementsIn(from) > LONG_ELEMENTS;
  let [part, free] = [into, isLong ? 0 : Infinity];
  for (const child of [...from.childNodes]) {
    const size = elementsIn(child) + 1;
    if (free <= 0) {
      part = into.appendChild(Object.assign(document.createElement("div"), { className: "desk-part" }));
      free = PIECE_ELEMENTS;
    }
    free -= size;
    if (size <= PIECE_ELEMENTS) {
      part.appendChild(child);
      yield size;
    } else {
      yield* pieces(child, part.appendChild(child.cloneNode(false)));
    }
  }
}

function elementsIn(node: Node): number {
  return node instanceof Element ? node.getElementsByTagName("*").length : 0;
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
