import { Inject, Injectable } from '@nestjs/common';
import { CommandRunner, ResourceException, type ResourceUser } from '../../resources/index.js';
import { askWho, bearerToken, isOwnPage, readCookies } from '../../resources/internal.js';
import { REST_SETTINGS, type RestCaller, type RestSettings } from '../options/index.js';
import type { HttpRequest } from './http-request.js';
import { withoutCookies } from './without-cookies.js';

/** Says who makes a request. */
@Injectable()
export class Doorkeeper {
  constructor(
    @Inject(REST_SETTINGS) private readonly settings: RestSettings,
    private readonly commands: CommandRunner,
  ) {}

  /** @throws {ResourceException} it is nobody, or nobody could tell. */
  async admit(request: HttpRequest): Promise<ResourceUser> {
    const { authenticate, origins, limits } = this.settings;
    let user: ResourceUser | undefined;
    try {
      user = await askWho(() => authenticate(callerOf(request, origins)), limits.authenticateTimeout);
    } catch (error) {
      throw this.commands.exceptionOf(error, '"authenticate"');
    }
    if (user === undefined) throw new ResourceException(401);
    return user;
  }
}

/** Cookies come by themselves with whatever a page of somebody else sends: such a page is nobody by them. */
function callerOf(request: HttpRequest, origins: readonly string[]): RestCaller {
  const { headers, address, framework } = request;
  const { origin } = headers;
  const token = bearerToken(headers);
  if (isOwnPage(headers, origins)) {
    return { token, cookies: readCookies(headers), origin, address, headers, request: framework };
  }
  const { cookie: _hidden, ...others } = headers;
  return { token, cookies: {}, origin, address, headers: others, request: withoutCookies(framework, others) };
}
