import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AsteriskPorts, ModuleSet } from './configuration.js';
import { freeTcpPort, freeUdpPort } from './free-port.js';

/** Wishes for one server; all of them may be left out. */
export interface AsteriskServerOptions {
  /** Port of the interface. Default: a free one. */
  readonly httpPort?: number;
  /** UDP port for SIP. Default: a free one. */
  readonly sipPort?: number;
  /** Ports for sound. Default: 200 of them. */
  readonly rtpPorts?: { readonly start: number; readonly end: number };
  /**
   * Text to append to configuration files, by file name (`{ 'http.conf': '[general](+)\nsessionlimit = 5' }`), or a
   * folder with such files.
   */
  readonly confExtra?: Readonly<Record<string, string>> | string;
  /** Leaves the run folder with its logs and recordings in place after the stop. Default `false`. */
  readonly keep?: boolean;
  /** Where it keeps its files. Default: a new folder in the system's temporary one. */
  readonly runFolder?: string;
  /** The Debian suite that it comes from, for a test of an older release. Default: `ASTERISK_SUITE`, or `sid`. */
  readonly suite?: string;
  /** Which modules it loads. Default `needed`, which starts in half a second. */
  readonly modules?: ModuleSet;
  /** Whether it is killed when this process dies without stopping it. Default `true`. */
  readonly endsWithUs?: boolean;
}

/** The control socket's path must fit into about 108 bytes; beyond that Asterisk runs, but its console is deaf. */
const LONGEST_RUN_FOLDER = 80;
const RTP_PORTS = 200;

/** The ports that were asked for, and free ones for the rest. */
export async function choosePorts(options: AsteriskServerOptions): Promise<AsteriskPorts> {
  const start = randomInt(5_000, 5_900) * 2;
  return {
    http: options.httpPort ?? (await freeTcpPort()),
    sip: options.sipPort ?? (await freeUdpPort()),
    phone: await freeUdpPort(),
    outbound: await freeTcpPort(),
    // Two servers may share a range: Asterisk tries another port when one is taken.
    rtp: options.rtpPorts ?? { start, end: start + RTP_PORTS - 1 },
  };
}

/** The folder that was asked for, or a new one with a short path. */
export async function newRunFolder({ runFolder }: AsteriskServerOptions): Promise<string> {
  if (runFolder === undefined) {
    const base = tmpdir().length < LONGEST_RUN_FOLDER - 20 ? tmpdir() : '/tmp';
    return mkdtemp(join(base, 'asterisk-'));
  }
  if (runFolder.length > LONGEST_RUN_FOLDER) {
    throw new Error(
      `the run folder's path is too long for a control socket (over ${LONGEST_RUN_FOLDER}): ${runFolder}`,
    );
  }
  await mkdir(runFolder, { recursive: true, mode: 0o700 });
  return runFolder;
}

/** The texts to append, from wherever they were given. */
export async function readExtra(extra: AsteriskServerOptions['confExtra']): Promise<Record<string, string>> {
  if (extra === undefined) return {};
  if (typeof extra !== 'string') return { ...extra };
  const texts: Record<string, string> = {};
  for (const name of await readdir(extra)) texts[name] = await readFile(join(extra, name), 'utf8');
  return texts;
}
