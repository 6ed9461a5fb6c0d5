import { Injectable } from '@nestjs/common';
import { CommandRunner, type CommandAnswer } from '../../resources/index.js';
import { RestException } from '../answers/index.js';
import type { RestCall } from './rest-call.js';

const DOOR = 'rest';

/** What a call asks of the resources. */
export interface RestCommand {
  readonly action: string;
  readonly pk?: string;
  readonly data?: unknown;
  readonly createdAtOnce?: number;
  readonly precondition?: () => Promise<void>;
}

/** Runs commands for this door: the same ones, behind the same permissions, as those of every other. */
@Injectable()
export class RestCommands {
  constructor(private readonly runner: CommandRunner) {}

  /** @throws {RestException} the refusal, as the client gets it. */
  async run<T>(call: RestCall, command: RestCommand): Promise<T> {
    const { status, data, errors } = await this.answer(call, command);
    if (status !== 200 && status !== 201) throw new RestException(status, errors);
    return data as T;
  }

  /** The same, where an error is not the end. */
  answer({ user, resource: { stream } }: RestCall, command: RestCommand): Promise<CommandAnswer> {
    const { action, pk, data, createdAtOnce, precondition } = command;
    return this.runner.run({ user, stream, action, pk, data, door: DOOR, createdAtOnce, precondition });
  }
}
