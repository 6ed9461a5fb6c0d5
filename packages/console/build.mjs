// Checks the page and makes its four files, with what builds the library. Who installs the package gets the files, and no tool.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const folder = dirname(fileURLToPath(import.meta.url));
// A test that looks at the page needs no second check of its types.
const checked = !process.argv.includes('--no-types');
const target =
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(folder, '../../dist/console/static');

const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
if (checked) execFileSync(process.execPath, [compiler, '-p', join(folder, 'tsconfig.json')], { stdio: 'inherit' });

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const bundle = await rolldown({
  input: join(folder, 'src/main.tsx'),
  platform: 'browser',
  tsconfig: join(folder, 'tsconfig.json'),
  resolve: { alias: { 'nestjs-ari-gateway-client': join(folder, '../gateway-client/src/index.ts') } },
});
await bundle.write({ file: join(target, 'console.js'), format: 'esm', minify: true });
await bundle.close();
for (const name of ['index.html', 'console.css', 'icon.svg'])
  copyFileSync(join(folder, 'src', name), join(target, name));
