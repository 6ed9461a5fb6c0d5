import { Injectable } from '@nestjs/common';
import {
  Ari,
  AriClient,
  AriController,
  AriModule,
  ChannelsRepository,
  getAriToken,
  getAriOptionsToken,
  getAriRepositoryToken,
  InjectAri,
  InjectAriRepository,
  OnStasisStart,
} from 'nestjs-ari';
import { expect, it } from 'vitest';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { asteriskOptions, bootApplication, startApplication } from './support/ari-application.js';
import { callApplication } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-override';

@Injectable()
class Dialler {
  constructor(
    @InjectAri() readonly client: Ari,
    readonly channels: ChannelsRepository,
  ) {}
}

@AriController({ app: APP })
class Host {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  greet(): void {
    this.journal.note('greeted');
  }
}

describeOnAsterisk('overrideProvider', () => {
  it('puts a fake in the place of the client, which needs no event socket to boot', async () => {
    const fake = { name: 'fake' };
    const { app, handlers } = await bootApplication({
      providers: [Dialler, Host],
      override: (builder) => builder.overrideProvider(Ari).useValue(fake),
    });
    expect(app.get(Ari)).toBe(fake);
    expect(app.get(AriClient)).toBe(fake);
    expect(app.get(Dialler).client).toBe(fake);
    expect(handlers()).toHaveLength(1);
    await app.close();
  });

  it('puts a fake in the place of a repository', async () => {
    const fake = { hangup: () => 'hung up' };
    const { app, client } = await bootApplication({
      providers: [Dialler],
      override: (builder) => builder.overrideProvider(ChannelsRepository).useValue(fake),
    });
    expect(app.get(Dialler).channels).toBe(fake);
    expect(client.channels).not.toBe(fake);
  });

  it('puts fakes in the place of what a named connection offers', async () => {
    @Injectable()
    class Berlin {
      constructor(
        @InjectAri('berlin') readonly client: unknown,
        @InjectAriRepository(ChannelsRepository, 'berlin') readonly channels: unknown,
      ) {}
    }
    const { app } = await bootApplication({
      imports: [AriModule.forRoot({ ...asteriskOptions(), name: 'berlin' })],
      providers: [Berlin],
      override: (builder) =>
        builder
          .overrideProvider(getAriToken('berlin'))
          .useValue('a client')
          .overrideProvider(getAriRepositoryToken(ChannelsRepository, 'berlin'))
          .useValue('a repository'),
    });
    expect(app.get(Berlin)).toMatchObject({ client: 'a client', channels: 'a repository' });
  });

  it('points an application at another server by its options', async () => {
    const { journal } = await startApplication({
      options: { url: 'http://127.0.0.1:9', password: 'wrong' },
      providers: [Host],
      override: (builder) => builder.overrideProvider(getAriOptionsToken()).useValue(asteriskOptions()),
    });
    await callApplication(APP);
    await journal.until('greeted');
  });

  it('takes a controller out', async () => {
    const { handlers } = await bootApplication({
      providers: [Host],
      override: (builder) => builder.overrideProvider(Host).useValue({ greet: () => 'never' }),
    });
    expect(handlers()).toEqual([]);
  });
});
