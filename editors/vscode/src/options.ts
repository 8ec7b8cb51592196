/** What the server is started with and told at the beginning, from the settings of the user. */

export interface Settings {
  path: string;
  inlayHints: boolean;
  debounceMs: number;
}

/** The wishes of this editor, in the server's words. */
export interface Wishes {
  trusted: boolean;
  inlayHints: boolean;
  debounceMs: number;
  asksReason: true;
}

/** The commands that the server and this extension share. */
export const ASK = 'gipr-lint.askReason';
export const ACCEPT = 'gipr-lint.accept';
export const SHOW = 'gipr-lint.show';

/** What the server looks at: reports as text, and the files of the tool; it leaves all others alone. */
export const SELECTOR = ['file', 'untitled'].flatMap((scheme) =>
  ['plaintext', 'markdown', 'html', 'yaml'].map((language) => ({ scheme, language })),
);

export function command(settings: Settings): { command: string; args: string[] } {
  return { command: settings.path.trim() || 'gipr-lint', args: ['server'] };
}

export function wishes(settings: Settings, trusted: boolean): Wishes {
  return { trusted, inlayHints: settings.inlayHints, debounceMs: settings.debounceMs, asksReason: true };
}
