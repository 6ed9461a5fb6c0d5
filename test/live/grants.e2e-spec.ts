import type { LiveGrant } from 'nestjs-ari/live';
import { expect, it, vi } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { startLive, startSimulator } from './support/live-gateway.js';
import { ACTIONS } from './support/written-actions.js';

const WAIT = { timeout: 10_000, interval: 10 };
const STREAMS = [
  'channels',
  'bridges',
  'endpoints',
  'applications',
  'asterisk',
  'storedRecordings',
  'deviceStates',
  'playbacks',
] as const;

it(
  'nobody does what is dangerous without the grant, whatever `can` says; nothing reaches Asterisk',
  { timeout: 60_000 },
  async () => {
    const asterisk = await startSimulator();
    const call = await asterisk.call({ from: '1001', exten: 'answer' });
    const asked: string[] = [];
    let granted: readonly LiveGrant[] = [];
    const { url } = await startLive(asterisk, {
      app: 'live-grants',
      live: {
        streams: STREAMS,
        grants: (user, grant, { stream, action }) => {
          asked.push(`${user.id} ${grant} ${stream}.${action}`);
          return granted.includes(grant);
        },
      },
    });
    const root = await GatewaySocket.open(url, 'root');
    const pks = {
      channels: call.channelId,
      endpoints: 'PJSIP/1001',
      applications: 'live-grants',
      asterisk: 'res_ari.so',
    };
    const inputs: Readonly<Record<string, object>> = {
      create: { endpoint: 'Local/answer@default' },
      createWithoutDial: { endpoint: 'Local/answer@default' },
      externalMedia: { external_host: '127.0.0.1:9', format: 'ulaw' },
      move: { app: 'another' },
      redirect: { endpoint: 'PJSIP/1002' },
      transferProgress: { states: 'channel_answered' },
      setVars: { variables: { A: '1' } },
      patch: { variables: { A: '1' } },
      getVars: { variables: ['A'] },
      getVar: { variable: 'A' },
      setVar: { variable: 'A', value: '1' },
      sendMessageTo: { to: 'pjsip:1001', from: 'x' },
      sendMessage: { from: 'x' },
      referTo: { to: 'pjsip:1001', from: 'x', refer_to: 'y' },
      refer: { from: 'x', refer_to: 'y' },
      subscribeTo: { eventSource: 'channel:' },
      unsubscribeFrom: { eventSource: 'channel:' },
      userEvent: { eventName: 'x' },
      addLog: { configuration: 'notice' },
      getConfig: { configClass: 'a', objectType: 'b', id: 'c' },
      deleteConfig: { configClass: 'a', objectType: 'b', id: 'c' },
      updateConfig: { configClass: 'a', objectType: 'b', id: 'c' },
    };
    const bridge = ((await root.ask('bridges', 'create', { data: {} })).data as { id: string }).id;
    let tried = 0;
    for (const stream of STREAMS) {
      for (const { name, grant, kind } of ACTIONS[stream] ?? []) {
        if (grant === undefined) continue;
        tried += 1;
        const pk = kind === 'list' ? {} : { pk: { ...pks, bridges: bridge }[stream as keyof typeof pks] };
        const answer = await root.ask(stream, name, { ...pk, data: inputs[name] });
        expect(answer, `${stream}.${name}`).toMatchObject({ response_status: 403, data: null });
        expect(asked.at(-1)).toBe(`root ${grant} ${stream}.${name}`);
      }
    }
    expect(tried).toBeGreaterThan(35);

    // What an action is given may need a grant where the action does not.
    for (const media of [
      'sound:http://elsewhere/a.wav',
      'sound:/etc/passwd',
      'sound:../x',
      'file:///etc/passwd',
      ['sound:beep', 'sound:https://a/b'],
    ]) {
      expect(await root.ask('bridges', 'play', { pk: bridge, data: { media } }), String(media)).toMatchObject({
        response_status: 403,
      });
    }
    expect(await root.ask('bridges', 'play', { pk: bridge, data: { media: 'sound:beep' } })).toMatchObject({
      response_status: 200,
    });
    expect(await root.ask('bridges', 'create', { data: { variables: { 'SHELL(ls)': 'x' } } })).toMatchObject({
      response_status: 403,
    });
    expect(await root.ask('bridges', 'record', { pk: bridge, data: { name: '../../etc/x' } })).toMatchObject({
      response_status: 422,
    });
    const later = await root.ask('channels', 'list');
    expect(later.data).toHaveLength(1);

    granted = ['originate'];
    const created = await root.ask('channels', 'create', { data: { endpoint: 'Local/answer@default' } });
    expect(created).toMatchObject({ response_status: 201 });
    expect(
      await root.ask('channels', 'create', { data: { endpoint: 'Local/answer@default', variables: { A: '1' } } }),
    ).toMatchObject({
      response_status: 403,
    });
    expect(
      await root.ask('channels', 'create', { data: { endpont: 'Local/answer@default', channelId: 'mine' } }),
    ).toMatchObject({
      response_status: 422,
      errors: [
        {
          endpoint: ['is required'],
          endpont: ['is unknown here; did you mean "endpoint"?'],
          channelId: [expect.stringContaining('is unknown here')],
        },
      ],
    });
    granted = ['variables', 'asterisk'];
    const { id: pk } = created.data as { id: string };
    await vi.waitFor(async () => {
      expect(await root.ask('channels', 'retrieve', { pk })).toMatchObject({ data: { application: 'live-grants' } });
    }, WAIT);
    expect(await root.ask('channels', 'setVars', { pk, data: { variables: { A: '1' } } })).toMatchObject({
      response_status: 200,
      data: {},
    });
    expect(await root.ask('channels', 'getVar', { pk, data: { variable: 'A' } })).toMatchObject({
      response_status: 200,
      data: { value: '1' },
    });
    expect(await root.ask('asterisk', 'ping')).toMatchObject({ response_status: 200, data: { ping: 'pong' } });
  },
);

it(
  'an action answers with the fields that the stream of what it made shows to the role',
  { timeout: 60_000 },
  async () => {
    const { url } = await startLive(await startSimulator(), {
      app: 'live-fields',
      gateway: {
        presenters: { channels: { agent: ['state'], '*': '*' }, playbacks: { agent: ['media_uri'], '*': '*' } },
      },
    });
    const [bob, root] = [await GatewaySocket.open(url, 'bob'), await GatewaySocket.open(url, 'root')];
    const made = await bob.ask('channels', 'createWithoutDial', { data: { endpoint: 'Local/answer@default' } });
    expect(Object.keys(made.data as object).sort()).toEqual(['id', 'state']);
    const { data } = await bob.ask('channels', 'create', { data: { endpoint: 'Local/answer@default' } });
    const { id: pk } = data as { id: string };
    await vi.waitFor(async () => {
      expect(await root.ask('channels', 'retrieve', { pk })).toMatchObject({ data: { application: 'live-fields' } });
    }, WAIT);
    const snooped = await bob.ask('channels', 'snoop', { pk, data: { spy: 'both' } });
    expect(Object.keys(snooped.data as object).sort()).toEqual(['id', 'state']);
    const played = await bob.ask('channels', 'play', { pk, data: { media: 'sound:beep' } });
    expect(Object.keys(played.data as object).sort()).toEqual(['id', 'media_uri']);
  },
);
