/** Which JSON Schema holds for a YAML file: by its name, and for rules by the pack.yaml that lies beside them. */

export type Schema = 'config' | 'pack' | 'rule';
export const SCHEME = 'gipr-lint-schema';

export function schemaOf(path: string, exists: (path: string) => boolean): Schema | undefined {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const [folder, name] = [path.slice(0, at + 1), path.slice(at + 1)];
  if (name === '.gipr-lint.yaml') {
    return 'config';
  }
  if (!/\.ya?ml$/i.test(name) || !exists(`${folder}pack.yaml`)) {
    return undefined;
  }
  return name === 'pack.yaml' ? 'pack' : 'rule';
}

export function addressOf(schema: Schema): string {
  return `${SCHEME}://schemas/${schema}`;
}

export function fileOf(address: string): string | undefined {
  const found = /^gipr-lint-schema:\/\/schemas\/(config|pack|rule)$/.exec(address);
  return found ? `${found[1]}.schema.json` : undefined;
}
