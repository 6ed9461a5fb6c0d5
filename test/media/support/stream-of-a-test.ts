import { onTestFinished } from 'vitest';
import { audioFormat, MediaStream, type AudioFormatName, type MediaBuffers, type TalkOptions } from 'nestjs-ari/media';
import type { LinkEnd, LinkListener, MediaLink } from '../../../lib/media/links/index.js';
import { QueuedPlayout, type PlayoutLimits } from '../../../lib/media/playout/index.js';
import { ModelledQueue } from './modelled-queue.js';

/** A link that a test leads by hand, with the queue of a modelled Asterisk behind it. */
export class ModelledLink implements MediaLink {
  readonly way = 'weConnect';
  readonly channelId = 'media-1';
  readonly format;
  readonly queue: ModelledQueue;
  readonly closed = Promise.resolve();
  closes = 0;
  #listener: LinkListener | undefined;
  #playout: QueuedPlayout | undefined;

  constructor(format: AudioFormatName) {
    this.format = audioFormat(format);
    this.queue = new ModelledQueue(() => ({
      marked: (id) => this.#playout?.markPlayed(id),
      xoff: () => this.#playout?.xoff(),
      xon: () => this.#playout?.xon(),
      status: (length) => this.#playout?.status(length),
    }));
  }

  listen(listener: LinkListener): void {
    this.#listener = listener;
  }

  playout(limits: PlayoutLimits): QueuedPlayout {
    this.#playout = new QueuedPlayout(this.queue, this.format, this.format.frameBytes, limits);
    return this.#playout;
  }

  close(): void {
    this.closes += 1;
    this.queue.end();
  }

  sound(bytes: Buffer): void {
    this.#listener?.audio(bytes);
  }

  digit(digit: string): void {
    this.#listener?.digit(digit);
  }

  end(end: LinkEnd): void {
    this.#listener?.ended(end);
  }
}

export interface StreamOptions {
  readonly format?: AudioFormatName;
  readonly linkFormat?: AudioFormatName;
  readonly buffers?: MediaBuffers;
  readonly talk?: TalkOptions;
}

/** A stream over such a link; it ends with the test. */
export function modelledStream(options: StreamOptions = {}): {
  readonly media: MediaStream;
  readonly link: ModelledLink;
  readonly troubles: unknown[];
} {
  const { format = 'ulaw', linkFormat = format, buffers = {}, talk = {} } = options;
  const link = new ModelledLink(linkFormat);
  const troubles: unknown[] = [];
  const media = new MediaStream({
    link,
    format: audioFormat(format),
    mediaChannelId: 'media-1',
    channelId: 'caller-1',
    buffers,
    talk,
    digitsOverLink: true,
    openingMs: 1,
    trouble: (problem) => void troubles.push(problem),
  });
  onTestFinished(() => media.close());
  return { media, link, troubles };
}
