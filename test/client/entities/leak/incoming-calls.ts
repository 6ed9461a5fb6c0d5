import { callStage } from '../support/call-stage.js';
import { ExchangeStub } from '../support/exchange-stub.js';
import { digitPressed, stasisStart } from '../support/wire-events.js';

/** An exchange at which telephones call, press 1 and # when they hear a sound, and wait to be hung up. */
export class IncomingCalls {
  readonly #stub: ExchangeStub;
  #count = 0;

  private constructor(stub: ExchangeStub) {
    this.#stub = stub;
  }

  static async start(): Promise<IncomingCalls> {
    const stub = await ExchangeStub.start();
    stub.answer = (command) => {
      // It must not grow itself: the calls are counted in the same heap.
      stub.commands.length = 0;
      if (command.path.endsWith('/answer')) return { status: 204 };
      const { name, events, reply } = callStage(command);
      stub.send(...events);
      const caller = command.path.split('/')[1] ?? '';
      if (name === 'play') stub.send(digitPressed(caller, '1'), digitPressed(caller, '#'));
      return reply;
    };
    return new IncomingCalls(stub);
  }

  get url(): string {
    return this.#stub.url;
  }

  /** The id that the next caller will have. */
  nextId(): string {
    return `caller-${(this.#count += 1)}`;
  }

  /** Somebody calls. */
  place(id: string): void {
    const { channel, ...start } = stasisStart(id) as { channel: object };
    this.#stub.send({ ...start, channel: { ...channel, name: `PJSIP/${id}` } });
  }

  async stop(): Promise<void> {
    await this.#stub.stop();
  }
}
