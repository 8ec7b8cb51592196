import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

/** What of VS Code is asked when the extension begins; whatever else the client library derives its classes from. */
const registered: string[] = [];
const warned: string[] = [];
const nothing = { dispose: () => undefined };
const event = (): typeof nothing => nothing;
const items: { text?: string; shown?: boolean }[] = [];

const known: Record<string, unknown> = {
  version: '1.91.0',
  StatusBarAlignment: { Left: 1 },
  EventEmitter: class {
    readonly event = event;
    fire(): void {}
    dispose(): void {}
  },
  env: { language: 'zh-cn', appName: 'double' },
  l10n: { t: (english: string) => english },
  extensions: { getExtension: () => undefined, onDidChange: event },
  commands: { registerCommand: (name: string) => (registered.push(name), nothing) },
  languages: { getDiagnostics: () => [{ source: 'gipr-lint', severity: 0 }], onDidChangeDiagnostics: event },
  workspace: {
    isTrusted: false,
    getConfiguration: () => ({ get: (name: string, usual: unknown) => (name === 'path' ? '/nowhere/gipr-lint' : usual) }),
    registerTextDocumentContentProvider: () => nothing,
    workspaceFolders: [],
    textDocuments: [],
  },
  window: {
    activeTextEditor: { document: { languageId: 'markdown', uri: 'file:///a.md' } },
    showWarningMessage: (said: string) => warned.push(said),
    showErrorMessage: async () => undefined,
    createOutputChannel: () => ({ ...nothing, append: () => undefined, appendLine: () => undefined, show: () => undefined }),
    createStatusBarItem: () => {
      const item = { text: '', shown: false, ...nothing, show: () => (item.shown = true), hide: () => (item.shown = false) };
      items.push(item);
      return item;
    },
  },
};

/** A name of VS Code that is not known above: an event, a class to derive from, or a list of values. */
function other(name: string | symbol): unknown {
  if (typeof name !== 'string' || name === 'then') {
    return undefined;
  }
  return /^onDid|^onWill/.test(name) ? event : class {};
}

const asked = (part: Record<string, unknown>): unknown =>
  new Proxy(part, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      const group = typeof name === 'string' && ['workspace', 'window', 'languages', 'commands', 'env'].includes(name);
      return group ? asked(value as Record<string, unknown>) : (value ?? other(name));
    },
  });

const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
const load = loader._load;
loader._load = (name, ...rest) => (name === 'vscode' ? asked(known) : load(name, ...rest));

test('the packaged extension begins, and says what to do where there is no server', async () => {
  const bundle = join(process.cwd(), 'dist', 'extension.js');
  assert.ok(existsSync(bundle), 'built before the tests');
  const extension = require(bundle) as { activate(context: unknown): Promise<void>; deactivate(): Promise<void> };
  const context = { subscriptions: [] as unknown[], asAbsolutePath: (path: string) => path };
  await extension.activate(context);
  assert.deepEqual(registered.slice(0, 3), ['gipr-lint.askReason', 'gipr-lint.showRead', 'gipr-lint.restart']);
  assert.equal(warned.length, 1);
  assert.match(warned[0] ?? '', /pip install/);
  assert.deepEqual([items[0]?.text, items[0]?.shown], ['$(error) 1 $(warning) 0 $(info) 0', true]);
  await extension.deactivate();
});
