import { Injectable, type PipeTransform } from '@nestjs/common';
import type { ChannelTransfer } from '../../client/index.js';
import { Transfer } from '../transfer/index.js';

/** Makes the object with which a handler answers a transfer out of the event that tells of it. */
@Injectable()
export class TransferPipe implements PipeTransform<ChannelTransfer, Transfer> {
  transform(event: ChannelTransfer): Transfer {
    return new Transfer(event);
  }
}
