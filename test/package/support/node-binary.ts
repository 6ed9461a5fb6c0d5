import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { runCommandOrFail } from '../../asterisk/run-command.js';
import { withSetUpLock } from '../../asterisk/set-up-lock.js';

/** The oldest Node that the package promises, and the one that most will run. */
export const PROMISED_NODES = ['20.19.6', '24.21.0'] as const;

/** Platforms for which Node's program is published as a package. */
const PLATFORMS = ['linux-x64', 'linux-arm64'];

/**
 * The program of one version of Node, kept in the user's cache folder between runs. `undefined`, with one loud line,
 * where it cannot be had; on CI that is a failure.
 */
export async function nodeBinary(version: string): Promise<string | undefined> {
  if (process.versions.node === version) return process.execPath;
  try {
    return await cachedBinary(version);
  } catch (error) {
    if (!['', '0', 'false'].includes(process.env['CI'] ?? '')) throw error;
    const why = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error);
    process.stderr.write(`\n!!! NO NODE ${version}: the package is NOT tried on it. Reason: ${why}\n\n`);
    return undefined;
  }
}

async function cachedBinary(version: string): Promise<string> {
  const folder = join(cacheFolder(), `node-${version}`);
  const binary = join(folder, 'node');
  if (existsSync(binary)) return binary;
  await mkdir(folder, { recursive: true });
  await withSetUpLock(folder, async () => {
    if (!existsSync(binary)) await download(version, folder, binary);
  });
  return binary;
}

async function download(version: string, folder: string, binary: string): Promise<void> {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) throw new Error(`there is no package of Node's program for ${platform}`);
  const stage = await mkdtemp(join(folder, 'stage-'));
  try {
    const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const name = `node-${platform}`;
    await runCommandOrFail('npm', ['install', '--prefix', stage, ...quiet, `${name}@${version}`]);
    await copyFile(join(stage, 'node_modules', name, 'bin/node'), join(stage, 'node'));
    await rename(join(stage, 'node'), binary);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

function cacheFolder(): string {
  const xdg = process.env['XDG_CACHE_HOME'];
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'nestjs-ari');
}
