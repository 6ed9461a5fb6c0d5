import type { InjectionToken, ModuleMetadata, OptionalFactoryDependency } from '@nestjs/common';
import type { RecordingStore } from '../recordings/index.js';

/**
 * How telephones learn that there are messages: a device state for hints of the dialplan, Asterisk's mailboxes (where its
 * module `res_stasis_mailbox` is loaded), or not at all.
 * @publicApi
 */
export type VoicemailLamp = 'deviceState' | 'mailbox' | 'none';

/**
 * How voicemail is kept.
 * @publicApi
 */
export interface AriVoicemailOptions {
  /** Name of the connection that records and plays. Default: the one without a name. */
  readonly connection?: string;
  /** Where greetings and messages are kept. Default: with the recordings of Asterisk. */
  readonly recordings?: RecordingStore;
  /** What shows unread messages. Default `deviceState`. */
  readonly lamp?: VoicemailLamp;
  /** Name of the lamp of a box. Default `Stasis:mailbox-100` as a device state, `100@default` as a mailbox. */
  readonly lampName?: (box: string) => string;
}

/**
 * Options that other providers make.
 * @publicApi
 */
export interface AriVoicemailAsyncOptions {
  readonly imports?: ModuleMetadata['imports'];
  readonly inject?: readonly (InjectionToken | OptionalFactoryDependency)[];
  readonly useFactory: (...dependencies: never[]) => AriVoicemailOptions | Promise<AriVoicemailOptions>;
}

/** The options with nothing left open but the store, which the connection may be needed for. */
export interface VoicemailSettings {
  readonly connection: string;
  readonly recordings: RecordingStore | undefined;
  readonly lamp: VoicemailLamp;
  readonly lampName: (box: string) => string;
}

/** Token of the settings. */
export const VOICEMAIL_SETTINGS = Symbol('VOICEMAIL_SETTINGS');
