import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../test/asterisk/package-root.js';
import type { Machine } from './results.js';

const OWN = ['ws', 'undici', 'axios', '@nestjs/core'];
const PEERS = ['ari-client', '@ipcom/asterisk-ari', 'awry'];

/** Where a run took place, and with which versions of everything. */
export function machine(): Machine {
  const root = packageRoot();
  const version = (folder: string): string => {
    const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  };
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()} ${arch()}`,
    versions: {
      node: process.versions.node,
      'nestjs-ari': version('.'),
      ...Object.fromEntries(OWN.map((name) => [name, version(`node_modules/${name}`)])),
      ...Object.fromEntries(PEERS.map((name) => [name, version(`bench/node_modules/${name}`)])),
    },
  };
}
