import { Inject, Injectable } from '@nestjs/common';
import type { ErrorItem, ErrorStatus } from '../../protocol/index.js';
import { entityTag, RestException, type RestAnswer } from '../answers/index.js';
import { REST_SETTINGS, type RestSettings } from '../options/index.js';
import type { RestCall } from './rest-call.js';
import { RestCommands } from './rest-commands.js';

/** Creates one object, or each of a list. */
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

  /**
   * One after the other, in their order. The first that is refused ends it: those before it stay, and the answer says how
   * many there are.
   */
  async #all(call: RestCall, list: readonly unknown[]): Promise<RestAnswer> {
    const { createdAtOnce } = this.settings.limits;
    if (list.length > createdAtOnce) {
      throw new RestException(413, [`A list may have ${createdAtOnce} objects at most.`]);
    }
    const body: unknown[] = [];
    for (const [index, data] of list.entries()) {
      // Each sees what the one before it has left.
      const { status, data: object, errors } = await this.commands.answer(call, { action: 'create', data });
      if (status !== 200 && status !== 201) refuseAt(index, status, errors);
      body.push(object);
    }
    return { status: 201, body };
  }
}

function refuseAt(index: number, status: ErrorStatus, errors: readonly ErrorItem[]): never {
  const told = index === 0 ? 'Nothing was created.' : `The first ${index} of the list were created.`;
  const placed = errors.map((item) =>
    typeof item === 'string'
      ? item
      : Object.fromEntries(Object.entries(item).map(([field, messages]) => [`${index}.${field}`, messages])),
  );
  throw new RestException(status, [...placed, told]);
}
