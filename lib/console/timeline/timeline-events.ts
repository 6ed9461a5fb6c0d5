import type { Ari, LiveRecording, Playback } from '../../client/index.js';
import type { CallTimelines } from './call-timelines.js';
import type { TimelineEntry } from './timeline-entry.js';

/** Notes what one connection hears of calls. Which key was pressed is nobody's business afterwards. */
export class TimelineEvents {
  readonly #listening: { unsubscribe(): void }[] = [];

  constructor(
    private readonly ari: Ari,
    private readonly timelines: CallTimelines,
  ) {}

  begin(): void {
    const on = this.ari.on.bind(this.ari);
    const begins = (id: string | undefined, entry: TimelineEntry): void => {
      if (id !== undefined) this.timelines.add(id, entry);
    };
    const ends = (id: string | undefined, key: string, at: string, outcome?: string): void => {
      const failed = outcome === 'failed' && { failed: true };
      if (id !== undefined) this.timelines.end(id, key, { to: Date.parse(at), outcome, ...failed });
    };
    const moment = (id: string, label: string, at: string): void =>
      begins(id, { key: label, kind: 'moment', label, at: Date.parse(at) });
    this.#listening.push(
      on('StasisStart', ({ channel, application, timestamp }) =>
        moment(channel.id, `enters ${application}`, timestamp),
      ),
      on('StasisEnd', ({ channel, timestamp }) => moment(channel.id, 'leaves the application', timestamp)),
      on('ChannelDtmfReceived', ({ channel, timestamp }) => moment(channel.id, 'a key is pressed', timestamp)),
      on('ChannelHangupRequest', ({ channel, timestamp }) => moment(channel.id, 'is asked to hang up', timestamp)),
      on('PlaybackStarted', ({ playback, timestamp }) => {
        const { id, media_uri: label } = playback;
        begins(channelOf(playback), { key: id, kind: 'play', label, at: Date.parse(timestamp) });
      }),
      on('PlaybackFinished', ({ playback, timestamp }) =>
        ends(channelOf(playback), playback.id, timestamp, playback.state),
      ),
      on('RecordingStarted', ({ recording, timestamp }) => {
        const { name } = recording;
        begins(channelOf(recording), { key: name, kind: 'record', label: name, at: Date.parse(timestamp) });
      }),
      on('RecordingFinished', ({ recording, timestamp }) =>
        ends(channelOf(recording), recording.name, timestamp, 'done'),
      ),
      on('RecordingFailed', ({ recording, timestamp }) =>
        ends(channelOf(recording), recording.name, timestamp, 'failed'),
      ),
      on('ChannelHold', ({ channel, timestamp }) =>
        begins(channel.id, { key: 'hold', kind: 'hold', label: 'on hold', at: Date.parse(timestamp) }),
      ),
      on('ChannelUnhold', ({ channel, timestamp }) => ends(channel.id, 'hold', timestamp)),
      on('ChannelTalkingStarted', ({ channel, timestamp }) =>
        begins(channel.id, { key: 'talk', kind: 'talk', label: 'talks', at: Date.parse(timestamp) }),
      ),
      on('ChannelTalkingFinished', ({ channel, timestamp }) => ends(channel.id, 'talk', timestamp)),
    );
  }

  end(): void {
    for (const listening of this.#listening.splice(0)) listening.unsubscribe();
  }
}

function channelOf({ target_uri: target }: Pick<Playback | LiveRecording, 'target_uri'>): string | undefined {
  return /^channel:(.+)$/.exec(target)?.[1];
}
