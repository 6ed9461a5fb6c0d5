// Compiles the client, and makes one file of the code and one of the types: what is published names nothing of the library
// beside it, although the types of the frames come from there.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const folder = dirname(fileURLToPath(import.meta.url));
const compiled = join(folder, '../../.build/gateway-client');
const entry = join(compiled, 'packages/gateway-client/src/index');
const dist = process.argv[2] ?? join(folder, 'dist');

rmSync(compiled, { recursive: true, force: true });
rmSync(dist, { recursive: true, force: true });
const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
execFileSync(process.execPath, [compiler, '-p', join(folder, 'tsconfig.json')], { stdio: 'inherit' });

const code = await rolldown({ input: `${entry}.js`, platform: 'browser' });
await code.write({ file: join(dist, 'index.js'), format: 'esm' });
await code.close();
const types = await rollup({ input: `${entry}.d.ts`, plugins: [dts()] });
await types.write({ file: join(dist, 'index.d.ts'), format: 'es' });
await types.close();
