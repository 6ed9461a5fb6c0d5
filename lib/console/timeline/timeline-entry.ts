/** Something that took time in a call, or happened at a moment, as the page draws it. */
export interface TimelineEntry {
  /** Joins the begin and the end of what takes time. */
  readonly key: string;
  /** `verb`: a step of a call flow. `moment` and `command` have no end. */
  readonly kind: 'verb' | 'play' | 'record' | 'hold' | 'talk' | 'command' | 'moment';
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  to?: number;
  /** How it ended. */
  outcome?: string;
  failed?: boolean;
}
