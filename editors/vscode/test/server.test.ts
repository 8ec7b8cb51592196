import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';

import { askReason, showRead } from '../src/commands';
import { ASK, command, wishes } from '../src/options';

const report = join(process.cwd(), '../../examples/有误/云溪县农业农村局2024.md');
const uri = pathToFileURL(report).toString();
const edits: WorkspaceEdit[] = [];
let connection: ProtocolConnection;
let server: ChildProcess;

/** The words of the user, and nothing of VS Code. */
const host = {
  ask: async () => '省里要求',
  shown: '',
  async show(_name: string, text: string) {
    this.shown = text;
  },
  warn: (message: string) => assert.fail(message),
  say: (english: string) => english,
};
const send = (name: string, args: unknown[]): Promise<unknown> =>
  connection.sendRequest('workspace/executeCommand', { command: name, arguments: args });

before(async () => {
  const settings = { path: process.env['GIPR_LINT'] ?? 'gipr-lint', inlayHints: true, debounceMs: 0 };
  const start = command(settings);
  server = spawn(start.command, start.args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdout, stdin } = server;
  assert.ok(stdout && stdin);
  connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.onRequest('workspace/applyEdit', (params: { edit: WorkspaceEdit }) => {
    edits.push(params.edit);
    return { applied: true };
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceEdit: { documentChanges: true } } },
    initializationOptions: wishes(settings, true),
  });
  await connection.sendNotification('initialized', {});
  const text = readFileSync(report, 'utf8');
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
});

after(async () => {
  await connection.sendRequest('shutdown');
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await connection.sendNotification('exit');
  assert.equal(await ended, 0);
});

test('the findings of the example come when they are asked for', async () => {
  const told = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } });
  assert.ok(told.items.length > 3);
  assert.ok(told.items.every((item) => item.source === 'gipr-lint'));
});

test('an accepted finding is written with the reason that the user gives', async () => {
  const told = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } });
  const wrong = told.items.find((item) => item.code !== 'missing-section');
  assert.ok(wrong);
  const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: wrong.range,
    context: { diagnostics: [wrong] },
  });
  const asked = actions.find((action) => action.command?.command === ASK);
  const [address, print, where] = (asked?.command?.arguments ?? []) as [string, string, string];
  assert.equal(await askReason(host, send, address, print, where), true);
  assert.match(JSON.stringify(edits), /gipr-lint: ignore .* 省里要求 -->/);
});

test('what was read is shown, and sums stand beside the totals', async () => {
  assert.equal(await showRead(host, send, uri), true);
  assert.match(host.shown, /机关/);
  const range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
  const hints = await connection.sendRequest<unknown[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  assert.ok(hints.length > 10);
});
