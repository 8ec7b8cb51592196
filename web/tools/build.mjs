// Builds the page: dist/gipr-lint.html, one file, and dist/index.html with its parts, for a server.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { remembered } from "./warm.mjs";

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const root = path.dirname(web);
const dist = path.join(web, "dist");
const report = path.join(root, "src", "gipr_lint", "reporters", "html");

const text = (...names) => fs.readFile(path.join(...names), "utf8");
const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** Return a script of some module, with all that it imports. */
async function script(name) {
  const built = await esbuild.build({
    entryPoints: [path.join(web, "src", name)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    external: ["node:*", "fs", "fs/promises", "path", "crypto", "url", "vm", "ws", "child_process", "module"],
    define: { "import.meta.url": '"file:///worker.js"' },
    logLevel: "error",
  });
  return built.outputFiles[0].text.replaceAll("</script", "<\\/script");
}

/** Return the parts that the page hands to its worker: packed, as letters. */
async function parts() {
  const site = path.join(web, "node_modules", ".cache", "site-packages");
  execFileSync(process.env.PYTHON ?? "python3", [path.join(web, "tools", "site_packages.py"), site], { stdio: "inherit" });
  const { standard, packages } = await remembered(site, path.join(root, "examples"), path.join(web, "node_modules", ".cache"));
  const modules = path.join(web, "node_modules");
  const contents = {
    worker: await script("worker.ts"),
    python: await fs.readFile(path.join(modules, "pyodide", "pyodide.asm.wasm")),
    standard,
    packages,
    pdfium: await fs.readFile(path.join(modules, "@embedpdf", "pdfium", "dist", "pdfium.wasm")),
  };
  return Object.entries(contents).map(([name, content]) => [name, gzipSync(content, { level: 9 }).toString("base64")]);
}

/** Return the page; with `sources` its scripts and parts may be files of the same server. */
async function page({ scripts, own, tail }) {
  const styles = [await text(report, "style.css"), await text(web, "src", "page.css")];
  const reportScript = await text(report, "script.js");
  const policy = [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src ${own} ${hash(reportScript)} 'wasm-unsafe-eval' blob:`,
    `style-src ${styles.map(hash).join(" ")}`,
    "worker-src 'self' blob:",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = styles.map((style) => `<style>${style}</style>`).join("\n");
  const template = await text(web, "src", "page.html");
  return template.replace("{{policy}}", () => policy).replace("{{head}}", () => head).replace("{{scripts}}", () => scripts + tail);
}

async function main() {
  const built = await parts();
  const main = await script("page.ts");
  await fs.rm(dist, { recursive: true, force: true });
  await fs.mkdir(path.join(dist, "parts"), { recursive: true });
  const inline = built.map(([name, letters]) => `<script type="text/plain" id="part-${name}">${letters}</script>`).join("\n");
  const one = await page({ scripts: inline, own: hash(main), tail: `\n<script>${main}</script>` });
  await fs.writeFile(path.join(dist, "gipr-lint.html"), one);
  await site(built, main);
  const size = Buffer.byteLength(one) / 1024 / 1024;
  console.log(`dist/gipr-lint.html: ${size.toFixed(1)} MB`);
}

/** Write the same page for a server: parts as files, whose names change with what they hold. */
async function site(built, main) {
  const files = [];
  const write = async (name, content) => {
    const named = `parts/${name}-${createHash("sha256").update(content).digest("hex").slice(0, 16)}.js`;
    await fs.writeFile(path.join(dist, named), content);
    files.push(named);
    return named;
  };
  const names = {};
  for (const [name, letters] of built) names[name] = await write(name, `giprLintPart(${JSON.stringify(name)},"${letters}");\n`);
  const own = await write("page", main);
  const list = `<script type="application/json" id="parts">${JSON.stringify(names)}</script>`;
  const html = await page({ scripts: list, own: "'self'", tail: `\n<script src="${own}"></script>` });
  await fs.writeFile(path.join(dist, "index.html"), html);
  const version = createHash("sha256").update(html).digest("hex").slice(0, 16);
  const worker = (await script("service_worker.ts")).replace("{{version}}", version);
  await fs.writeFile(path.join(dist, "service-worker.js"), worker.replace('"{{files}}"', () => JSON.stringify(["./", ...files])));
}

await main();
