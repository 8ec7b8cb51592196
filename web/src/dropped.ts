// What was dropped or chosen: files, and folders with all below them, each with its path.
import type { Dropped } from "./protocol";

/** A file with its path as the user sees it: that of a folder begins with its name. */
export interface Taken {
  path: string;
  file: File;
}

/** Larger ones are not even read. */
const LARGEST_BYTES = 30 * 1024 * 1024;

/** Return all files that were dropped. */
export async function taken(data: DataTransfer): Promise<Taken[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return (await Promise.all(entries.map(below))).flat();
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
