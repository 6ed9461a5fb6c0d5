import type { Finding } from '../finding.js';
import { ok } from '../finding.js';
import type { Patient } from '../patient.js';

/** Without these no application works. */
const NEEDED: Readonly<Record<string, string>> = {
  app_stasis: 'Stasis() in the dialplan: calls cannot enter an application',
  res_ari_applications: 'the list of applications, their subscriptions and event filters',
  res_ari_asterisk: 'server information, on which the client compares after a reconnect',
  res_ari_bridges: 'bridges',
  res_ari_channels: 'channels',
  res_ari_events: 'the event socket',
  res_ari_playbacks: 'control of playbacks',
  res_ari_recordings: 'recordings',
  res_stasis_answer: 'answering of channels',
  res_stasis_playback: 'playing of sounds',
  res_stasis_recording: 'recording',
};

/** Without these a part of ARI is missing. */
const USEFUL: Readonly<Record<string, string>> = {
  app_stasis_broadcast: 'StasisBroadcast(): one call offered to several applications',
  chan_rtp: 'external media over RTP',
  chan_websocket: 'audio over WebSockets',
  res_ari_device_states: 'device states',
  res_ari_endpoints: 'endpoints and text messages',
  res_ari_mailboxes: 'mailboxes',
  res_ari_sounds: 'the list of sounds',
  res_stasis_device_state: 'device states of applications',
  res_stasis_snoop: 'listening in on channels',
  res_websocket_client: 'connections that Asterisk opens itself',
};

/** Lists modules, and names those that are missing with what they bring. */
export async function checkModules({ client }: Patient): Promise<Finding[]> {
  const modules = await client.asterisk.listModules();
  const running = new Set(
    modules.filter(({ status }) => status === 'Running').map(({ name }) => name.replace(/\.so$/, '')),
  );
  const missing = (wanted: Readonly<Record<string, string>>, level: 'problem' | 'warning'): Finding[] =>
    Object.entries(wanted).flatMap(([name, brings]) =>
      running.has(name)
        ? []
        : {
            check: 'modules',
            level,
            text: `${name}.so does not run; it brings ${brings}`,
            change: `modules.conf: load = ${name}.so (where your package has it)`,
          },
    );
  const found = [...missing(NEEDED, 'problem'), ...missing(USEFUL, 'warning')];
  const all = Object.keys(NEEDED).length + Object.keys(USEFUL).length;
  return [ok('modules', `${all - found.length} of ${all} modules of ARI run`), ...found];
}
