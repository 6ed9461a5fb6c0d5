import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RpcMethod } from '../../gateway/index.js';
import type { ResourceContext } from '../../resources/index.js';
import { CONSOLE_SETTINGS, type ConsoleSettings, type ConsoleTelephone } from '../options/index.js';
import { TelephoneLine } from './telephone-line.js';
import { telephoneRequest, type TelephoneRequest } from './telephone-request.js';

/** Gives each user of the page his telephone, where the application has one for him and `can(user, 'rpc', …)` lets him. */
@Injectable()
export class TelephoneDesk implements OnModuleDestroy {
  readonly #lines = new WeakMap<ConsoleTelephone, TelephoneLine>();
  readonly #ending = new AbortController();

  constructor(@Inject(CONSOLE_SETTINGS) private readonly settings: ConsoleSettings) {}

  @RpcMethod('console.telephone')
  async use(asked: unknown, { user }: ResourceContext): Promise<object> {
    const request = telephoneRequest(asked);
    const telephone = await this.settings.telephones?.telephoneOf(user);
    if (telephone === undefined) return { kind: 'none' };
    if ('server' in telephone) return { kind: 'sip', account: telephone };
    if (request.do === 'sound') return soundOf(telephone, request.what ?? '');
    const line = this.#line(telephone);
    await this.#carryOut(telephone, line, request);
    return { kind: 'server', number: line.changes, state: telephone.state };
  }

  onModuleDestroy(): void {
    this.#ending.abort();
  }

  #line(telephone: ConsoleTelephone): TelephoneLine {
    const known = this.#lines.get(telephone);
    if (known !== undefined) return known;
    const line = new TelephoneLine(telephone, this.#ending.signal);
    this.#lines.set(telephone, line);
    return line;
  }

  async #carryOut(telephone: ConsoleTelephone, line: TelephoneLine, request: TelephoneRequest): Promise<void> {
    if (request.do === 'wait') await line.newerThan(request.seen ?? 0);
    else if (request.do === 'call') await telephone.call(request.what === '' ? undefined : request.what);
    else if (request.do === 'press') await telephone.press(request.what ?? '');
    else if (request.do === 'answer') await telephone.answer();
    else if (request.do === 'hangUp') await telephone.hangUp();
  }
}

async function soundOf(telephone: ConsoleTelephone, media: string): Promise<object> {
  const sound = await telephone.sound?.(media);
  return { kind: 'sound', wav: sound === undefined ? null : Buffer.from(sound).toString('base64') };
}
