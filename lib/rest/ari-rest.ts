import { Injectable } from '@nestjs/common';
import { EventStreams } from './events/index.js';
import { RestDocument, type ApiDocument } from './openapi/index.js';

/**
 * What an application can do with its routes while it runs.
 * @publicApi
 */
@Injectable()
export class AriRest {
  constructor(
    private readonly streams: EventStreams,
    private readonly written: RestDocument,
  ) {}

  /** The API document: what `openapi.json` answers. For `missingInDocument`, or to be kept in a file. */
  document(): Promise<ApiDocument> {
    return this.written.get();
  }

  /** Streams of events that are open. */
  get eventStreams(): number {
    return this.streams.size;
  }

  /**
   * Ends the streams of events of a user who may now do other things than before. His clients open them again by
   * themselves, where they ended, and hear what he may hear now.
   */
  regrant(user: { readonly id: string }): void {
    this.streams.endOf(user.id);
  }
}
