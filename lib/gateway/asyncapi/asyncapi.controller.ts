import {
  Controller,
  Get,
  HttpException,
  Inject,
  NotFoundException,
  Req,
  UnauthorizedException,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { JsonSchema } from '../../resources/internal.js';
import { Doorkeeper } from '../handshake/index.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../options/index.js';
import { SocketDocument, type SocketHost } from './socket-document.js';

/** Gives the document of the socket to everybody that the socket itself would let in. */
@Controller({ version: VERSION_NEUTRAL })
export class AsyncApiController {
  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    @Inject(Doorkeeper) private readonly doorkeeper: Doorkeeper,
    @Inject(SocketDocument) private readonly document: SocketDocument,
  ) {}

  /** @throws {HttpException} nobody may read it, or not this client. */
  @Get('asyncapi.json')
  async json(@Req() request: object): Promise<JsonSchema> {
    const { asyncapi } = this.settings;
    if (asyncapi === undefined) throw new NotFoundException();
    // Fastify has the request of Node inside of its own; that of Express is one.
    const raw = (request as { readonly raw?: IncomingMessage }).raw ?? (request as IncomingMessage);
    if (asyncapi.visibleTo !== 'everybody') await this.#admit(raw);
    return this.document.get(hostOf(raw));
  }

  async #admit(request: IncomingMessage): Promise<void> {
    const admission = await this.doorkeeper.admit(request);
    if ('status' in admission) throw new HttpException({ statusCode: admission.status }, admission.status);
    if (admission.user === undefined) throw new UnauthorizedException();
  }
}

function hostOf({ headers, socket }: IncomingMessage): SocketHost {
  const secure = (socket as TLSSocket).encrypted || headers['x-forwarded-proto'] === 'https';
  return { host: headers.host ?? 'localhost', protocol: secure ? 'wss' : 'ws' };
}
