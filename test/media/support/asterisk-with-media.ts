import { onTestFinished } from 'vitest';
import { AriClient, type Channel } from 'nestjs-ari/client';
import { MediaServer, openMedia, type MediaStream, type MediaWay, type OpenMediaOptions } from 'nestjs-ari/media';
import { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { SippCall } from '../../asterisk/sip/sipp-call.js';
import { RecordingLogger } from '../../client/support/recording-logger.js';

export const WAYS: readonly MediaWay[] = ['asteriskConnects', 'weConnect', 'audioSocket'];

const CONFIGURATION = {
  'websocket_client.conf': `[media-of-a-test]
type = websocket_client
connection_type = per_call_config
uri = ws://127.0.0.1:@OUTBOUND@/media
protocols = media
username = media
password = secret
connection_timeout = 500
reconnect_interval = 500
reconnect_attempts = 1
tls_enabled = no`,
};

/** A call, its channel in the application, and what makes its sound a stream. */
export interface CallWithMedia {
  readonly call: SippCall;
  readonly channel: Channel;
  open(options: OpenMediaOptions): Promise<MediaStream>;
}

/** A real Asterisk of a file's own, a client of it, and a media server that it reaches both ways. */
export class AsteriskWithMedia {
  readonly #calls = new Map<string, (channel: Channel) => void>();
  #number = 100;

  private constructor(
    readonly asterisk: AsteriskServer,
    readonly client: AriClient,
    readonly server: MediaServer,
    readonly log: RecordingLogger,
  ) {
    client.on('StasisStart', ({ channel }) => this.#calls.get(channel.caller.number)?.(channel));
  }

  static async start(): Promise<AsteriskWithMedia> {
    const asterisk = await AsteriskServer.start({ confExtra: CONFIGURATION });
    const { url, username, password, outboundPort } = asterisk;
    const logger = new RecordingLogger();
    const client = new AriClient({ url, username, password, apps: 'media', logger });
    const server = new MediaServer({
      webSocket: {
        port: outboundPort,
        host: '127.0.0.1',
        section: 'media-of-a-test',
        username: 'media',
        password: 'secret',
      },
      audioSocket: { port: 0, host: '127.0.0.1' },
      logger,
    });
    await Promise.all([client.connect(), server.listen()]);
    return new AsteriskWithMedia(asterisk, client, server, logger);
  }

  async stop(): Promise<void> {
    await this.server.close();
    await this.client.close();
    await this.asterisk.stop();
  }

  /** A SIP phone that has called the application and been answered; unplugged when the test has ended. */
  async call(): Promise<CallWithMedia> {
    this.#number += 1;
    const callerNumber = `${this.#number}`;
    const arrived = new Promise<Channel>((resolve) => this.#calls.set(callerNumber, resolve));
    const call = await SippCall.place(this.asterisk, { extension: 'app-media', callerNumber });
    onTestFinished(() => call.unplug());
    const channel = await arrived;
    // A call that a failed test has left standing would fail each one after it.
    onTestFinished(() => channel.hangup().catch(() => {}));
    await channel.answer();
    await call.answered();
    const open = async (options: OpenMediaOptions): Promise<MediaStream> => {
      const media = await openMedia(channel, { server: this.server, ...options });
      onTestFinished(() => media.close());
      return media;
    };
    return { call, channel, open };
  }

  /** Names of the channels and ids of the bridges that there are now. */
  async leftovers(): Promise<{ readonly channels: string[]; readonly bridges: string[] }> {
    const [channels, bridges] = await Promise.all([this.client.channels.list(), this.client.bridges.list()]);
    return { channels: channels.map(({ name }) => name), bridges: bridges.map(({ id }) => id) };
  }
}
