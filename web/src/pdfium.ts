// PDFium for Python: its functions as they are, and the ways into its memory. See pypdfium2_raw.py.
import { init } from "@embedpdf/pdfium";
import type { PyProxy } from "pyodide/ffi";

const FONT_HANDLE = 1;

type Bytes = Uint8Array | (PyProxy & { toJs: () => Uint8Array });

/** What Python imports as `gipr_lint_pdfium`. */
export interface Library {
  functions: Record<string, (...numbers: number[]) => number>;
  place: (content: Bytes) => number;
  free: (there: number) => void;
  read: (there: number, size: number) => Uint8Array;
  install_font: (font: Bytes, charsets: PyProxy & { toJs: () => number[] }) => void;
}

let loaded: Promise<Library> | undefined;

/** Return the library, started when it is first asked for. */
export function pdfium(code: Uint8Array): Promise<Library> {
  loaded ??= started(code);
  return loaded;
}

const plain = (content: Bytes): Uint8Array => (content instanceof Uint8Array ? content : content.toJs());

async function started(code: Uint8Array): Promise<Library> {
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
    free,
    read: (there, size) => engine.HEAPU8.slice(there, there + size),
    install_font(font, charsets) {
      const info = systemFonts(plain(font), charsets.toJs());
      functions["FPDF_SetSystemFontInfo"]?.(place(new Uint8Array(new Uint32Array(info).buffer)));
    },
  };

  /** Return the fields of FPDF_SYSFONTINFO: its version, and functions in the order of fpdf_sysfontinfo.h. */
  function systemFonts(content: Uint8Array, sets: number[]): number[] {
    const there = place(content);
    const own = (signature: string, answer: (...given: number[]) => number): number => engine.addFunction(answer, signature);
    const none = () => 0;
    return [
      2,
      own("vi", none),
      0,
      own("iiiiiiii", (_self, _weight, _italic, charset = 0) => (sets.includes(charset) ? FONT_HANDLE : 0)),
      own("iii", none),
      own("iiiiii", (_self, _font, table, buffer = 0, size = 0) => {
        if (table) return 0; // it is no collection of fonts
        if (buffer && size >= content.length) engine.HEAPU8.copyWithin(buffer, there, there + content.length);
        return content.length;
      }),
      own("iiiii", none),
      own("iii", () => Math.min(...sets)),
      own("vii", none),
    ];
  }
}
