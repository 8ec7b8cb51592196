// What was dropped or chosen: files, and folders with all below them, each with its path.
import type { Dropped } from "./protocol";

/** A file with its path as the user sees it: that of a folder begins with its name. */
export interface Taken {
  path: string;
  file: File;
}

/** Larger ones are not even read. */
const LARGEST_BYTES = 30 * 1024 * 1024;

/** What newer browsers give instead of entries; those are of no use in a page that was opened from a disk. */
interface Handle {
  kind: "file" | "directory";
  name: string;
  getFile: () => Promise<File>;
  values: () => AsyncIterable<Handle>;
}
type Item = DataTransferItem & { getAsFileSystemHandle?: () => Promise<Handle | null> };

/** Return all files that were dropped. Fails where the browser does not let a folder be read. */
export async function taken(data: DataTransfer): Promise<Taken[]> {
  const found = ([...data.items] as Item[]).map((item) => {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (!entry?.isDirectory) return Promise.resolve(file ? [{ path: file.name, file }] : []);
    const handle = item.getAsFileSystemHandle?.() ?? Promise.resolve(null);
    return handle.then((held) => (held ? within(held, "") : below(entry)));
  }); // all are asked for before anything is waited for: the browser forgets them then
  return (await Promise.all(found)).flat();
}

async function within(handle: Handle, above: string): Promise<Taken[]> {
  const path = above + handle.name;
  if (handle.kind === "file") return [{ path, file: await handle.getFile() }];
  const found: Taken[][] = [];
  for await (const one of handle.values()) found.push(await within(one, `${path}/`));
  return found.flat();
}

/** Return the files that were chosen in a dialogue. */
export function chosen(files: FileList): Taken[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function below(entry: FileSystemEntry): Promise<Taken[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => {
      (entry as FileSystemFileEntry).file(done, failed);
    });
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => {
      reader.readEntries(done, failed);
    }); // a hundred at a time
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(below))).flat();
}

/** Return files as the worker takes them. */
export function read(files: Taken[], folder = ""): Promise<Dropped[]> {
  return Promise.all(
    files.map(async ({ path, file }) => {
      const placed = { path: folder + path, size: file.size };
      return file.size > LARGEST_BYTES ? placed : { ...placed, content: new Uint8Array(await file.arrayBuffer()) };
    }),
  );
}

/** Return the names that stand at the top of some paths: what the command line would be given. */
export function tops(files: Taken[]): string[] {
  return [...new Set(files.map(({ path }) => path.split("/", 1)[0] ?? path))];
}
