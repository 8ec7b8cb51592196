// Bundles the extension, or with --tests its tests, and takes the schemas and the licence from the project.
import { cp, mkdir, readdir } from 'node:fs/promises';
import { build } from 'esbuild';

const common = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'], logLevel: 'warning' };
const project = new URL('../../', import.meta.url);
const here = new URL('./', import.meta.url);

const schemas = new URL('src/gipr_lint/authoring/schemas/', project);
await mkdir(new URL('schemas/', here), { recursive: true });
for (const name of (await readdir(schemas)).filter((one) => one.endsWith('.json'))) {
  await cp(new URL(name, schemas), new URL(`schemas/${name}`, here));
}
await cp(new URL('LICENSE', project), new URL('LICENSE', here));
if (process.argv.includes('--tests')) {
  const tests = (await readdir(new URL('test/', here))).filter((one) => one.endsWith('.test.ts'));
  await build({ ...common, entryPoints: tests.map((one) => `test/${one}`), outdir: 'dist-test', outExtension: { '.js': '.cjs' } });
} else {
  await build({ ...common, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', minify: true });
}
