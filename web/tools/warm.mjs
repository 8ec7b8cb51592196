// The Python of the page, run once while the page is built: see warm.py.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { HOME, CACHE, SITE } from "../src/places.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

/** Copy a folder of this machine into that of the page. */
function copy(python, from, to, wanted = () => true) {
  python.FS.mkdirTree(to);
  for (const entry of fs.readdirSync(from, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const [source, target] = [path.join(from, entry.name), `${to}/${entry.name}`];
    if (!wanted(entry.name)) continue;
    if (entry.isDirectory()) copy(python, source, target);
    else python.FS.writeFile(target, fs.readFileSync(source));
  }
}

/** Return many files as one: a list of names and sizes as JSON, its size before it, the contents behind it. */
function packed(files) {
  const names = [...files.keys()].sort();
  const list = Buffer.from(JSON.stringify(names.map((name) => [name, files.get(name).length])));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(list.length);
  return Buffer.concat([size, list, ...names.map((name) => files.get(name))]);
}

/** Return what `warmed` returns; it is kept in a folder until anything changes of which it is made. */
export async function remembered(site, reports, folder) {
  const own = ["warm.py", "warm.mjs", "../src/places.mjs", "../package-lock.json"].map((name) => path.join(here, name));
  const digest = createHash("sha256");
  for (const file of [...own, ...below(site), ...below(reports)]) digest.update(file).update("\0").update(fs.readFileSync(file));
  const at = path.join(folder, "warmed", digest.digest("hex").slice(0, 32));
  if (!fs.existsSync(at)) {
    const made = await warmed(site, reports);
    fs.rmSync(path.dirname(at), { recursive: true, force: true });
    fs.mkdirSync(`${at}.new`, { recursive: true });
    for (const [name, content] of Object.entries(made)) fs.writeFileSync(path.join(`${at}.new`, name), content);
    fs.renameSync(`${at}.new`, at);
  }
  return { standard: fs.readFileSync(path.join(at, "standard")), packages: fs.readFileSync(path.join(at, "packages")) };
}

function below(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Return the standard library and the packages of the page, compiled, from a folder of packages and some reports. */
async function warmed(site, reports) {
  const python = await loadPyodide({ env: { HOME, GIPR_LINT_CACHE_DIR: CACHE, PYTHONHASHSEED: "0" } });
  copy(python, site, SITE);
  copy(python, reports, "/work", (name) => !name.startsWith("plugin"));
  const room = python.globals.get("dict")();
  python.runPython(fs.readFileSync(path.join(here, "warm.py"), "utf8"), { globals: room });
  room.get("keep")();
  const standard = Buffer.from(room.get("standard_library")().toJs());
  const files = room.get("packages")().toJs();
  return { standard, packages: packed(new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]))) };
}
