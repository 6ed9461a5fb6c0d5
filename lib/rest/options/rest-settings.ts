import { nearestName } from '../../client/internal.js';
import { ResourceConfigurationException } from '../../resources/index.js';
import { checkedOrigins } from '../../resources/internal.js';
import { DEFAULT_LIMITS, type RestLimits } from './rest-limits.js';
import type { AriRestOptions, RestSettings } from './rest-options.js';

/** Options of this door, and those that it passes on. */
const KNOWN = ['path', 'version', 'streams', 'authenticate', 'origins', 'decorators', 'limits', 'openapi', 'resources'];
const OF_RESOURCES = [
  'can',
  'tenantOf',
  'audit',
  'pageSize',
  'maxPageSize',
  'cursorSecret',
  'broker',
  'errorTranslators',
];

const OF_DOCUMENT = ['title', 'version', 'description', 'servers', 'tags', 'securitySchemes', 'visibleTo', 'strict'];

/** @throws {ResourceConfigurationException} nobody says who is let in, or an option is unknown or can never work. */
export function restSettings(options: AriRestOptions): RestSettings {
  checkNames(options);
  const {
    path = 'api',
    version,
    streams,
    authenticate,
    origins = [],
    decorators = [],
    limits = {},
    openapi = {},
  } = options;
  if (typeof authenticate !== 'function') {
    refuse('needs "authenticate": nobody is let in unless a function says who a client is');
  }
  if (!/^[\w.~/-]*$/.test(path))
    refuse(`has the "path" "${path}", which may have letters, digits, ".", "-" and "/" alone`);
  if (openapi !== false) checkDocument(openapi);
  return {
    path: path.replace(/^\/+|\/+$/g, ''),
    version,
    streams,
    authenticate,
    origins: checkedOrigins(origins, refuse),
    decorators,
    limits: checkedLimits(limits),
    openapi: openapi === false ? undefined : openapi,
  };
}

function checkNames(options: object): void {
  const names = [...KNOWN, ...OF_RESOURCES];
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const near = nearestName(unknown, names);
    refuse(`has an unknown option "${unknown}"${near === undefined ? '' : `; did you mean "${near}"?`}`);
  }
  const both = 'resources' in options ? OF_RESOURCES.find((name) => Object.hasOwn(options, name)) : undefined;
  if (both !== undefined) refuse(`has "${both}" beside "resources", which says that already`);
}

function checkDocument(openapi: object): void {
  const unknown = Object.keys(openapi).find((name) => !OF_DOCUMENT.includes(name));
  if (unknown === undefined) return;
  const near = nearestName(unknown, OF_DOCUMENT);
  refuse(`has an unknown option "openapi.${unknown}"${near === undefined ? '' : `; did you mean "${near}"?`}`);
}

function checkedLimits(given: Partial<RestLimits>): RestLimits {
  const limits = { ...DEFAULT_LIMITS, ...given };
  for (const [name, limit] of Object.entries(limits)) {
    if (!(name in DEFAULT_LIMITS)) {
      const near = nearestName(name, Object.keys(DEFAULT_LIMITS));
      refuse(`has an unknown limit "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`);
    }
    if (!Number.isFinite(limit) || limit <= 0) refuse(`has the limit "${name}" of ${limit}, which must be above 0`);
  }
  return limits;
}

function refuse(problem: string): never {
  throw new ResourceConfigurationException('AriRestModule', problem);
}
