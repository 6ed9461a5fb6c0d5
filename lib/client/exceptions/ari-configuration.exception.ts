import { AriException } from './ari.exception.js';

/**
 * Thrown at start, before anything is sent, when an option is wrong.
 * @publicApi
 */
export class AriConfigurationException extends AriException {
  override readonly code: string = 'ARI_CONFIGURATION';
  /** The option that is wrong, for example `reconnect.most`. */
  readonly field: string;
  /** What it should be, as the message says. */
  readonly expected: string;

  constructor(connection: string, field: string, expected: string) {
    super(`Options of connection "${connection}": "${field}" ${expected}.`, { operation: 'configuration', connection });
    this.field = field;
    this.expected = expected;
  }
}
