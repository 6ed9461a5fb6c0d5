import { appendFile, readFile } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CAMPAIGN, type Campaign } from './campaign.js';

/** What came of a reminder. */
export type ReminderResult =
  | { readonly result: 'confirmed' | 'cancelled' | 'message-left' }
  /** The patient has talked with the desk. */
  | { readonly result: 'connected'; readonly talkMs: number }
  /** The patient heard it, and said nothing to it. */
  | { readonly result: 'no-choice' }
  /** The patient hung up before it was said. */
  | { readonly result: 'hung-up' }
  | { readonly result: 'unreachable'; readonly tried: number }
  | { readonly result: 'failed'; readonly why: string };

/** Keeps the result of each appointment, so that a campaign that is begun again calls only who is left. */
@Injectable()
export class ReminderResults {
  readonly #logger = new Logger('Reminders');
  readonly #results = new Map<string, ReminderResult>();

  constructor(@Inject(CAMPAIGN) private readonly campaign: Campaign) {}

  get all(): ReadonlyMap<string, ReminderResult> {
    return this.#results;
  }

  /** Reads what an earlier run has written. */
  async open(): Promise<void> {
    const { resultsFile } = this.campaign;
    if (resultsFile === undefined) return;
    const text = await readFile(resultsFile, 'utf8').catch(() => '');
    for (const line of text.split('\n').filter((each) => each !== '')) {
      const { id, ...result } = JSON.parse(line) as ReminderResult & { readonly id: string };
      this.#results.set(id, result);
    }
  }

  async note(id: string, result: ReminderResult): Promise<void> {
    this.#results.set(id, result);
    this.#logger.log(`${id}: ${Object.values(result).join(', ')}`);
    const { resultsFile } = this.campaign;
    if (resultsFile !== undefined) await appendFile(resultsFile, `${JSON.stringify({ id, ...result })}\n`);
  }
}
