import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the peers into this folder, where they are not yet: nothing else ever depends on them. */
export function ensurePeers(root: string): void {
  if (existsSync(join(root, 'bench/node_modules/awry/package.json'))) return;
  process.stderr.write('installing the peers into bench/node_modules\n');
  execFileSync('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
}
