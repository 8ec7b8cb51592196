import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askReason, type Host, showRead } from '../src/commands';
import { command, wishes } from '../src/options';
import { addressOf, fileOf, schemaOf } from '../src/schemas';
import { counted, shown } from '../src/status';

const SETTINGS = { path: 'gipr-lint', inlayHints: true, debounceMs: 30 };

/** A host that answers as told, and remembers what it was told. */
class Double implements Host {
  readonly warned: string[] = [];
  readonly texts: [string, string][] = [];
  constructor(private readonly answer?: string) {}
  async ask(_question: string, check: (answer: string) => string | undefined): Promise<string | undefined> {
    return this.answer !== undefined && check(this.answer) === undefined ? this.answer : undefined;
  }
  async show(name: string, text: string): Promise<void> {
    this.texts.push([name, text]);
  }
  warn(message: string): void {
    this.warned.push(message);
  }
  say(english: string): string {
    return english;
  }
}

test('the server is told what the user wishes, and whether the workspace is trusted', () => {
  assert.deepEqual(wishes(SETTINGS, false), { trusted: false, inlayHints: true, debounceMs: 30, asksReason: true });
  assert.deepEqual(command({ ...SETTINGS, path: ' ' }), { command: 'gipr-lint', args: ['server'] });
  assert.deepEqual(command({ ...SETTINGS, path: '/opt/a b/gipr-lint' }).command, '/opt/a b/gipr-lint');
});

test('the status bar counts what this tool found, and nothing else', () => {
  const marks = [0, 0, 1, 2].map((severity) => ({ source: 'gipr-lint', severity }));
  const counts = counted([...marks, { source: 'other', severity: 0 }, { severity: 1 }]);
  assert.deepEqual(counts, { errors: 2, warnings: 1, notes: 1 });
  assert.equal(shown(counts), '$(error) 2 $(warning) 1 $(info) 1');
  assert.equal(shown(counted([])), '$(check) gipr-lint');
});

test('schemas go to the files that they are for', () => {
  const pack = (path: string): boolean => path === '/p/pack.yaml';
  assert.equal(schemaOf('/a/.gipr-lint.yaml', pack), 'config');
  assert.equal(schemaOf('/p/pack.yaml', pack), 'pack');
  assert.equal(schemaOf('/p/a-rule.yaml', pack), 'rule');
  assert.equal(schemaOf('/q/a-rule.yaml', pack), undefined);
  assert.equal(schemaOf('/p/报告.md', pack), undefined);
  assert.equal(fileOf(addressOf('rule')), 'rule.schema.json');
  assert.equal(fileOf('https://example.org/rule'), undefined);
});

test('a finding is accepted with a reason only', async () => {
  const sent: unknown[] = [];
  const send = async (name: string, args: unknown[]): Promise<unknown> => sent.push([name, args]) > 0;
  assert.equal(await askReason(new Double(' '), send, 'file:///a.md', 'f', 'comment'), false);
  assert.equal(await askReason(new Double(), send, 'file:///a.md', 'f', 'comment'), false);
  assert.deepEqual(sent, []);
  assert.equal(await askReason(new Double(' 上级导出 '), send, 'file:///a.md', 'f', 'config'), true);
  assert.deepEqual(sent, [['gipr-lint.accept', ['file:///a.md', 'f', 'config', '上级导出']]]);
});

test('what was read is shown under the name of the report, and told where there is none', async () => {
  const host = new Double();
  assert.equal(await showRead(host, async () => '标题', 'file:///a/%E6%8A%A5%E5%91%8A.md'), true);
  assert.deepEqual(host.texts, [['报告.md.txt', '标题']]);
  assert.equal(await showRead(host, async () => null, 'file:///a.md'), false);
  assert.equal(await showRead(host, async () => '标题', undefined), false);
  assert.equal(host.warned.length, 2);
});
