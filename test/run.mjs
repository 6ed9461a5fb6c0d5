// `npm test`, and `npm test -- client module/server` for folders of this one alone. Each run starts the servers that
// its test files ask for, and no others. Everything else on the line goes to Vitest as it is.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folders = process.argv.slice(2).map((word) => (isFolder(word) ? `test/${word.replace(/\/$/, '')}/` : word));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const child = spawn(process.execPath, [vitest, 'run', ...folders], { cwd: root, stdio: 'inherit' });
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
  if (folders.includes('--coverage')) void import('./setup/coverage-by-room.mjs');
});
// The terminal gives its Ctrl-C to both; the child ends its servers first.
process.on('SIGINT', () => {});

function isFolder(word) {
  return /^[\w-]+(\/[\w-]+)*\/?$/.test(word) && existsSync(join(root, 'test', word));
}
