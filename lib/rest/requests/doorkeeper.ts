import { Inject, Injectable } from '@nestjs/common';
import { CommandRunner, ResourceException, type ResourceUser } from '../../resources/index.js';
import { REST_SETTINGS, type RestCaller, type RestSettings } from '../options/index.js';
import type { HttpRequest } from './http-request.js';

/** Says who makes a request. */
@Injectable()
export class Doorkeeper {
  constructor(
    @Inject(REST_SETTINGS) private readonly settings: RestSettings,
    private readonly commands: CommandRunner,
  ) {}

  /** @throws {ResourceException} it is nobody, or nobody could tell. */
  async admit(request: HttpRequest): Promise<ResourceUser> {
    const user = await this.#asked(request).catch((error: unknown) => {
      throw this.commands.exceptionOf(error, '"authenticate"');
    });
    if (user === undefined) throw new ResourceException(401);
    return user;
  }

  async #asked(request: HttpRequest): Promise<ResourceUser | undefined> {
    const late = new AbortController();
    try {
      const asked = Promise.resolve(this.settings.authenticate(callerOf(request, this.settings.origins)));
      const user = await Promise.race([asked, timedOut(this.settings.limits.authenticateTimeout, late.signal)]);
      // Limits go by the id: without one a user could not be told from another.
      if (user !== undefined && user !== null && typeof user.id !== 'string') {
        throw new TypeError('"authenticate" gave a user without an "id"');
      }
      return user ?? undefined;
    } finally {
      late.abort();
    }
  }
}

/** Cookies come by themselves with whatever a page of somebody else sends: such a page is nobody by them. */
function callerOf(request: HttpRequest, origins: readonly string[]): RestCaller {
  const { headers, address, framework } = request;
  const { cookie, ...others } = headers;
  const own = isOwnPage(headers, origins);
  return {
    token: /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1],
    cookies: own ? readCookies(cookie) : {},
    origin: headers.origin,
    address,
    headers: own ? headers : others,
    request: framework,
  };
}

function isOwnPage({ origin, host }: HttpRequest['headers'], origins: readonly string[]): boolean {
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function readCookies(header = ''): Record<string, string> {
  const pairs = header.split(';').flatMap((part): [string, string][] => {
    const equals = part.indexOf('=');
    return equals === -1 ? [] : [[part.slice(0, equals).trim(), decoded(part.slice(equals + 1).trim())]];
  });
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function timedOut(milliseconds: number, over: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(new ResourceException(503)), milliseconds);
    over.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
