import type { INestApplication, Provider } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import {
  AriController,
  AriModule,
  type Channel,
  ChannelDtmfReceived,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
} from 'nestjs-ari';
import { gather, record } from 'nestjs-ari/calls';
import { AriConsoleModule, type AriConsoleOptions } from 'nestjs-ari/console';
import { AriDataModule } from 'nestjs-ari/data';
import { AriGatewayModule } from 'nestjs-ari/gateway';
import { AriHistoryModule } from 'nestjs-ari/history';
import { AriLiveModule, type LiveRow } from 'nestjs-ari/live';
import type { ResourceUser } from 'nestjs-ari/resources';
import { AriRestModule } from 'nestjs-ari/rest';
import { AriVoicemailModule, Voicemail } from 'nestjs-ari/voicemail';
import type { AddressInfo } from 'node:net';

/** Users by the cookie `user`: `ada` of acme, `bob` of umbrella, `root` of all tenants, `guest` who may do nothing. */
const USERS: Readonly<Record<string, ResourceUser>> = {
  ada: { id: 'ada', tenant: 'acme' },
  bob: { id: 'bob', tenant: 'umbrella' },
  root: { id: 'root', allTenants: true },
  guest: { id: 'guest' },
};

/** Answers, and counts the digits. 9 asks for two more, 8 takes a message for box 100. */
@AriController({ app: 'desk' })
class DeskController {
  readonly #begun = new Set<string>();

  constructor(private readonly voicemail: Voicemail) {}

  @OnStasisStart()
  async answer({ channel }: StasisStart): Promise<void> {
    await channel.answer();
  }

  @OnChannelEvent('ChannelDtmfReceived')
  async hear({ channel, digit }: ChannelDtmfReceived): Promise<void> {
    if (digit === '0') throw new Error('nobody there');
    // With subscribeAll Asterisk sends some events twice.
    if (this.#begun.has(`${channel.id} ${digit}`)) return;
    if (digit === '9' || digit === '8') this.#begun.add(`${channel.id} ${digit}`);
    if (digit === '9')
      await gather(channel, { prompt: 'sound:vm-enter-num-to-call', numDigits: 2, typeAhead: 'drop', bargeIn: false });
    if (digit === '8') await this.#message(channel);
    await channel.setChannelVar('LAST_DIGIT', { value: digit });
  }

  async #message(channel: Channel): Promise<void> {
    const draft = this.voicemail.draft('100', channel.id);
    await record(channel, { name: draft, prompt: 'sound:vm-intro', finishOnKey: '#', maxLength: 60_000 });
    await this.voicemail.deliver(draft, { caller: channel.caller.number, callerName: channel.caller.name });
  }
}

/** Calls from 7… are those of acme. */
function tenantOfCaller(object: object): string | undefined {
  const { caller } = object as { readonly caller?: { readonly number: string } };
  return caller?.number.startsWith('7') === true ? 'acme' : undefined;
}

export interface ConsoleParts {
  readonly asterisk: { readonly url: string; readonly username: string; readonly password: string };
  readonly page: string;
  readonly console?: AriConsoleOptions;
  readonly adapter?: AbstractHttpAdapter;
  readonly prefix?: string;
  readonly providers?: readonly Provider[];
  /** Default: so. */
  readonly subscribeAll?: boolean;
}

export interface ConsoleApplication {
  readonly app: INestApplication;
  readonly port: number;
  readonly url: string;
}

/** An application with everything that the console shows, on a port of its own. */
export async function startConsole(parts: ConsoleParts): Promise<ConsoleApplication> {
  const { asterisk, page, adapter, prefix, providers = [DeskController], subscribeAll = true } = parts;
  const { url, username, password } = asterisk;
  const authenticate = ({
    cookies,
  }: {
    readonly cookies: Readonly<Record<string, string>>;
  }): ResourceUser | undefined => USERS[cookies['user'] ?? 'root'];
  const gateway = AriGatewayModule.forRoot({
    authenticate,
    can: ({ id }, stream) => id !== 'guest' || stream === 'rpc',
    tenantOf: ({ tenant }: LiveRow) => tenant,
    ariEvents: true,
  });
  const testing = await Test.createTestingModule({
    imports: [
      AriModule.forRoot({ url, username, password, apps: 'desk', subscribeAll, reconnect: { most: 200 } }),
      AriDataModule.forRoot({ memory: { rows: 1_000 } }),
      AriHistoryModule.forRoot({ interval: 20, tenant: tenantOfCaller }),
      AriLiveModule.forRoot({ grants: () => true, tenantOf: tenantOfCaller }),
      AriVoicemailModule.forRoot({ lamp: 'none' }),
      gateway,
      AriRestModule.forRoot({ path: 'api', resources: gateway, authenticate }),
      AriConsoleModule.forRoot({ folder: page, rest: '/api/docs', ...parts.console }),
    ],
    providers: [...providers],
  }).compile();
  const http = { forceCloseConnections: true, logger: false as const };
  const app =
    adapter === undefined ? testing.createNestApplication(http) : testing.createNestApplication(adapter, http);
  if (prefix !== undefined) app.setGlobalPrefix(prefix);
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  return { app, port, url: `http://127.0.0.1:${port}` };
}
