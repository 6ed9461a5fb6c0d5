import { setTimeout as delay } from 'node:timers/promises';
import { ariReply, type AriCredentials } from './ari-reply.js';
import { logTail, readLog } from './asterisk-process.js';
import { PortTakenException } from './port-taken.exception.js';
import { isAlive } from './process-life.js';

const BOOT_LIMIT = 30_000;
const INTERVAL = 20;

/** What a booting server is recognised by. */
export interface BootingServer {
  readonly pid: number;
  readonly runFolder: string;
  readonly url: string;
  readonly entityId: string;
  readonly credentials: AriCredentials;
}

/**
 * Waits until this very server answers. On its way up it refuses the connection, then answers 404, then 503.
 * @throws PortTakenException when somebody else holds a port; Error with the end of the log when Asterisk died.
 */
export async function waitForBoot(server: BootingServer): Promise<void> {
  const deadline = Date.now() + BOOT_LIMIT;
  while (!(await answers(server))) {
    if (!isAlive(server.pid)) throw new Error(`Asterisk ended while starting:\n${await logTail(server.runFolder)}`);
    await refuseTakenPort(server.runFolder);
    if (Date.now() > deadline) {
      throw new Error(`Asterisk gave no answer within ${BOOT_LIMIT} ms:\n${await logTail(server.runFolder)}`);
    }
    await delay(INTERVAL);
  }
  await refuseTakenPort(server.runFolder);
}

async function answers({ url, entityId, credentials }: BootingServer): Promise<boolean> {
  const reply = await ariReply(`${url}/asterisk/ping`, credentials).catch(() => undefined);
  return reply?.status === 200 && reply.body.includes(entityId);
}

/** Asterisk goes on without a port that it could not get, and says so in its log only. */
async function refuseTakenPort(runFolder: string): Promise<void> {
  const line = (await readLog(runFolder)).split('\n').find((text) => text.includes('Address already in use'));
  if (line !== undefined) throw new PortTakenException(`Asterisk did not get a port: ${line}`);
}
