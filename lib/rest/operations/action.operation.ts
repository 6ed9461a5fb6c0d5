import { Injectable } from '@nestjs/common';
import { isConditional } from '../requests/index.js';
import { RestException, type RestAnswer } from '../answers/index.js';
import type { RestCall } from './rest-call.js';
import { ObjectOperations } from './object.operations.js';
import { RestCommands } from './rest-commands.js';

/** Calls an action of a binding, on one object or on the resource as a whole. */
@Injectable()
export class ActionOperation {
  constructor(
    private readonly commands: RestCommands,
    private readonly objects: ObjectOperations,
  ) {}

  run(call: RestCall): Promise<RestAnswer> {
    if (!isConditional(call.resource, call.action)) return this.#run(call);
    return this.objects.inLine(call, () => this.#run(call, this.objects.precondition(call)));
  }

  async #run(call: RestCall, precondition?: () => Promise<void>): Promise<RestAnswer> {
    const { action = '', pk, request } = call;
    const { status, data, errors } = await this.commands.answer(call, { action, pk, data: request.body, precondition });
    if (status !== 200 && status !== 201) throw new RestException(status, errors);
    return data === null ? { status: 204 } : { status, body: data };
  }
}
