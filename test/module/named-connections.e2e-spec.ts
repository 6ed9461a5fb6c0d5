import { Injectable, Module } from '@nestjs/common';
import {
  AriClient,
  AriConnections,
  AriController,
  AriCtx,
  AriContext,
  AriModule,
  ChannelsRepository,
  InjectAri,
  InjectAriRepository,
  OnStasisStart,
} from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { asteriskOptions, bootApplication, startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const HERE = 'module-named-here';
const THERE = 'module-named-there';

@AriController({ app: HERE })
class HereController {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet(@AriCtx() { connection, application }: AriContext): void {
    this.journal.note(`here ${connection}/${application}`);
  }
}

@AriController({ app: THERE, connection: 'berlin' })
class ThereController {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet(@AriCtx() { connection, application }: AriContext): void {
    this.journal.note(`there ${connection}/${application}`);
  }
}

@Injectable()
class Dialler {
  constructor(
    readonly here: AriClient,
    readonly hereChannels: ChannelsRepository,
    @InjectAri('berlin') readonly there: AriClient,
    @InjectAriRepository(ChannelsRepository, 'berlin') readonly thereChannels: ChannelsRepository,
  ) {}
}

describeOnAsterisk('several connections in one application', () => {
  const berlin = () => AriModule.forRoot({ ...asteriskOptions(), name: 'berlin' });

  it('each have a client and repositories of their own to inject', async () => {
    const { app, client } = await bootApplication({ imports: [berlin()], providers: [Dialler] });
    const dialler = app.get(Dialler);
    expect([dialler.here.name, dialler.there.name]).toEqual(['default', 'berlin']);
    expect(dialler.here).toBe(client);
    expect(dialler.hereChannels).toBe(client.channels);
    expect(dialler.thereChannels).toBe(dialler.there.channels);
    expect(dialler.thereChannels).not.toBe(dialler.hereChannels);
  });

  it('each bring the events of their own controllers', async () => {
    const { app, client, journal } = await startApplication({
      imports: [berlin()],
      providers: [HereController, ThereController],
    });
    const connections = app.get(AriConnections);
    await connections.connect('berlin');
    await callApplication(THERE);
    await journal.until(`there berlin/${THERE}`);
    await callApplication(HERE);
    await journal.until(`here default/${HERE}`);
    expect(journal.entries).toHaveLength(2);
    expect(client.apps).toEqual([HERE]);
    expect(connections.get('berlin').apps).toEqual([THERE]);
  });

  it('are found by name at run time', async () => {
    const { app, client } = await bootApplication({ imports: [berlin()] });
    const connections = app.get(AriConnections);
    expect(connections.names).toEqual(['default', 'berlin']);
    expect(connections.get()).toBe(client);
    expect(connections.get('berlin').name).toBe('berlin');
    expect(() => connections.get('paris')).toThrow(
      'connection "paris": "name" is asked for by somebody, but there are only: default, berlin',
    );
  });

  it('must have different names', async () => {
    const twice = bootApplication({ imports: [AriModule.forRoot(asteriskOptions())] });
    await expect(twice).rejects.toThrow('Options of connection "default": "name" is taken');
  });

  it('must exist where a controller names one', async () => {
    const lost = bootApplication({ providers: [ThereController] });
    await expect(lost).rejects.toThrow(
      'connection "berlin": "name" is asked for by ThereController.greet, but there are only: default',
    );
  });

  it('are private to the modules that import them where isGlobal is false', async () => {
    const local = (): ReturnType<typeof berlin> =>
      AriModule.forRoot({ ...asteriskOptions(), name: 'berlin', isGlobal: false });
    @Module({ imports: [local()], providers: [Dialler], exports: [Dialler] })
    class Inside {}
    const { app } = await bootApplication({ imports: [Inside] });
    expect(app.get(Dialler).there.name).toBe('berlin');

    @Module({ imports: [local()] })
    class Elsewhere {}
    const outside = bootApplication({ imports: [Elsewhere], providers: [Dialler] });
    await expect(outside).rejects.toThrow(/can't resolve dependencies of the Dialler/);
  });
});
