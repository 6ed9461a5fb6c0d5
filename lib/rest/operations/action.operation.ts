import { Injectable } from '@nestjs/common';
import type { RestAnswer } from '../answers/index.js';
import type { RestCall } from './rest-call.js';
import { RestCommands } from './rest-commands.js';

/** Calls an action of a binding, on one object or on the resource as a whole. */
@Injectable()
export class ActionOperation {
  constructor(private readonly commands: RestCommands) {}

  async run(call: RestCall): Promise<RestAnswer> {
    const { action = '', pk, request } = call;
    const body = await this.commands.run<unknown>(call, { action, pk, data: request.body });
    return body === null ? { status: 204 } : { status: 200, body };
  }
}
