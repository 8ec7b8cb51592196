// PDFium for Python: its functions as they are, and the ways into its memory. See pypdfium2_raw.py.
import { init } from "@embedpdf/pdfium";

const FONT_HANDLE = 1;

/** What Python hands over, to be copied. */
interface Handed<kind> {
  toJs: () => kind;
}
type Bytes = Uint8Array | Handed<Uint8Array>;

/** What Python imports as `gipr_lint_pdfium`. */
export interface Library {
  functions: Record<string, (...numbers: number[]) => number>;
  place: (content: Bytes) => number;
  lend: (address: number, size: number) => number;
  free: (there: number) => void;
  fetch: (there: number, address: number, size: number) => void;
  install_font: (font: Bytes, charsets: Handed<number[]>) => void;
  saved: (document: number, flags: number) => Uint8Array | undefined;
}

let loaded: Promise<Library> | undefined;

/** Return the library, started when it is first asked for. `memory` returns that of Python. */
export function pdfium(code: Uint8Array, memory: () => Uint8Array): Promise<Library> {
  loaded ??= started(code, memory);
  return loaded;
}

const plain = (content: Bytes): Uint8Array => (content instanceof Uint8Array ? content : content.toJs());

async function started(code: Uint8Array, memory: () => Uint8Array): Promise<Library> {
  const { pdfium: engine } = await init({ wasmBinary: code.slice().buffer });
  const { malloc, free, ...functions } = engine.wasmExports as unknown as Library["functions"] & {
    malloc: (size: number) => number;
    free: (there: number) => void;
  };
  const place = (content: Bytes): number => {
    const copied = plain(content);
    const there = malloc(Math.max(copied.length, 1));
    engine.HEAPU8.set(copied, there);
    return there;
  };
  return {
    functions,
    place,
    lend(address, size) {
      const there = malloc(size);
      engine.HEAPU8.set(memory().subarray(address, address + size), there);
      return there;
    },
    free,
    fetch(there, address, size) {
      memory().set(engine.HEAPU8.subarray(there, there + size), address);
    },
    install_font(font, charsets) {
      const info = systemFonts(plain(font), charsets.toJs());
      functions["FPDF_SetSystemFontInfo"]?.(place(new Uint8Array(new Uint32Array(info).buffer)));
    },
    saved(document, flags) {
      const pieces: Uint8Array[] = [];
      const write = engine.addFunction((_target: number, block: number, size: number) => {
        pieces.push(engine.HEAPU8.slice(block, block + size));
        return 1;
      }, "iiii");
      const target = place(new Uint8Array(new Uint32Array([1, write]).buffer)); // FPDF_FILEWRITE: its version, WriteBlock
      const done = functions["FPDF_SaveAsCopy"]?.(document, target, flags);
      engine.removeFunction(write);
      free(target);
      return done ? joined(pieces) : undefined;
    },
  };

  /**
   * Return the fields of FPDF_SYSFONTINFO: its version, and functions in the order of fpdf_sysfontinfo.h.
   * Each is a function of its own: the engine keeps one signature for each.
   */
  function systemFonts(content: Uint8Array, sets: number[]): number[] {
    const there = place(content);
    const own = (signature: string, answer: (...given: number[]) => number): number => engine.addFunction(answer, signature);
    return [
      2,
      own("vi", () => 0),
      0,
      own("iiiiiiii", (_self, _weight, _italic, charset = 0) => (sets.includes(charset) ? FONT_HANDLE : 0)),
      own("iii", () => 0),
      own("iiiiii", (_self, _font, table, buffer = 0, size = 0) => {
        if (table) return 0; // it is no collection of fonts
        if (buffer && size >= content.length) engine.HEAPU8.copyWithin(buffer, there, there + content.length);
        return content.length;
      }),
      own("iiiii", () => 0),
      own("iii", () => Math.min(...sets)),
      own("vii", () => 0),
    ];
  }
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
