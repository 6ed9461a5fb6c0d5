import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the peers into this folder, where they are not yet. Nothing else depends on them, the measurement included. */
export function ensurePeers(root: string): void {
  if (existsSync(join(root, 'bench/node_modules/awry/package.json'))) return;
  process.stderr.write('installing the peers into bench/node_modules\n');
  try {
    execFileSync('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
  } catch {
    process.stderr.write('the peers could not be installed: they are missing in every table\n');
  }
}
