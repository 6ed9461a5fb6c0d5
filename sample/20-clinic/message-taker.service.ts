import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from 'nestjs-ari';
import { play, record } from 'nestjs-ari/calls';
import { Voicemail } from 'nestjs-ari/voicemail';
import type { Ending } from './call-sheet.service.js';
import { CLINIC, type Clinic } from './clinic.js';

/** Takes a message for one of the boxes of the clinic. */
@Injectable()
export class MessageTaker {
  constructor(
    private readonly voicemail: Voicemail,
    @Inject(CLINIC) private readonly clinic: Clinic,
  ) {}

  /** What a caller has said before hanging up is a message too. */
  async take(caller: Channel, box: string): Promise<Ending> {
    const { prompts } = this.clinic;
    const draft = this.voicemail.draft(box, caller.id);
    const greeting = await this.voicemail.greeting(box);
    const taken = await record(caller, {
      name: draft,
      prompt: greeting ?? prompts.leaveMessage,
      maxLength: 120_000,
      finishOnKey: '#',
      review: { prompt: prompts.reviewMessage },
    });
    if (taken.outcome !== 'recorded') {
      await this.voicemail.discard(draft);
      if (taken.outcome === 'hangup') return { ending: 'gave-up', during: 'message' };
      return { ending: 'failed', why: taken.outcome };
    }
    const { number, name: callerName } = caller.caller;
    const seconds = taken.lengthMs === undefined ? undefined : taken.lengthMs / 1_000;
    const message = await this.voicemail.deliver(draft, { caller: number, callerName, seconds });
    if (message === undefined) return { ending: 'gave-up', during: 'message' };
    await play(caller, prompts.messageTaken);
    return { ending: 'message', box, message: message.id };
  }
}
