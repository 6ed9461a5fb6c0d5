import { AriAbortedException } from '../../client/index.js';
import { onAbort } from '../../client/internal.js';
import { VerbScope, type Party } from '../verb/index.js';
import type { DialCompleted } from './dial-result.js';
import type { DialSettings } from './dial-settings.js';
import { timeLimited } from './time-limit.js';

/** How a talk ended. `moved`: this party was taken to another bridge, and goes on talking there. */
export interface TalkEnd extends Pick<DialCompleted, 'endedBy' | 'talkMs' | 'digits' | 'cause'> {
  readonly moved?: { readonly side: Side; readonly bridgeId: string };
}

/** The parties of a talk, and the bridge in which they talk. */
export interface Talkers {
  readonly caller: Party;
  readonly callee: Party;
  readonly bridgeId: string;
}

type Side = 'caller' | 'callee';

/** Follows two parties who talk until one of them, a limit, a key or the signal of the user ends it. */
export class Talk {
  readonly #parties: Talkers;
  readonly #settings: DialSettings;
  readonly #since = Date.now();
  readonly #digits = { caller: '', callee: '' };
  readonly #scope = new VerbScope();
  #endedBy: DialCompleted['endedBy'] | undefined;
  #failure: { readonly error: unknown } | undefined;

  #moved: TalkEnd['moved'];

  constructor(parties: Talkers, settings: DialSettings) {
    this.#parties = parties;
    this.#settings = settings;
  }

  /** Resolves when it is over. */
  async over(): Promise<TalkEnd> {
    const { caller, callee } = this.#parties;
    const { signal, timeLimit, warnings } = this.#settings;
    const over = new Promise<void>((resolve) => this.#scope.ending.whenOver(resolve));
    this.#scope.defer(caller.ending.whenOver(() => this.#end('caller')));
    this.#scope.defer(callee.ending.whenOver(() => this.#end('callee')));
    if (signal?.aborted === true) this.#end('signal');
    else this.#scope.defer(onAbort(signal, () => this.#end('signal')));
    const said = { caller: caller.channel, callee: callee.channel };
    this.#scope.defer(timeLimited({ timeLimit, warnings, said, over: () => this.#end('time-limit') }));
    for (const side of ['caller', 'callee'] as const) this.#listen(side);
    await over;
    const talkMs = Date.now() - this.#since;
    await this.#scope.close();
    if (this.#failure !== undefined) throw this.#failure.error;
    const endedBy = this.#endedBy ?? 'signal';
    const gone = endedBy === 'caller' || endedBy === 'callee' ? this.#parties[endedBy] : undefined;
    return { endedBy, talkMs, digits: this.#digits, cause: await gone?.lastCause(), moved: this.#moved };
  }

  #end(by: DialCompleted['endedBy']): void {
    this.#endedBy ??= by;
    this.#scope.end();
  }

  #listen(side: Side): void {
    const { onHold, keys } = this.#settings;
    const { channel } = this.#parties[side];
    const elsewhere = channel.on('ChannelEnteredBridge', ({ bridge }) => this.#entered(side, bridge.id));
    this.#scope.defer(() => elsewhere.unsubscribe());
    if (onHold !== undefined) {
      const held = channel.on('ChannelHold', () => this.#tell(() => onHold(side, true)));
      const back = channel.on('ChannelUnhold', () => this.#tell(() => onHold(side, false)));
      this.#scope.defer(() => held.unsubscribe());
      this.#scope.defer(() => back.unsubscribe());
    }
    if (keys) void this.#hearKeys(side);
  }

  /** Who is taken to another bridge has been transferred. */
  #entered(side: Side, bridgeId: string): void {
    if (bridgeId === this.#parties.bridgeId || this.#scope.ended) return;
    this.#moved = { side, bridgeId };
    this.#end('transfer');
  }

  /** Takes every key that is pressed from now on; what follows the dial gets none of them. */
  async #hearKeys(side: Side): Promise<void> {
    const { channel } = this.#parties[side];
    const { signal } = this.#scope;
    try {
      for (let flush = true; ; flush = false) {
        const pressed = await channel.nextDigit({ flush, timeout: Infinity, signal });
        if (pressed.outcome !== 'digit') return;
        this.#pressed(side, pressed.digit);
      }
    } catch (error) {
      if (!(error instanceof AriAbortedException)) this.#fail(error);
    }
  }

  #pressed(side: Side, digit: string): void {
    const { captureDigits, hangupOnStar, onDigit } = this.#settings;
    if (hangupOnStar === true && side === 'caller' && digit === '*') {
      this.#end('star');
      return;
    }
    if (captureDigits === true) this.#digits[side] += digit;
    if (onDigit !== undefined) this.#tell(() => onDigit(side, digit));
  }

  /** Calls what the user has given. What it throws ends the dial with it. */
  #tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#scope.end();
  }
}
