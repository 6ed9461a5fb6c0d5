import { Injectable } from '@nestjs/common';
import { Lanes } from '../../resources/internal.js';
import { entityTag, namesTag, RestException, type RestAnswer } from '../answers/index.js';
import type { RestCall } from './rest-call.js';
import { RestCommands } from './rest-commands.js';

/** Reads, changes and deletes one object. `If-Match` holds until the change is made: changes of one object wait in line. */
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
      await this.commands.run(call, { action: 'delete', pk: call.pk });
      return { status: 204 };
    });
  }

  #changed(call: RestCall, action: 'update' | 'patch'): Promise<RestAnswer> {
    return this.inLine(call, async () => {
      const answer = await this.commands.answer(call, { action, pk: call.pk, data: call.request.body });
      const { status, data: body, errors } = answer;
      if (status !== 200 && status !== 201) throw new RestException(status, errors);
      return { status, headers: { ETag: entityTag(body) }, body };
    });
  }

  /** Makes a change of one object after those before it, if the object is in the state that `If-Match` names. */
  inLine(call: RestCall, change: () => Promise<RestAnswer>): Promise<RestAnswer> {
    return this.#lanes.run(JSON.stringify([call.resource.stream, call.pk]), async () => {
      await this.#matched(call);
      return change();
    });
  }

  /** @throws {RestException} the object is not in the state that the client knows. */
  async #matched(call: RestCall): Promise<void> {
    const wanted = call.request.header('if-match');
    if (wanted === undefined) return;
    const object = await this.commands.run<unknown>(call, { action: 'retrieve', pk: call.pk });
    if (namesTag(wanted, entityTag(object), { weak: false })) return;
    throw new RestException(412, ['The object is not in the state that "If-Match" names: retrieve it again.']);
  }
}
