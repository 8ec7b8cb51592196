// The worker: Python with the project in it, asked by the page one thing at a time.
import { loadPyodide, type PyodideInterface } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import type { PyProxy } from "pyodide/ffi";
import { info } from "pyodide/pyodide-lock.json";
import { CACHE, HOME } from "./places.mjs";
import { pdfium } from "./pdfium";
import type { Answer, Asked, Dropped, Methods, Parts, Plan, Question, Rule } from "./protocol";

const WORK = `${HOME}/work`;

/** What there is to load later: nothing. */
const NO_PACKAGES = JSON.stringify({ info, packages: {} });

interface Session extends PyProxy {
  paths: { toJs: () => string[] };
  seconds: number;
  told: { toJs: () => string[] };
  tools: { rules: PyProxy };
  check: (path: string) => PyProxy;
  lost: { callKwargs: (path: string, named: { late: boolean }) => PyProxy };
  run: (outcomes: PyProxy) => PyProxy;
}

interface Results {
  text: (run: PyProxy, form: string) => string;
  message: (run: PyProxy) => string;
  copies: (run: PyProxy) => PyProxy & { name: string; content: PyProxy; told: PyProxy };
  rules: (known: PyProxy) => string;
}

let python: PyodideInterface;
let parts: Parts;
let session: Session | undefined;
let run: PyProxy | undefined;

const results = (): Results => python.pyimport("gipr_lint.engine.browser.results") as Results;

/** Return the engine of Python, of which the memory may have grown since it was last asked for. */
const engineOf = (made: PyodideInterface): { HEAPU8: Uint8Array } => (made as unknown as { _module: { HEAPU8: Uint8Array } })._module;

function bytes(value: PyProxy): Uint8Array {
  const copied = value.toJs() as Uint8Array;
  value.destroy();
  return copied;
}

/** Answer what Python loads at its start from the parts: there is no other place from which it could come. */
function serve(given: Parts): void {
  const answers: Record<string, [Uint8Array, string]> = {
    "pyodide.asm.wasm": [given.python, "application/wasm"],
    "python_stdlib.zip": [given.standard, "application/zip"],
  };
  self.fetch = (asked) => {
    const name = (asked instanceof Request ? asked.url : String(asked)).split("/").pop() ?? "";
    const answer = answers[name];
    if (!answer) return Promise.reject(new Error(name));
    return Promise.resolve(new Response(answer[0] as BlobPart, { headers: { "Content-Type": answer[1] } }));
  };
}

/** Write the files of a part to where they belong. */
function unpack(packed: Uint8Array): void {
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
  const list = JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + size))) as [string, number][];
  const folders = new Set<string>();
  let at = 4 + size;
  for (const [name, length] of list) {
    write(name, packed.subarray(at, at + length), folders);
    at += length;
  }
}

function write(path: string, content: Uint8Array, folders: Set<string>): void {
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (!folders.has(folder)) {
    python.FS.mkdirTree(folder);
    folders.add(folder);
  }
  python.FS.writeFile(path, content);
}

function place(file: Dropped, folders: Set<string>): void {
  const path = `${WORK}/${file.path}`;
  write(path, file.content ?? new Uint8Array(0), folders);
  if (!file.content) Object.assign(python.FS.lookupPath(path, {}).node, { usedBytes: file.size }); // nobody reads so much
}

/** Empty the working folder. */
function clear(): void {
  python.runPython(`import os, shutil; os.chdir("/"); shutil.rmtree("${WORK}", ignore_errors=True)
os.makedirs("${WORK}"); os.chdir("${WORK}")`);
}

const methods: { [name in keyof Methods]: (...given: Parameters<Methods[name]>) => unknown } = {
  async start(given) {
    parts = given;
    serve(parts);
    python = await loadPyodide({
      createPyodideModule,
      indexURL: "file:///",
      lockFileContents: NO_PACKAGES,
      env: { HOME, GIPR_LINT_CACHE_DIR: CACHE },
    } as Parameters<typeof loadPyodide>[0]);
    unpack(parts.packages);
    clear();
    return open({ paths: [], previous: [], level: {}, edition: null });
  },
  async open(files, asked) {
    if (files.some((file) => /\.pdf$|^[^.]*$/i.test(file.path))) {
      python.registerJsModule("gipr_lint_pdfium", await pdfium(parts.pdfium, () => engineOf(python).HEAPU8));
    }
    clear();
    const folders = new Set<string>();
    for (const file of files) place(file, folders);
    return open(asked);
  },
  check: (path) => bytes(current().check(path)),
  lost: (path, late) => bytes(current().lost.callKwargs(path, { late })),
  show(outcomes) {
    run?.destroy();
    const known = python.toPy(new Map(outcomes)) as PyProxy;
    run = current().run(known);
    known.destroy();
    return { html: results().text(run, "html"), message: results().message(run) };
  },
  table: () => results().text(made(), "csv"),
  copies() {
    const saved = results().copies(made());
    const copied = { name: saved.name, content: bytes(saved.content), told: saved.told.toJs() as string[] };
    saved.destroy();
    return copied;
  },
};

function open(asked: Asked): Plan {
  const room = python.pyimport("gipr_lint.engine.browser.session") as { Session: (asked: string) => Session };
  session?.destroy();
  session = room.Session(JSON.stringify(asked));
  const rules = JSON.parse(results().rules(session.tools.rules)) as Rule[];
  return { paths: session.paths.toJs(), seconds: session.seconds, told: session.told.toJs(), rules };
}

function current(): Session {
  if (!session) throw new Error("no session");
  return session;
}

function made(): PyProxy {
  if (!run) throw new Error("no run");
  return run;
}

self.addEventListener("message", (event: MessageEvent<Question>) => {
  const { id, method, given } = event.data;
  const called = methods[method] as (...all: unknown[]) => unknown;
  void (async () => {
    let answer: Answer;
    try {
      answer = { id, value: await called(...given) };
    } catch (error) {
      answer = { id, error: String(error) };
    }
    self.postMessage(answer);
  })();
});
