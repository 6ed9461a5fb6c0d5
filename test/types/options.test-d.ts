import {
  type Ari,
  AriModule,
  type AriConnectionOptions,
  type AriModuleOptions,
  type Channel,
  type ChannelsRepository,
} from 'nestjs-ari';

const address = { url: 'http://localhost:8088', username: 'ari', password: 'secret' };

/** What must compile. */
export const right = [
  AriModule.forRoot(address),
  AriModule.forRoot({ ...address, name: 'berlin', isGlobal: false, connect: 'listen', drainTimeout: 0 }),
  AriModule.forRootAsync({
    name: 'berlin',
    inject: ['A', Date],
    useFactory: (a: string, _b: Date) => ({ ...address, url: a }),
  }),
  AriModule.forRootAsync({ useFactory: () => Promise.resolve(address) }),
];

// @ts-expect-error a connection needs a password
export const incomplete = AriModule.forRoot({ url: 'http://localhost:8088', username: 'ari' });

// @ts-expect-error there is no such option
export const unknownOption: AriModuleOptions = { ...address, reconnectForEver: true };

// @ts-expect-error there is no such moment
export const moment = AriModule.forRoot({ ...address, connect: 'later' });

// @ts-expect-error the module gives the client its logger
export const logger = AriModule.forRoot({ ...address, logger: console });

// @ts-expect-error a name is text
export const name = AriModule.forRootAsync({ name: 1, useFactory: () => address });

// @ts-expect-error a factory makes options
export const factory = AriModule.forRootAsync({ useFactory: () => ({ url: 'http://localhost:8088' }) });

/** Commands. */
export async function commands(channels: ChannelsRepository, channel: Channel): Promise<void> {
  await channels.originate({ endpoint: 'PJSIP/alice', app: 'types' });
  // @ts-expect-error somebody must be called
  await channels.originate({});
  // @ts-expect-error somebody must be called
  await channels.originate({ app: 'types' });
  // @ts-expect-error there is no such option
  await channels.originate({ endpoint: 'PJSIP/alice', aplication: 'types' });
  // @ts-expect-error a channel is named by its id
  await channels.answer();
  // @ts-expect-error something must be played
  await channel.play();
  // @ts-expect-error there is no such reason
  await channel.hangup({ reason: 'boredom' });
}

const server = { path: '/ari', username: 'asterisk', password: 'secret' };

/** Asterisk calls. */
export const called = [
  AriModule.forRoot({ server }),
  AriModule.forRoot({ server: { ...server, port: 8090, host: '127.0.0.1' }, connect: 'manual', name: 'berlin' }),
  AriModule.forRoot({ server, ...address, orphans: 'hangup' }),
  AriModule.forRootAsync({ useFactory: (): AriConnectionOptions => ({ server }) }),
];

// @ts-expect-error Asterisk tells its applications
export const calledWithApps = AriModule.forRoot({ server, apps: 'x' });

// @ts-expect-error Asterisk opens the sockets
export const calledWithReconnect = AriModule.forRoot({ server, reconnect: { first: 1 } });

// @ts-expect-error an address for files needs a user
export const calledWithUrl = AriModule.forRoot({ server, url: 'http://localhost:8088' });

// @ts-expect-error an address to listen on needs a port
export const calledWithHost = AriModule.forRoot({ server: { ...server, host: '127.0.0.1' } });

// @ts-expect-error a server needs a path
export const calledWithoutPath = AriModule.forRoot({ server: { username: 'asterisk', password: 'secret' } });

/** A call goes into an application or into the dialplan. */
export async function destinations(ari: Ari): Promise<void> {
  await ari.originate('PJSIP/ada');
  await ari.originate('PJSIP/ada', { app: 'hello', appArgs: 'x', callerId: '100' });
  await ari.originate('PJSIP/ada', { extension: '100', context: 'default', priority: 1 });
  await ari.originate('PJSIP/ada', { extension: '100', label: 'start' });
  // @ts-expect-error Asterisk would ignore the extension
  await ari.originate('PJSIP/ada', { app: 'hello', extension: '100' });
  // @ts-expect-error a context needs an extension
  await ari.originate('PJSIP/ada', { context: 'default' });
  // @ts-expect-error only an application gets arguments
  await ari.originate('PJSIP/ada', { extension: '100', appArgs: 'x' });
  // @ts-expect-error the label says which priority
  await ari.originate('PJSIP/ada', { extension: '100', label: 'start', priority: 2 });
}
