import { Inject, Injectable } from '@nestjs/common';
import { entityTag, type RestAnswer } from '../answers/index.js';
import { REST_SETTINGS, type RestSettings } from '../options/index.js';
import type { RestCall } from './rest-call.js';
import { RestCommands } from './rest-commands.js';

/** Creates one object, or all of a list. */
@Injectable()
export class CreateOperation {
  constructor(
    @Inject(REST_SETTINGS) private readonly settings: RestSettings,
    private readonly commands: RestCommands,
  ) {}

  run(call: RestCall): Promise<RestAnswer> {
    const { body } = call.request;
    return Array.isArray(body) ? this.#all(call, body as readonly unknown[]) : this.#one(call, body);
  }

  async #one(call: RestCall, data: unknown): Promise<RestAnswer> {
    const body = await this.commands.run<Readonly<Record<string, unknown>>>(call, { action: 'create', data });
    const key = encodeURIComponent(String(body[call.resource.key]));
    const headers = { Location: `${call.request.path.replace(/\/$/, '')}/${key}`, ETag: entityTag(body) };
    return { status: 201, headers, body };
  }

  async #all(call: RestCall, data: readonly unknown[]): Promise<RestAnswer> {
    const { createdAtOnce } = this.settings.limits;
    return { status: 201, body: await this.commands.run(call, { action: 'create', data, createdAtOnce }) };
  }
}
