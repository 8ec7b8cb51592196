// The settings, which the browser keeps: levels of rules and an edition, nothing of any report. Beside them the time
// limit, which stands in the address: ?timeout=60.
import type { Rule } from "./protocol";

const KEY = "gipr-lint";
/** The longest time limit of a file, as for the command line. */
const MOST_SECONDS = 3600;
const LEVELS = [
  ["error", "错误"],
  ["warning", "警告"],
  ["note", "提示"],
  ["off", "不检查"],
] as const;

export interface Settings {
  level: Record<string, string>;
  edition: string | null;
  timeout: number;
}

/** Return what the browser kept; what is none of it counts for nothing. */
export function kept(): Settings {
  const timeout = Number(/^[1-9]\d{0,3}$/.exec(new URLSearchParams(location.search).get("timeout") ?? "")?.[0] ?? 0);
  const none: Settings = { level: {}, edition: null, timeout: Math.min(timeout, MOST_SECONDS) };
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Settings>;
    const names: readonly string[] = LEVELS.map(([name]) => name);
    const level = Object.entries(found.level ?? {}).filter(([, name]) => names.includes(name));
    const edition = found.edition === "2019" || found.edition === "2021" ? found.edition : null;
    return { ...none, level: Object.fromEntries(level), edition };
  } catch {
    return none;
  }
}

function keep({ level, edition }: Settings): void {
  try {
    if (Object.keys(level).length === 0 && edition === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ level, edition }));
  } catch {
    // a browser that keeps nothing: the settings hold until the page is closed
  }
}

/** Draw the settings; `changed` is called when the user changes one. */
export function draw(settings: Settings, rules: Rule[], list: HTMLElement, edition: HTMLSelectElement, changed: () => void): void {
  const set = (): void => {
    keep(settings);
    changed();
  };
  edition.value = settings.edition ?? "";
  edition.onchange = () => {
    settings.edition = edition.value || null;
    set();
  };
  list.replaceChildren(...rules.map((rule) => row(rule, settings, set)));
}

function row(rule: Rule, settings: Settings, set: () => void): HTMLElement {
  const select = document.createElement("select");
  for (const [value, name] of LEVELS) {
    select.add(new Option(value === rule.level ? `${name}（默认）` : name, value));
  }
  select.name = rule.id;
  select.value = settings.level[rule.id] ?? rule.level;
  select.addEventListener("change", () => {
    if (select.value === rule.level) settings.level = Object.fromEntries(Object.entries(settings.level).filter(([id]) => id !== rule.id));
    else settings.level[rule.id] = select.value;
    set();
  });
  const label = document.createElement("label");
  label.append(rule.title, " ", select);
  const item = document.createElement("li");
  item.append(label);
  return item;
}
