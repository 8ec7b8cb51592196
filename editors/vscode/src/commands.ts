/** What the commands do, by whatever asks the user and talks with the server: in a test, neither is VS Code. */

import { ACCEPT, SHOW } from './options';

/** Runs a command of the server. */
export type Send = (command: string, args: unknown[]) => Thenable<unknown>;

export interface Host {
  ask(question: string, check: (answer: string) => string | undefined): Thenable<string | undefined>;
  show(name: string, text: string): Thenable<void>;
  warn(message: string): void;
  say(english: string): string;
}

/** Ask why a finding is accepted, and let the server write it; an answer of blanks is none. */
export async function askReason(host: Host, send: Send, uri: string, fingerprint: string, where: string): Promise<boolean> {
  const empty = host.say('A reason is required; it is written into the report or the configuration.');
  const reason = await host.ask(host.say('Why is this finding accepted?'), (answer) => (answer.trim() ? undefined : empty));
  if (!reason?.trim()) {
    return false;
  }
  return (await send(ACCEPT, [uri, fingerprint, where, reason.trim()])) === true;
}

/** Show what was read of a report, as `gipr-lint show` prints it. */
export async function showRead(host: Host, send: Send, uri: string | undefined): Promise<boolean> {
  const text = uri === undefined ? null : await send(SHOW, [uri]);
  if (uri === undefined || typeof text !== 'string') {
    host.warn(host.say('This is no annual report that gipr-lint can read.'));
    return false;
  }
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  await host.show(`${name}.txt`, text);
  return true;
}
