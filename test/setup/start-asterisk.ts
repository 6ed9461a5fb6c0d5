import { AsteriskServer } from '../asterisk/asterisk-server.js';
import { PINNED_ASTERISK_VERSION } from '../asterisk/pinned-version.js';
import type { AsteriskDetails } from './asterisk-details.js';
import { loud } from './loud.js';
import type { StartedServer } from './servers-on-demand.js';
import { watchOver } from './watch-over.js';

/** Starts an Asterisk for a test run, and starts it again when it stands still. */
export async function startAsterisk(): Promise<StartedServer> {
  const server = await AsteriskServer.start();
  const details = detailsOf(server);
  tellVersion(details);
  const endWatch = watchOver(server, loud);
  return {
    details,
    stop: async () => {
      await endWatch();
      await server.stop();
    },
  };
}

/** Tells a version that is not the pinned one in a loud line. */
export function tellVersion({ version }: AsteriskDetails): void {
  if (version === PINNED_ASTERISK_VERSION) return;
  loud(`Asterisk is ${version}, not the pinned ${PINNED_ASTERISK_VERSION}: tests of both versions' common part`);
}

function detailsOf(server: AsteriskServer): AsteriskDetails {
  const { url, username, password, version, httpPort, sipPort, phonePort, outboundPort } = server;
  return { kind: 'unpacked', url, username, password, version, httpPort, sipPort, phonePort, outboundPort };
}
