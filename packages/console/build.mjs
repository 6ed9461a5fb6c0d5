// Checks the page and makes its files, with what builds the library. Who installs the package gets the files, and no tool.
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
const bundles = [['src/main.tsx', 'console.js']];
// The SIP telephone is larger than the page, and is fetched only where somebody has one.
if (isInstalled('jssip')) bundles.push(['src/sip/sip-telephone.ts', 'sip-telephone.js']);
else console.error('console: WITHOUT the SIP telephone, because jssip is not installed: run npm ci');
for (const [source, name] of bundles) {
  const bundle = await rolldown({
    input: join(folder, source),
    platform: 'browser',
    tsconfig: join(folder, 'tsconfig.json'),
    resolve: { alias: { 'nestjs-ari-gateway-client': join(folder, '../gateway-client/src/index.ts') } },
  });
  await bundle.write({ file: join(target, name), format: 'esm', minify: true });
  await bundle.close();
}
for (const name of ['index.html', 'console.css', 'icon.svg'])
  copyFileSync(join(folder, 'src', name), join(target, name));

/** On CI a page without its SIP telephone is a failure. */
function isInstalled(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    return false;
  }
}
