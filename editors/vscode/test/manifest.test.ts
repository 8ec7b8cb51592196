import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const here = process.cwd();
const json = (name: string): any => JSON.parse(readFileSync(join(here, name), 'utf8'));
const manifest = json('package.json');
const source = ['extension', 'commands', 'options'].map((one) => readFileSync(join(here, `src/${one}.ts`), 'utf8')).join('\n');

test('every word of the manifest is there in English and in Chinese', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map((found) => found[1] ?? '');
  const [english, chinese] = [json('package.nls.json'), json('package.nls.zh-cn.json')];
  assert.deepEqual(Object.keys(english).sort(), [...new Set(used)].sort());
  assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
  for (const key of Object.keys(english).filter((one) => one !== 'displayName')) {
    assert.match(chinese[key], /\p{Script=Han}/u);
    assert.notEqual(chinese[key], english[key]);
  }
});

test('every sentence of the program is there in Chinese', () => {
  const said = [...source.matchAll(/host\.say\(\s*(?:'([^']+)'|"([^"]+)")/g)].map((found) => found[1] ?? found[2]);
  assert.ok(said.length >= 4);
  assert.deepEqual(said.sort(), Object.keys(json('l10n/bundle.l10n.zh-cn.json')).sort());
});

test('settings are read with their own defaults, and commands are registered', () => {
  const properties = manifest.contributes.configuration.properties;
  for (const [name, setting] of Object.entries<any>(properties)) {
    const key = name.replace('gipr-lint.', '');
    assert.ok(source.includes(`own.get('${key}', ${typeof setting.default === 'string' ? `'${setting.default}'` : setting.default})`), name);
  }
  assert.equal(properties['gipr-lint.path'].scope, 'machine');
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ['gipr-lint.path']);
  for (const { command } of manifest.contributes.commands) {
    assert.ok(source.includes(`registerCommand('${command}'`), command);
  }
});

test('the version is that of the tool', () => {
  const tool = readFileSync(join(here, '../../pyproject.toml'), 'utf8');
  assert.equal(manifest.version, /^version = "(.+)"$/m.exec(tool)?.[1]);
});
