import { expect, it } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { clientFor, ownAsterisk } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { RecordingLogger } from '../client/support/recording-logger.js';
import { statusesOf } from '../client/support/status-of-a-client.js';
import { stoodStill } from '../client/lag/support/stood-still.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { amount } from './support/amount.js';

const ROUNDS = amount(5_000);
const BLOCK_MS = 80;

describeOnAsterisk(
  `a handler that blocks the event loop for ${BLOCK_MS} ms under ${ROUNDS} variables set back to back`,
  () => {
    it('is warned of once, and loses nothing', { timeout: 60_000 }, async () => {
      const { url } = await ownAsterisk();
      const logger = new RecordingLogger();
      const client = clientFor(url, { apps: unique('short'), subscribeAll: true, logger });
      const rounds: number[] = [];
      client.on('ChannelVarset', ({ variable, value }) => {
        if (variable !== 'ROUND') return;
        rounds.push(Number(value));
        if (rounds.length === Math.round(ROUNDS / 2)) stoodStill(BLOCK_MS);
      });
      await client.connect();
      const statuses = statusesOf(client);
      await client.channels.originate({
        endpoint: `Local/burst-${ROUNDS}@default`,
        context: 'default',
        extension: 'answer',
      });
      await eventually(() => expect(rounds.at(-1)).toBe(ROUNDS));
      expect(rounds).toEqual(Array.from({ length: ROUNDS + 1 }, (_, round) => round));
      await eventually(() => expect(logger.matching(/computations out of handlers/)).toHaveLength(1));
      expect(statuses).toEqual([]);
    });
  },
);
