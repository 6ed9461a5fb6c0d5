import { Module, type Type } from '@nestjs/common';
import { AriController, AriModule, OnStasisStart, StasisStart } from 'nestjs-ari';
import { AriDataModule, type AriDataOptions } from 'nestjs-ari/data';
import { AriResourcesModule, CommandRunner, type CommandAnswer, type ResourceUser } from 'nestjs-ari/resources';
import { AriVoicemailModule, Voicemail, type AriVoicemailOptions } from 'nestjs-ari/voicemail';
import { RunningSample } from '../../../sample/support/running-sample.js';
import type { AsteriskOfSample } from '../../../sample/support/describe-on-both.js';
import { unique } from '../../client/support/call-of-a-test.js';

/** What a process does with a draft: a fall leaves it where it is. */
export type Ending = 'delivers' | 'falls';

/** An application that takes messages. */
export interface VoicemailApplication {
  readonly module: Type;
  readonly app: string;
}

/** Takes messages: `Stasis(app,box)` records until the caller hangs up. */
export function voicemailApplication(
  data: AriDataOptions,
  options: AriVoicemailOptions = {},
  ending: Ending = 'delivers',
  app = unique('voicemail'),
): VoicemailApplication {
  @AriController({ app })
  class Messages {
    constructor(private readonly voicemail: Voicemail) {}

    @OnStasisStart()
    async take({ channel, args: [box = ''] }: StasisStart): Promise<void> {
      await channel.answer();
      const draft = this.voicemail.draft(box, channel.id);
      const { outcome } = await channel.record({ name: draft, maxDurationSeconds: 60 }).finished({ timeout: 60_000 });
      if (outcome !== 'finished' || ending === 'falls') return;
      const { number: caller, name: callerName } = channel.caller;
      await this.voicemail.deliver(draft, { caller, callerName });
    }
  }

  @Module({
    imports: [
      AriModule.forRoot({ url: 'http://localhost:8088', username: 'ari', password: 'secret' }),
      AriDataModule.forRoot(data),
      AriResourcesModule.forRoot({
        can: () => true,
        tenantOf: (object) => (object as { tenant?: string }).tenant,
      }),
      AriVoicemailModule.forRoot(options),
    ],
    providers: [Messages],
  })
  class VoicemailTestModule {}

  return { module: VoicemailTestModule, app };
}

/** The application while it runs, and what clients may ask of it. */
export class RunningVoicemail {
  private constructor(
    readonly sample: RunningSample,
    readonly app: string,
    readonly voicemail: Voicemail,
    private readonly runner: CommandRunner,
  ) {}

  static async start({ module, app }: VoicemailApplication, asterisk?: AsteriskOfSample): Promise<RunningVoicemail> {
    const sample = await RunningSample.start(module, undefined, asterisk);
    const get = <T>(type: Type<T>): T => sample.app.get(type, { strict: false });
    return new RunningVoicemail(sample, app, get(Voicemail), get(CommandRunner));
  }

  /** What a user asks of one of the two resources. */
  ask(
    stream: 'voicemailBoxes' | 'voicemailMessages',
    action: string,
    parts: { readonly pk?: string; readonly data?: unknown } = {},
    user: ResourceUser = { id: 'ada', tenant: 'north' },
  ): Promise<CommandAnswer> {
    return this.runner.run({ user, door: 'test', stream, action, ...parts });
  }

  async lamp(box: string): Promise<string> {
    return (await this.sample.client.deviceStates.get(`Stasis:mailbox-${box}`)).state;
  }
}
