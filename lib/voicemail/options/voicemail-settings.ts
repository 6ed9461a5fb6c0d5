import { nearestName } from '../../client/internal.js';
import { DataConfigurationException } from '../../data/index.js';
import { DEFAULT_CONNECTION } from '../../module/index.js';
import type { AriVoicemailOptions, VoicemailLamp, VoicemailSettings } from './voicemail-options.js';

const KNOWN: readonly (keyof AriVoicemailOptions)[] = ['connection', 'recordings', 'lamp', 'lampName'];
const LAMPS: readonly VoicemailLamp[] = ['deviceState', 'mailbox', 'none'];

/** @throws {DataConfigurationException} an option is unknown, or can never work. */
export function voicemailSettings(options: AriVoicemailOptions): VoicemailSettings {
  for (const name of Object.keys(options)) {
    if ((KNOWN as readonly string[]).includes(name)) continue;
    const near = nearestName(name, KNOWN);
    refuse(`has an unknown "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`);
  }
  const { connection = DEFAULT_CONNECTION, recordings, lamp = 'deviceState', lampName } = options;
  if (!LAMPS.includes(lamp)) refuse(`has a "lamp" that is none of ${LAMPS.join(', ')}`);
  if (lampName !== undefined && typeof lampName !== 'function') refuse('has a "lampName" that is no function');
  if (recordings !== undefined && typeof recordings.keep !== 'function') {
    refuse('has "recordings" that are no RecordingStore');
  }
  const named = lamp === 'mailbox' ? (box: string) => `${box}@default` : (box: string) => `Stasis:mailbox-${box}`;
  return { connection, recordings, lamp, lampName: lampName ?? named };
}

function refuse(problem: string): never {
  throw new DataConfigurationException('AriVoicemailModule', problem);
}
