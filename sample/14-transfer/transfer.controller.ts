import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { dial, Transfer } from 'nestjs-ari/calls';
import { OnTransfer } from 'nestjs-ari/calls/nest';

/**
 * Connects a caller with the endpoint that the dialplan names, and carries out the transfers that their telephones ask
 * for. `Set(PJSIP_TRANSFER_HANDLING()=ari-only)` before `Stasis(transfer,PJSIP/bob)` leaves them to this application.
 */
@AriController({ app: 'transfer' })
export class TransferController {
  @OnStasisStart()
  async connect({ channel, args: [endpoint = ''] }: StasisStart): Promise<void> {
    await dial(channel, endpoint);
    await channel.hangup({ ifGone: 'ignore' });
  }

  @OnTransfer()
  async transfer(transfer: Transfer): Promise<void> {
    await transfer.accept(`Local/${transfer.destination}@default`);
  }
}
