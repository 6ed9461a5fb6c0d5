import { AriEvent, OnChannelEvent, type AriHandlerOptions } from '../../module/index.js';
import { TransferPipe } from './transfer.pipe.js';

/**
 * Marks a handler of the transfers that telephones ask for; its first parameter is the `Transfer`. Only telephones whose
 * channel has `PJSIP_TRANSFER_HANDLING()=ari-only` leave their transfers to the application.
 *
 * @example
 * @OnTransfer()
 * async transfer(transfer: Transfer): Promise<void> {
 *   await transfer.accept(`PJSIP/${transfer.destination}`);
 * }
 * @publicApi
 */
export function OnTransfer(
  options?: AriHandlerOptions,
): (target: object, method: string, descriptor: PropertyDescriptor) => void {
  // Each report of progress comes as such an event as well: only the first, the request, has no state.
  const heard = OnChannelEvent('ChannelTransfer', { state: (state) => state === undefined }, options);
  return (target, method, descriptor) => {
    AriEvent(new TransferPipe())(target, method, 0);
    heard(target, method, descriptor as never);
  };
}
