import { Inject } from '@nestjs/common';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { AudioUri, menu, play } from 'nestjs-ari/calls';

/** How long a caller may think before being asked again, in milliseconds. */
export const PATIENCE = Symbol('PATIENCE');

const MENU = ['sound:vm-press', 'sound:digits/1', 'sound:vm-press', 'sound:digits/2'];

/** Offers a menu. Keys interrupt it: 1 and 2 are repeated, others are refused. Who says nothing is asked again. */
@AriController({ app: 'auto-attendant' })
export class AutoAttendantController {
  constructor(@Inject(PATIENCE) private readonly patience: number) {}

  @OnStasisStart()
  async welcome({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    const question = {
      prompt: MENU,
      choices: { 1: 'one', 2: 'two' },
      timeout: this.patience,
      attempts: 10,
      onNoInput: 'sound:hello',
      onNoMatch: 'sound:pm-invalid-option',
    };
    for (;;) {
      const chosen = await menu(channel, question);
      if (chosen.outcome !== 'chosen') break;
      await play(channel, ['sound:you-entered', ...AudioUri.digits(chosen.key)]);
    }
    await channel.hangup({ ifGone: 'ignore' });
  }
}
