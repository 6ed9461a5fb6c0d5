import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AriDatabase } from '../data/index.js';
import { VoicemailBoxesBinding, VoicemailMessagesBinding } from './binding/index.js';
import {
  VOICEMAIL_SETTINGS,
  voicemailSettings,
  type AriVoicemailAsyncOptions,
  type AriVoicemailOptions,
  type VoicemailSettings,
} from './options/index.js';
import { VoicemailStores } from './records/index.js';
import { Voicemail } from './voicemail.js';

/**
 * Keeps voicemail: boxes with PINs and greetings, messages with folders and read marks, and a lamp for each box. Shows them
 * as the resources `voicemailBoxes` and `voicemailMessages`. Needs an `AriModule` and an `AriDataModule`.
 * @publicApi
 */
@Module({})
export class AriVoicemailModule {
  /**
   * @throws {DataConfigurationException} when the application starts: an option is unknown, or can never work.
   * @example
   * imports: [AriModule.forRoot({ … }), AriDataModule.forRoot({ url }), AriVoicemailModule.forRoot()]
   */
  static forRoot(options: AriVoicemailOptions = {}): DynamicModule {
    return voicemailModule({ provide: VOICEMAIL_SETTINGS, useFactory: () => voicemailSettings(options) });
  }

  /**
   * The same, with options that other providers make.
   *
   * @throws {DataConfigurationException} when the application starts: an option is unknown, or can never work.
   */
  static forRootAsync({ imports, inject = [], useFactory }: AriVoicemailAsyncOptions): DynamicModule {
    const make = async (...dependencies: unknown[]): Promise<VoicemailSettings> =>
      voicemailSettings(await useFactory(...(dependencies as never[])));
    return voicemailModule({ provide: VOICEMAIL_SETTINGS, useFactory: make, inject: [...inject] }, imports);
  }
}

function voicemailModule(settings: Provider, imports: DynamicModule['imports'] = []): DynamicModule {
  return {
    module: AriVoicemailModule,
    imports,
    providers: [
      settings,
      {
        provide: VoicemailStores,
        useFactory: (database: AriDatabase) => new VoicemailStores(database),
        inject: [AriDatabase],
      },
      Voicemail,
      VoicemailBoxesBinding,
      VoicemailMessagesBinding,
    ],
    exports: [Voicemail, VoicemailBoxesBinding, VoicemailMessagesBinding],
  };
}
