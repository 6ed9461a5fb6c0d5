import { AriException } from './ari.exception.js';

/** The application was set up wrongly; thrown at start, before anything is sent. */
export class AriConfigurationException extends AriException {
  override readonly code: string = 'ARI_CONFIGURATION';
  /** The option at fault, for example `reconnect.most`. */
  readonly field: string;
  /** What it should be, as the message says. */
  readonly expected: string;

  constructor(connection: string, field: string, expected: string) {
    super(`Options of connection "${connection}": "${field}" ${expected}.`, { operation: 'configuration', connection });
    this.field = field;
    this.expected = expected;
  }
}
