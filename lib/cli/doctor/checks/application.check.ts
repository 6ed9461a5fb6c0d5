import { AriNotFoundException } from '../../../client/index.js';
import type { Finding } from '../finding.js';
import { ok } from '../finding.js';
import type { Patient } from '../patient.js';

/** Whether the application that was asked about is registered. */
export async function checkApplication({ client, options: { app } }: Patient): Promise<Finding[]> {
  if (app === undefined) return [];
  try {
    const { channel_ids } = await client.applications.get(app);
    const calls = channel_ids.length === 0 ? '' : `; it is subscribed to ${channel_ids.length} channels`;
    return [ok('application', `"${app}" is registered${calls}`)];
  } catch (error) {
    if (!(error instanceof AriNotFoundException)) throw error;
    const text = `"${app}" is not registered: Stasis(${app}) fails, and calls go on in the dialplan`;
    const change = `start the program that connects with apps: '${app}'; extensions.conf: Stasis() must use that very name`;
    return [{ check: 'application', level: 'problem', text, change }];
  }
}
