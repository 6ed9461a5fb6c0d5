import { ConsoleLogger, Injectable, type LogLevel } from '@nestjs/common';
import { CallContext } from './call-context.js';

/**
 * Nest's console logger, with the id of the call in front of every line that is written while working for one.
 *
 * @example
 * app.useLogger(app.get(CallLogger));
 * @publicApi
 */
@Injectable()
export class CallLogger extends ConsoleLogger {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    super();
    this.#context = context;
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    logLevel?: LogLevel,
    writeStreamType?: 'stdout' | 'stderr',
    errorStack?: unknown,
  ): void {
    const { call } = this.#context;
    const named = call === undefined ? messages : messages.map((message) => inCall(message, call.id));
    super.printMessages(named, context, logLevel, writeStreamType, errorStack);
  }
}

function inCall(message: unknown, id: string): unknown {
  return typeof message === 'string' ? `[${id}] ${message}` : message;
}
