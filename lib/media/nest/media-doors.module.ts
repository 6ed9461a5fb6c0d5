import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import { OptionChecks } from '../../client/internal.js';
import { MediaServer } from '../server/index.js';
import { Media } from './media.js';
import { MediaLifecycle } from './media-lifecycle.js';
import type { MediaModuleOptions } from './media-module-options.js';

const MEDIA_SERVER = Symbol('MEDIA_SERVER');

/** The half of the media module that stands on Nest. */
@Module({})
class MediaDoorsModule {}

/** What the module provides, everywhere. */
export function mediaDoors(options: MediaModuleOptions): DynamicModule {
  const known = { webSocket: true, audioSocket: true, limits: true, drain: true } as const;
  const checks = new OptionChecks<MediaModuleOptions>({ connection: 'media' }, options, known);
  const drain = checks.time('drain', 5_000, 0);
  return {
    module: MediaDoorsModule,
    global: true,
    providers: [
      {
        provide: MEDIA_SERVER,
        useFactory: (http: HttpAdapterHost) => server(options, http),
        inject: [HttpAdapterHost],
      },
      { provide: Media, useFactory: (own: MediaServer | undefined) => new Media(own), inject: [MEDIA_SERVER] },
      {
        provide: MediaLifecycle,
        useFactory: (own: MediaServer | undefined, media: Media) => new MediaLifecycle(own, media, drain),
        inject: [MEDIA_SERVER, Media],
      },
    ],
    exports: [Media],
  };
}

function server(options: MediaModuleOptions, http: HttpAdapterHost): MediaServer | undefined {
  const { webSocket, audioSocket, limits } = options;
  if (webSocket === undefined && audioSocket === undefined) return undefined;
  const own = webSocket === undefined || webSocket.port !== undefined || webSocket.server !== undefined;
  const given = own ? webSocket : { ...webSocket, server: () => http.httpAdapter.getHttpServer() as Server };
  return new MediaServer({ webSocket: given, audioSocket, limits, logger: new Logger('MediaModule') });
}
