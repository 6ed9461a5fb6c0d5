import { Injectable } from '@nestjs/common';
import { ResourceException } from '../../resources/index.js';
import { Lanes } from '../../resources/internal.js';
import { entityTag, namesTag, RestException, type RestAnswer } from '../answers/index.js';
import type { RestCall } from './rest-call.js';
import { RestCommands } from './rest-commands.js';

/**
 * Reads, changes and deletes one object. `If-Match` holds until the change is made, against every door. What one user changes of one
 * object is done in the order in which it came; of others nobody waits here, who may have no such object.
 */
@Injectable()
export class ObjectOperations {
  readonly #lanes = new Lanes();

  constructor(private readonly commands: RestCommands) {}

  async retrieve(call: RestCall): Promise<RestAnswer> {
    const fresh = call.request.query.get('fresh') ?? undefined;
    const body = await this.commands.run<unknown>(call, { action: 'retrieve', pk: call.pk, data: { fresh } });
    const tag = entityTag(body);
    const known = call.request.header('if-none-match');
    const headers = { ETag: tag };
    if (known !== undefined && namesTag(known, tag, { weak: true })) return { status: 304, headers };
    return { status: 200, headers, body };
  }

  update(call: RestCall): Promise<RestAnswer> {
    return this.#changed(call, 'update');
  }

  patch(call: RestCall): Promise<RestAnswer> {
    return this.#changed(call, 'patch');
  }

  delete(call: RestCall): Promise<RestAnswer> {
    return this.inLine(call, async () => {
      await this.commands.run(call, { action: 'delete', pk: call.pk, precondition: this.precondition(call) });
      return { status: 204 };
    });
  }

  #changed(call: RestCall, action: 'update' | 'patch'): Promise<RestAnswer> {
    return this.inLine(call, async () => {
      const { pk, request } = call;
      const change = { action, pk, data: request.body, precondition: this.precondition(call) };
      const answer = await this.commands.answer(call, change);
      const { status, data: body, errors } = answer;
      if (status !== 200 && status !== 201) throw new RestException(status, errors);
      return { status, headers: { ETag: entityTag(body) }, body };
    });
  }

  /** Makes a change of one object after those of the same user before it. */
  inLine(call: RestCall, change: () => Promise<RestAnswer>): Promise<RestAnswer> {
    return this.#lanes.run(JSON.stringify([call.user.id, call.resource.stream, call.pk]), change);
  }

  /** What `If-Match` asks for: the object is in the state that it names. Undefined without one. */
  precondition(call: RestCall): (() => Promise<void>) | undefined {
    const wanted = call.request.header('if-match');
    if (wanted === undefined) return undefined;
    return async () => {
      const object = await this.commands.run<unknown>(call, { action: 'retrieve', pk: call.pk });
      if (namesTag(wanted, entityTag(object), { weak: false })) return;
      throw new ResourceException(412, ['The object is not in the state that "If-Match" names: retrieve it again.']);
    };
  }
}
