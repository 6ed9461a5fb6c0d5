import { Subject } from 'rxjs';
import { ClientReports } from '../reports/index.js';
import type { StasisStart } from '../generated/index.js';
import type { AsteriskIdentity } from './ari-server-options.js';
import type { HandshakeRefusal } from './handshake.js';

/** Highest number of missed calls in a line of the log. */
const NAMED = 5;

/**
 * Reports errors, changes of the status and missed calls to the subscribers of the server, and writes them to the log.
 */
export class ServerReports extends ClientReports {
  readonly missedCalls = new Subject<StasisStart>();

  listening(path: string, port: number | undefined): void {
    this.log.say(`expects Asterisk at ${path}${port === undefined ? '' : ` on port ${port}`}`);
  }

  refused({ status, reason }: HandshakeRefusal, address: string): void {
    this.log.complain(`refused a WebSocket from ${address} with ${status}: ${reason}`);
  }

  registered({ id, address }: AsteriskIdentity, application: string): void {
    this.log.say(`Asterisk ${id} at ${address} has registered ${application}`);
  }

  lost({ id, address }: AsteriskIdentity, application: string, reason: string): void {
    this.log.complain(`lost the WebSocket of ${application} from Asterisk ${id} at ${address}: ${reason}`);
  }

  missed({ id, address }: AsteriskIdentity, calls: readonly StasisStart[]): void {
    const channels = calls.slice(0, NAMED).map(({ channel }) => channel.name);
    const named = calls.length > NAMED ? [...channels, '…'] : channels;
    const count = calls.length === 1 ? '1 call' : `${calls.length} calls`;
    const where = `from Asterisk ${id} at ${address}`;
    this.log.complain(`missed ${count} ${where}, gone before its socket was back: ${named.join(', ')}`);
    for (const call of calls) this.missedCalls.next(call);
  }

  override end(): void {
    this.missedCalls.complete();
    super.end();
  }
}
