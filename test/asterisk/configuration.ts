import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AsteriskPackage } from './asterisk-package.js';
import { packageRoot } from './package-root.js';

/** Which of the package's modules are loaded: those that the tests need, or all 366. */
export type ModuleSet = 'needed' | 'all';

/** Ports of one server, all on 127.0.0.1. */
export interface AsteriskPorts {
  readonly http: number;
  readonly sip: number;
  /** Where the endpoint `sipp` is called: a test's own phone may listen here. */
  readonly phone: number;
  /** Where Asterisk's outbound WebSockets go: a test's own server may listen here. */
  readonly outbound: number;
  readonly rtp: { readonly start: number; readonly end: number };
}

/** What a server's configuration files are written from. */
export interface ConfigurationPlan {
  readonly asterisk: AsteriskPackage;
  readonly runFolder: string;
  readonly ports: AsteriskPorts;
  /** Asterisk's own id, in the form of a network card's address. */
  readonly entityId: string;
  readonly modules: ModuleSet;
  /** File name to text that is appended to that file; `[section](+)` adds to a section that exists. */
  readonly extra: Readonly<Record<string, string>>;
}

/** Modules complain about a missing file, not about an empty one. */
const EMPTY_FILES =
  'acl amd ccss cdr cel chan_websocket cli cli_aliases cli_permissions codecs confbridge dnsmgr dsp enum extconfig ' +
  'features geolocation http_media_cache manager pjproject pjsip_notify prometheus queues res_curl ' +
  'res_http_media_cache res_parking sorcery stasis statsd udptl';

/** Writes all configuration files into the run folder and creates the folders that they speak of. */
export async function writeConfiguration(plan: ConfigurationPlan): Promise<void> {
  const etc = join(plan.runFolder, 'etc');
  await rm(etc, { recursive: true, force: true });
  for (const folder of ['etc', 'lib/keys', 'spool/recording', 'log', 'run']) {
    await mkdir(join(plan.runFolder, folder), { recursive: true });
  }
  for (const [name, text] of await configurationFiles(plan)) await writeFile(join(etc, name), fillIn(text, plan));
}

async function configurationFiles(plan: ConfigurationPlan): Promise<Map<string, string>> {
  const templates = join(packageRoot(), 'test/asterisk/conf');
  const files = new Map(EMPTY_FILES.split(' ').map((name) => [`${name}.conf`, '']));
  for (const name of await readdir(templates)) files.set(name, await readFile(join(templates, name), 'utf8'));
  if (plan.modules === 'all') files.set('modules.conf', files.get('modules-all.conf') ?? '');
  files.delete('modules-all.conf');
  // An older release refuses the whole file for one section that it does not know.
  if (!existsSync(join(plan.asterisk.modules, 'res_websocket_client.so'))) {
    files.set('ari.conf', withoutOutbound(files.get('ari.conf') ?? ''));
  }
  for (const [name, text] of Object.entries(plan.extra)) files.set(name, `${files.get(name) ?? ''}\n${text}\n`);
  return files;
}

function withoutOutbound(text: string): string {
  const sections = text.split(/^(?=\[)/m);
  return sections.filter((section) => !section.includes('type = outbound_websocket')).join('');
}

function fillIn(text: string, { asterisk, runFolder, ports, entityId }: ConfigurationPlan): string {
  const values: Record<string, string | number> = {
    ROOT: asterisk.root,
    RUN: runFolder,
    MODULES: asterisk.modules,
    ENTITY: entityId,
    HTTP: ports.http,
    SIP: ports.sip,
    PHONE: ports.phone,
    OUTBOUND: ports.outbound,
    RTP_START: ports.rtp.start,
    RTP_END: ports.rtp.end,
  };
  return text.replace(/@([A-Z_]+)@/g, (whole, name: string) => String(values[name] ?? whole));
}
