import type { Type } from '@nestjs/common';
import { AriController, OnStasisStart } from 'nestjs-ari';
import { Gate } from './gate.js';
import { Journal } from './journal.js';

/** A controller of this application whose handler is at work until the gate `hold` is opened. */
export function busyController(app: string): Type {
  @AriController({ app })
  class Busy {
    constructor(
      private readonly journal: Journal,
      private readonly gate: Gate,
    ) {}

    @OnStasisStart()
    async work(): Promise<void> {
      this.journal.note('busy');
      await this.gate.opened('hold');
    }
  }
  return Busy;
}
