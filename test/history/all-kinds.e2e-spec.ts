import { AriClient } from 'nestjs-ari/client';
import type { CallLegRecord, CallRecord } from 'nestjs-ari/history';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { embeddedPlace, PATIENCE, postgresqlPlace, type DatabasePlace } from '../data/support/databases.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';
import { asteriskWithRecords, cdrLines, differences, type CdrLine } from './support/cdr-lines.js';
import { EXTENSIONS, idsOf, KINDS, WAIT, type Kind, type Placed, type Stage } from './support/kinds-of-calls.js';
import { RecordedProcess, type RecordedRows } from './support/recorded-process.js';

/** 500 calls with `npm run test:soak`. */
const OF_EACH_KIND = process.env['SOAK'] === undefined ? 4 : 50;
const AT_ONCE = process.env['SOAK'] === undefined ? 4 : 10;

function everyCall(place: () => Promise<DatabasePlace>): void {
  it('exactly one row, with the end that it had and that Asterisk tells of it', { timeout: PATIENCE * 8 }, async () => {
    const database = await place();
    onTestFinished(() => database.remove());
    const server = await asteriskWithRecords(EXTENSIONS);
    onTestFinished(() => server.stop());
    const { url, username, password, sipPort } = server;
    const [app, recorded] = [unique('driver'), unique('recorded')];
    const client = new AriClient({ url, username, password, apps: app, subscribeAll: true });
    onTestFinished(() => client.close());
    await client.connect();
    const transfers = new Map<string, string>();
    client.on('BridgeBlindTransfer', ({ channel, transferee }) => {
      transfers.set(channel.caller.number, transferee?.id ?? '');
    });
    client.on('BridgeAttendedTransfer', ({ transferer_first_leg: channel, transferee }) => {
      transfers.set(channel.caller.number, transferee?.id ?? '');
    });
    const telephones = new Map<string, string>();
    const talkingNumbers = new Set<string>();
    client.on('ChannelEnteredBridge', ({ bridge, channel }) => {
      if (channel?.name.startsWith('PJSIP/') === true) telephones.set(channel.id, channel.caller.number);
      if (bridge.channels.length === 2) for (const id of bridge.channels) talkingNumbers.add(telephones.get(id) ?? '');
    });
    const here = { url, username, password, app: recorded, data: database.options };
    const first = await RecordedProcess.start(here);

    const placed: { readonly kind: string; readonly at: Placed }[] = [];
    const waiting = Object.entries(KINDS)
      .flatMap(([kind, { share }]) => Array.from({ length: OF_EACH_KIND * share }, (_, turn) => ({ kind, turn })))
      .toSorted((a, b) => a.turn - b.turn);
    const stage: Stage = { client, app, recorded, sipPort, transfers, talkingNumbers };
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { kind } = next;
        const at = await KINDS[kind]?.place(stage);
        if (at !== undefined) placed.push({ kind, at });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));

    /** Calls of the recorded application that talk until somebody ends them, once their rows say so. */
    const talking = async (process: RecordedProcess, count: number): Promise<string[]> => {
      const ids: string[] = [];
      for (let turn = 0; turn < count; turn += 1) {
        ids.push((await client.channels.originate({ endpoint: 'Local/stay@default', app: recorded })).id);
      }
      await rowsWhere(process, (rows) => {
        for (const id of ids) expect(callOf(rows, { id })).toMatchObject({ state: 'up' });
      });
      return ids;
    };
    // One more goes on while its application is away.
    const [survivor = '', ...dropped] = await talking(first, OF_EACH_KIND + 1);
    await first.kill();
    for (const id of dropped) await client.channels.hangup(id);
    await vi.waitFor(async () => expect(await idsOf(client)).toHaveLength(2), WAIT);
    const second = await RecordedProcess.start(here);
    await rowsWhere(second, (rows) => {
      for (const id of dropped) expect(callOf(rows, { id })).toMatchObject({ state: 'lost' });
      expect(callOf(rows, { id: survivor })).toMatchObject({ state: 'up' });
    });
    await client.channels.hangup(survivor);
    await vi.waitFor(async () => expect(await idsOf(client)).toEqual([]), WAIT);
    const before = await rowsWhere(second, ({ calls }) => {
      expect(calls.filter(({ endedAt }) => endedAt === undefined)).toEqual([]);
    });

    const lines = await cdrLines(server);
    expect(differences(lines, before.legs)).toEqual([]);
    const dispositions = new Map<string, Set<string>>();
    for (const { kind, at } of placed) {
      const call = callOf(before, at);
      const { result, more, disposition } = KINDS[kind] as Kind;
      expect(call, kind).toMatchObject({ result, ...more });
      const told = linesOf(lines, before.legs, call).map((line) => line.disposition);
      expect(told, `${kind}: ${JSON.stringify(call)}`).toContainEqual(expect.stringMatching(disposition));
      for (const one of told) dispositions.set(kind, (dispositions.get(kind) ?? new Set()).add(one));
    }
    expect(before.messages).toBe(OF_EACH_KIND);
    // What Asterisk takes for one call is one here.
    for (const linked of new Set(lines.map(({ linkedId }) => linkedId))) {
      const own = lines.filter(({ linkedId }) => linkedId === linked).map(({ id }) => id);
      const calls = new Set(before.legs.filter(({ id }) => own.includes(id)).map(({ callId }) => callId));
      expect([...calls], linked).toHaveLength(1);
    }

    const fallen = await talking(second, OF_EACH_KIND);
    await server.kill();
    await server.restart();
    const after = await rowsWhere(second, (rows) => {
      for (const id of fallen) expect(callOf(rows, { id })).toMatchObject({ state: 'lost' });
    });
    for (const id of [...dropped, ...fallen]) {
      const call = callOf(after, { id });
      expect(call).toMatchObject({ result: 'lost', talkSeconds: expect.any(Number) as number });
    }
    expect(callOf(after, { id: survivor })).toMatchObject({ result: 'answered' });
    const all = [...placed.map(({ at }) => at), ...[survivor, ...dropped, ...fallen].map((id) => ({ id }))];
    expect(new Set(all.map((at) => callOf(after, at)?.id)).size).toBe(all.length);
    expect(after.calls).toHaveLength(all.length);
    if (process.env['SOAK'] === undefined) return;
    const told = [...dispositions].map(([kind, of]) => `${kind}: ${[...of].join(', ')}`);
    console.info(
      `${all.length} calls, ${after.legs.length} channels, ${lines.length} lines of Asterisk; ${told.join('; ')}`,
    );
  });
}

/** The rows, once they are as they should be. */
function rowsWhere(process: RecordedProcess, check: (rows: RecordedRows) => void): Promise<RecordedRows> {
  return vi.waitFor(async () => {
    const rows = await process.rows();
    check(rows);
    return rows;
  }, WAIT);
}

/** The one call that somebody is in. */
function callOf({ calls, legs }: RecordedRows, at: Placed): CallRecord | undefined {
  const own = 'id' in at ? legs.filter(({ id }) => id === at.id) : legs.filter((leg) => isTelephone(leg, at.numbers));
  expect(own, JSON.stringify(at)).toHaveLength('id' in at ? 1 : at.numbers.length);
  const found = calls.filter(({ id }) => own.some(({ callId }) => callId === id));
  expect(found, JSON.stringify(at)).toHaveLength(1);
  return found[0];
}

function isTelephone({ name, caller }: CallLegRecord, numbers: readonly string[]): boolean {
  return name.startsWith('PJSIP/') && caller !== undefined && numbers.includes(caller);
}

function linesOf(lines: readonly CdrLine[], legs: readonly CallLegRecord[], call: CallRecord | undefined): CdrLine[] {
  const ids = new Set(legs.filter(({ callId }) => callId === call?.id).map(({ id }) => id));
  return lines.filter(({ id }) => ids.has(id));
}

describeOnAsterisk('every call of ten kinds has in the history', () => {
  describe('in the embedded database', () => everyCall(embeddedPlace));

  describeOnPostgresql('in PostgreSQL', () => everyCall(postgresqlPlace));
});
