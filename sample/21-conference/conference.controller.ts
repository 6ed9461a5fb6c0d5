import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { Conferences } from 'nestjs-ari/calls';

/** `Stasis(conference,board)` brings a caller into a conference, `Stasis(conference,board,moderator)` its moderator. */
@AriController({ app: 'conference' })
export class ConferenceController {
  constructor(private readonly conferences: Conferences) {}

  @OnStasisStart()
  async join({ channel, args: [name = 'board', role] }: StasisStart): Promise<void> {
    const moderator = role === 'moderator';
    const result = await this.conferences.join(channel, name, {
      startOnEnter: moderator,
      endOnExit: moderator,
      leaveKey: '#',
    });
    if (result.outcome === 'refused') await channel.play('sound:conf-invalidpin').finished();
    await channel.hangup({ ifGone: 'ignore' });
  }
}
