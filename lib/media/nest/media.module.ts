import type { DynamicModule } from '@nestjs/common';
import type { MediaModuleOptions } from './media-module-options.js';

/**
 * Gives a Nest application the sound of its calls: `Media` to inject, doors for Asterisk's connections that open when the
 * application has started, and an orderly end. Import it beside `AriModule`.
 * @publicApi
 */
export class MediaModule {
  /**
   * @throws {AriConfigurationException} when the application starts: an option is wrong.
   * @example
   * imports: [AriModule.forRoot({ … }), MediaModule.forRoot({ webSocket: { section: 'media' } })]
   */
  static forRoot(options: MediaModuleOptions = {}): DynamicModule {
    return { module: MediaModule, imports: [doors(options)] };
  }
}

/** Loaded when it is asked for, because the room must be of use where there is no Nest. */
async function doors(options: MediaModuleOptions): Promise<DynamicModule> {
  const { mediaDoors } = await import('./media-doors.module.js');
  return mediaDoors(options);
}
