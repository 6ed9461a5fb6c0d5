import { randomUUID } from 'node:crypto';
import { AriForbiddenException, AriNotFoundException } from '../../../client/index.js';
import type { Finding } from '../finding.js';
import { ok } from '../finding.js';
import type { Patient } from '../patient.js';

/** Whether the user may give commands: tried with one that cannot have an effect. */
export async function checkUser({ client, options: { username } }: Patient): Promise<Finding[]> {
  try {
    await client.events.userEvent('NestjsAriDoctor', { application: `nestjs-ari-doctor-${randomUUID()}` });
  } catch (error) {
    if (error instanceof AriForbiddenException) {
      const text = `user "${username}" may only read: no call can be answered`;
      const change = `ari.conf: [${username}] read_only = no; then "module reload res_ari.so" in the console`;
      return [{ check: 'user', level: 'problem', text, change }];
    }
    // There is no such application, which is as far as a user gets who may write.
    if (!(error instanceof AriNotFoundException)) throw error;
  }
  return [ok('user', `user "${username}" may give commands`)];
}
