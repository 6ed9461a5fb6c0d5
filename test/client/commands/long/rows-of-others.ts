import { onTestFinished } from 'vitest';
import { unique } from '../../support/call-of-a-test.js';
import type { Place } from './place.js';
import { list, type ReadBack } from './row.js';

/** What Asterisk gives back of a long parameter of anything but channels and bridges. */
export const OTHERS_READ_BACK: readonly ReadBack[] = [
  [
    'applications.subscribe',
    'eventSource',
    async (at, text) => {
      const { device_names: names } = await at.client.applications.subscribe(at.app, {
        eventSource: [`deviceState:Stasis:${text}`, 'deviceState:Stasis:short'],
      });
      return names.find((name) => name !== 'Stasis:short')?.slice('Stasis:'.length);
    },
  ],
  [
    'applications.unsubscribe',
    'eventSource',
    async (at, text) => {
      const eventSource = [`deviceState:Stasis:${text}`, 'deviceState:Stasis:short'];
      await at.reader.applications.subscribe(at.app, { eventSource });
      const { device_names: names } = await at.client.applications.unsubscribe(at.app, { eventSource });
      return names.length === 0 ? text : names.join(',').slice(0, 200);
    },
  ],
  [
    'applications.filter',
    'filter',
    async (at, text) => {
      const disallowed = list('ChannelVarset', text.length - 30 * (text.length / 25)).map((type) => ({ type }));
      const { events_disallowed: kept } = await at.client.applications.filter(at.app, { filter: { disallowed } });
      return kept.length === disallowed.length ? text : `${kept.length} of ${disallowed.length}`;
    },
  ],
  [
    'asterisk.updateObject',
    'fields',
    async (at, text) => {
      const place = ['res_pjsip', 'endpoint', unique('endpoint')] as const;
      onTestFinished(() => at.client.asterisk.deleteObject(...place).catch(() => undefined));
      await at.client.asterisk.updateObject(...place, { fields: [{ attribute: 'set_var', value: `LONG=${text}` }] });
      const fields = await at.client.asterisk.getObject(...place);
      return fields.find(({ attribute }) => attribute === 'LONG')?.value;
    },
  ],
  [
    'asterisk.addLog',
    'configuration',
    async (at, text) => {
      const name = unique('log');
      onTestFinished(() => at.client.asterisk.deleteLog(name).catch(() => undefined));
      await at.client.asterisk.addLog(name, { configuration: list('notice', text.length).join(',') });
      const channels = await at.client.asterisk.listLogChannels();
      const levels = channels.find(({ channel }) => channel.includes(name))?.configuration;
      return levels?.trim() === 'NOTICE' ? text : JSON.stringify(levels ?? channels);
    },
  ],
  [
    'asterisk.setGlobalVar',
    'value',
    async (at, text) => {
      const variable = unique('LONG').replaceAll('-', '_');
      await at.client.asterisk.setGlobalVar({ variable, value: text });
      return (await at.client.asterisk.getGlobalVar({ variable })).value;
    },
  ],
  [
    'asterisk.setGlobalVar',
    'variable',
    async (at, text) => {
      await at.client.asterisk.setGlobalVar({ variable: text, value: 'long' });
      const { value } = await at.reader.asterisk.getGlobalVar({ variable: text });
      await at.client.asterisk.setGlobalVar({ variable: text, value: '' });
      return value === 'long' ? text : value;
    },
  ],
  ...(['refer', 'referToEndpoint'] as const).flatMap((name): readonly ReadBack[] => {
    const told = async (at: Place, header: RegExp, from: string, variables: Record<string, string>) => {
      const refer = await at.sip('REFER');
      const options = { from: `sip:${from}@127.0.0.1`, refer_to: 'sip:y@127.0.0.1', variables };
      if (name === 'refer') await at.client.endpoints.refer({ to: 'pjsip:sipp', ...options });
      else await at.client.endpoints.referToEndpoint('PJSIP', 'sipp', options);
      return header.exec(await refer())?.[1];
    };
    return [
      [`endpoints.${name}`, 'from', (at, text) => told(at, /^From: *<?sip:(\w+)@/im, text, {})],
      [`endpoints.${name}`, 'variables', (at, text) => told(at, /^X-Long: *(\w+)/im, 'x', { 'X-Long': text })],
    ];
  }),
  ...(['sendMessage', 'sendMessageToEndpoint'] as const).flatMap((name): readonly ReadBack[] => {
    const send = (at: Place, options: { from: string; body?: string; variables?: Record<string, string> }) =>
      name === 'sendMessage'
        ? at.client.endpoints.sendMessage({ to: 'pjsip:sipp', ...options })
        : at.client.endpoints.sendMessageToEndpoint('PJSIP', 'sipp', options);
    return [
      [
        `endpoints.${name}`,
        'from',
        async (at, text) => {
          const message = await at.sip('MESSAGE');
          await send(at, { from: `sip:${text}@127.0.0.1`, body: 'x' });
          return /^From: *<?sip:(\w+)@/im.exec(await message())?.[1];
        },
      ],
      [
        `endpoints.${name}`,
        'variables',
        async (at, text) => {
          const message = await at.sip('MESSAGE');
          await send(at, { from: 'sip:x@127.0.0.1', body: 'x', variables: { 'X-Long': text } });
          return /^X-Long: *(\w+)/im.exec(await message())?.[1];
        },
      ],
      [
        `endpoints.${name}`,
        'body',
        async (at, text) => {
          const message = await at.sip('MESSAGE');
          await send(at, { from: 'sip:x@127.0.0.1', body: text });
          const request = await message();
          return request.slice(request.indexOf('\r\n\r\n') + 4);
        },
      ],
    ];
  }),
  [
    'events.userEvent',
    'variables',
    async (at, text) => {
      const event = at.event('ChannelUserevent', ({ eventname }) => eventname === 'Long');
      await at.client.events.userEvent('Long', { application: at.app, variables: { LONG: text } });
      return ((await event).userevent as { LONG?: string }).LONG;
    },
  ],
  [
    'events.userEvent',
    'source',
    async (at, text) => {
      const bridge = await at.bridge();
      await at.client.applications.subscribe(at.app, { eventSource: `bridge:${bridge}` });
      const event = at.event('ChannelUserevent', ({ eventname }) => eventname === 'Long');
      await at.client.events.userEvent('Long', { application: at.app, source: list(`bridge:${bridge}`, text.length) });
      return (await event).bridge?.id === bridge ? text : 'another';
    },
  ],
];
