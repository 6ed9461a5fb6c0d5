import { Injectable, Logger } from '@nestjs/common';
import type { Channel } from 'nestjs-ari';

/** How a call ended, for the person who called. */
export type Ending =
  | { readonly ending: 'talked'; readonly to: string; readonly waitMs: number }
  | { readonly ending: 'message'; readonly box: string; readonly message: string }
  | { readonly ending: 'callback'; readonly id: string; readonly number: string }
  /** Nothing was chosen, or nothing that there is. */
  | { readonly ending: 'no-choice' }
  /** The caller hung up, and where. */
  | { readonly ending: 'gave-up'; readonly during: 'answer' | 'menu' | 'queue' | 'emergency' | 'message' | 'callback' }
  /** Asterisk refused something. */
  | { readonly ending: 'failed'; readonly why: string };

/** A line of the sheet. */
export type SheetLine = Ending & { readonly channel: string; readonly from: string };

/** The sheet is as long as this. */
const LINES = 1_000;

/** Keeps what has become of the last calls, as the person who runs the clinic wants to know it. */
@Injectable()
export class CallSheet {
  readonly #logger = new Logger('Clinic');
  readonly #lines: SheetLine[] = [];

  get lines(): readonly SheetLine[] {
    return this.#lines;
  }

  note({ id, caller }: Channel, ending: Ending): void {
    this.#lines.push({ channel: id, from: caller.number, ...ending });
    if (this.#lines.length > LINES) this.#lines.shift();
    this.#logger.log(`${caller.number || 'unknown'}: ${Object.values(ending).join(', ')}`);
  }
}
