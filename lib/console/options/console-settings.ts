import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ResourceConfigurationException } from '../../resources/index.js';
import type { AriConsoleOptions } from './ari-console-options.js';
import type { ConsoleTelephones } from './console-telephone.js';

/** Token of the settings. */
export const CONSOLE_SETTINGS = Symbol('CONSOLE_SETTINGS');

/** The options with nothing left open. */
export interface ConsoleSettings {
  readonly path: string;
  readonly enabled: boolean;
  readonly folder: string;
  readonly telephones: ConsoleTelephones | undefined;
  /** What the page gets to know. */
  readonly page: {
    readonly gateway: string;
    readonly ticket: string | null;
    readonly rest: string | null;
    readonly title: string;
    /** Address of the gateway's document, seen from the page. */
    readonly asyncapi: string;
    /** Whether users may have a telephone. */
    readonly telephone: boolean;
  };
}

const KNOWN = ['path', 'enabled', 'gateway', 'ticket', 'rest', 'title', 'folder', 'telephones'];

/** @throws {ResourceConfigurationException} an option is unknown or can never work. */
export function consoleSettings(options: AriConsoleOptions): ConsoleSettings {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) refuse(`has an unknown option "${unknown}"; there are ${KNOWN.join(', ')}`);
  const { path = '/console', enabled = env['NODE_ENV'] !== 'production' } = options;
  const { gateway = '/ari-gateway', ticket = null, rest = null, title = 'Console' } = options;
  if (!/^\/?[^/?#\s][^?#\s]*$/.test(path)) refuse(`has the "path" "${path}", which must be like "/console"`);
  if (!/^(?:\/|wss?:\/\/)[^\s;,]*$/.test(gateway)) {
    refuse(`has the "gateway" "${gateway}", which must be a path of the same host, or begin with wss://`);
  }
  for (const server of options.telephones?.sipServers ?? []) {
    if (!/^wss?:\/\/[^\s;,]+$/.test(server)) refuse(`has the SIP server "${server}", which must begin with wss://`);
  }
  const { telephones } = options;
  const { folder = fileURLToPath(new URL('../static', import.meta.url)) } = options;
  const place = path.replaceAll(/^\/+|\/+$/g, '');
  const asyncapi = `${'../'.repeat(place.split('/').length)}asyncapi.json`;
  const page = { gateway, ticket, rest, title, asyncapi, telephone: telephones !== undefined };
  return { path: place, enabled, folder, telephones, page };
}

function refuse(problem: string): never {
  throw new ResourceConfigurationException('AriConsoleModule', problem);
}
