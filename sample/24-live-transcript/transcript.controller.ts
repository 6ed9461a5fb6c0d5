import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { dial } from 'nestjs-ari/calls';
import { Media } from 'nestjs-ari/media';
import { Transcripts } from './transcripts.js';

/** Connects a caller, and listens to both sides. The call does not notice: it goes on when the transcript fails. */
@AriController({ app: 'transcript' })
export class TranscriptController {
  constructor(
    private readonly media: Media,
    private readonly transcripts: Transcripts,
  ) {}

  @OnStasisStart()
  async connect({ channel }: StasisStart) {
    await channel.answer();
    const [caller, callee] = await Promise.all([
      this.media.open(channel, { format: 'slin16', tap: 'in' }),
      this.media.open(channel, { format: 'slin16', tap: 'out' }),
    ]);
    void this.transcripts.listen(channel.id, 'caller', caller);
    void this.transcripts.listen(channel.id, 'callee', callee);
    await dial(channel, process.env['DESTINATION'] ?? 'PJSIP/alice');
    await channel.hangup({ ifGone: 'ignore' });
  }
}
