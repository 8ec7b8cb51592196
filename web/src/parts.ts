// The parts of the page: in the page itself, or beside it on the server. They come packed, as letters.
import type { Parts } from "./protocol";

interface Window {
  giprLintPart?: (name: string, letters: string) => void;
}

/** Return everything that the worker needs, and the script that it runs. */
export async function unpackedParts(): Promise<{ parts: Parts; worker: Blob }> {
  const letters = document.getElementById("parts") ? await fetched() : inPage();
  const unpacked = async (name: string): Promise<Uint8Array> => {
    const text = letters(name);
    const stream = new Blob([decoded(text) as BlobPart]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const [worker, python, standard, packages, pdfium] = await Promise.all([
    unpacked("worker"),
    unpacked("python"),
    unpacked("standard"),
    unpacked("packages"),
    unpacked("pdfium"),
  ]);
  return { parts: { python, standard, packages, pdfium }, worker: new Blob([worker as BlobPart], { type: "text/javascript" }) };
}

function inPage(): (name: string) => string {
  return (name) => {
    const part = document.getElementById(`part-${name}`);
    const text = part?.textContent ?? "";
    part?.remove();
    return text;
  };
}

/** Let the browser load the parts as scripts: nothing else may be loaded. */
async function fetched(): Promise<(name: string) => string> {
  const names = JSON.parse(document.getElementById("parts")?.textContent ?? "{}") as Record<string, string>;
  const found = new Map<string, string>();
  (globalThis as Window).giprLintPart = (name, letters) => found.set(name, letters);
  await Promise.all(
    Object.values(names).map(
      (source) =>
        new Promise((done, failed) => {
          const script = Object.assign(document.createElement("script"), { src: source, onload: done });
          script.onerror = () => {
            failed(new Error(source));
          };
          document.head.append(script);
        }),
    ),
  );
  return (name) => found.get(name) ?? "";
}

function decoded(letters: string): Uint8Array {
  const made = Uint8Array as unknown as { fromBase64?: (letters: string) => Uint8Array };
  return made.fromBase64 ? made.fromBase64(letters) : Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
}
