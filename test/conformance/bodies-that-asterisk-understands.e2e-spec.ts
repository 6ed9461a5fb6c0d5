import { expect, it } from 'vitest';
import { answeredChannel, unique } from '../client/support/call-of-a-test.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { ALL_WAYS, reached, type Commander } from '../client/command-socket/support/ways.js';

const VARIABLES = { PLAIN: 'ü + "quoted" \\ %', REPORTED: { value: 'seen', report_events: true } };
const ENDPOINT = 'Local/answer@default';

/** A client with an application of its own. */
async function served(way: (typeof ALL_WAYS)[number]): Promise<{ readonly client: Commander; readonly app: string }> {
  const { client } = await reached(way);
  return { client, app: client.apps[0] ?? '' };
}

for (const way of ALL_WAYS) {
  describeOnAsterisk(`a body ${way.name}`, () => {
    /** What Asterisk has kept of the variables. */
    async function kept(read: (variable: string) => Promise<{ value: string }>): Promise<Record<string, string>> {
      const [plain, reported] = await Promise.all([read('PLAIN'), read('REPORTED')]);
      return { plain: plain.value, reported: reported.value };
    }
    const ALL = { plain: VARIABLES.PLAIN, reported: VARIABLES.REPORTED.value };

    it('gives variables to a bridge: bridges.create, createWithId, setBridgeVars', async () => {
      const { client } = await reached(way);
      const created = await client.bridges.create({ variables: VARIABLES });
      const named = await client.bridges.createWithId(unique('bridge'), { variables: VARIABLES });
      const changed = await client.bridges.create();
      await client.bridges.setBridgeVars(changed.id, { variables: VARIABLES });
      for (const { id } of [created, named, changed]) {
        expect(await kept((variable) => client.bridges.getBridgeVar(id, { variable }))).toEqual(ALL);
        await client.bridges.destroy(id);
      }
    });

    it('gives variables to a channel: originate, originateWithId, create, externalMedia, setChannelVars', async () => {
      const { client, app } = await served(way);
      const { channels } = client;
      const changed = await answeredChannel(client, app);
      await channels.setChannelVars(changed.id, { variables: VARIABLES });
      const made = [
        changed,
        await channels.originate({ endpoint: ENDPOINT, app, variables: VARIABLES }),
        await channels.originateWithId(unique('channel'), { endpoint: ENDPOINT, app, variables: VARIABLES }),
        await channels.create({ endpoint: ENDPOINT, app, variables: VARIABLES }),
        await channels.externalMedia({ app, external_host: '127.0.0.1:9', format: 'ulaw', variables: VARIABLES }),
      ];
      for (const { id } of made) {
        expect(await kept((variable) => channels.getChannelVar(id, { variable }))).toEqual(ALL);
        await channels.hangup(id);
      }
    });

    it('is the filter itself for applications.filter', async () => {
      const { client, app } = await served(way);
      // Without answers in it, a filter on the socket of commands would swallow them all.
      const filter = {
        allowed: [{ type: 'StasisStart' }, { type: 'RESTResponse' }],
        disallowed: [{ type: 'ChannelVarset' }],
      };
      const filtered = await client.applications.filter(app, { filter });
      expect(filtered).toMatchObject({ events_allowed: filter.allowed, events_disallowed: filter.disallowed });
    });
  });
}
