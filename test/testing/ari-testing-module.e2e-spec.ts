import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  AriClient,
  AriConfigurationException,
  AriController,
  AriTimeoutException,
  ChannelsRepository,
  getAriToken,
  InjectAri,
  OnStasisStart,
  StasisStart,
} from 'nestjs-ari';
import { AriTestingModule, AsteriskSimulator, getAsteriskSimulatorToken } from 'nestjs-ari/testing';
import { expect, it, onTestFinished } from 'vitest';

@AriController({ app: 'greeting' })
class GreetingController {
  @OnStasisStart()
  async greet({ channel }: StasisStart) {
    await channel.answer();
    await channel.play('sound:beep').finished();
    await channel.hangup({ ifGone: 'ignore' });
  }
}

@AriController({ app: 'greeting', connection: 'berlin' })
class BerlinController {
  @OnStasisStart()
  async refuse({ channel }: StasisStart) {
    await channel.hangup({ reason: 'busy' });
  }
}

@Injectable()
class Operator {
  constructor(
    readonly client: AriClient,
    readonly channels: ChannelsRepository,
    readonly asterisk: AsteriskSimulator,
  ) {}
}

@Injectable()
class BerlinOperator {
  constructor(@InjectAri('berlin') readonly berlin: AriClient) {}
}

async function started(metadata: Parameters<typeof Test.createTestingModule>[0]): Promise<TestingModule> {
  const testing = await Test.createTestingModule(metadata).compile();
  onTestFinished(() => testing.close());
  await testing.init();
  return testing;
}

it('a controller takes the calls of a simulator as soon as the module is up', async () => {
  const testing = await started({ imports: [AriTestingModule.forRoot()], providers: [GreetingController] });
  const caller = await testing.get(AsteriskSimulator).call({ from: '1001', app: 'greeting' });
  await caller.answered();
  await caller.heard('sound:beep');
  expect(await caller.ended()).toEqual({ cause: 16 });
});

it('the client, its repositories and the simulator can be injected', async () => {
  const dialplan = { default: { 600: ['Answer()', 'Wait(60)'] } };
  const testing = await started({
    imports: [AriTestingModule.forRoot({ asterisk: { dialplan } })],
    providers: [GreetingController, Operator],
  });
  const { asterisk, channels, client } = testing.get(Operator);
  expect(client.status).toBe('connected');
  await (await asterisk.call({ from: '1001', exten: '600', channelId: 'waiting' })).answered();
  expect(await channels.list()).toMatchObject([{ id: 'waiting' }]);
});

it('options of the simulator and of the connection go to where they belong', async () => {
  const asterisk = { version: '23.1.0', users: [{ username: 'me', password: 'mine' }] };
  const testing = await started({ imports: [AriTestingModule.forRoot({ asterisk, apps: 'one', timeout: 300 })] });
  const client = testing.get(AriClient);
  expect(client.apps).toEqual(['one']);
  expect(await client.asterisk.getInfo({})).toMatchObject({ system: { version: '23.1.0' } });
  testing.get(AsteriskSimulator).faults.holdResponses();
  await expect(client.asterisk.ping()).rejects.toThrow(AriTimeoutException);
});

it('two connections have a simulator each', async () => {
  const testing = await started({
    imports: [AriTestingModule.forRoot(), AriTestingModule.forRoot({ name: 'berlin' })],
    providers: [GreetingController, BerlinController, BerlinOperator],
  });
  const berlin = testing.get<AsteriskSimulator>(getAsteriskSimulatorToken('berlin'));
  expect(berlin).not.toBe(testing.get(AsteriskSimulator));
  expect(testing.get(BerlinOperator).berlin).toBe(testing.get(getAriToken('berlin')));
  const caller = await berlin.call({ from: '1001', app: 'greeting' });
  expect(await caller.ended()).toEqual({ cause: 17 });
});

it('the simulator stops with the module, after the client has closed its socket', async () => {
  const testing = await Test.createTestingModule({
    imports: [AriTestingModule.forRoot()],
    providers: [GreetingController],
  }).compile();
  await testing.init();
  const { url } = testing.get(AsteriskSimulator);
  const statuses: string[] = [];
  testing.get(AriClient).statusChanges.subscribe(({ status }) => statuses.push(status));
  await testing.close();
  expect(statuses).toEqual(['closed']);
  await expect(fetch(`${url}/ari/asterisk/ping`)).rejects.toThrow('fetch failed');
});

it('a simulator that was there before outlives the module', async () => {
  const asterisk = await AsteriskSimulator.start();
  onTestFinished(() => asterisk.stop());
  for (const from of ['1001', '1002']) {
    const testing = await Test.createTestingModule({
      imports: [AriTestingModule.forRoot({ asterisk })],
      providers: [GreetingController],
    }).compile();
    await testing.init();
    const caller = await asterisk.call({ from, app: 'greeting' });
    await caller.ended();
    await testing.get(AriClient).idle();
    await testing.close();
  }
  expect((await fetch(`${asterisk.url}/ari/asterisk/ping?api_key=ari:ari`)).status).toBe(200);
});

it('a connection that is opened by hand is left alone', async () => {
  const testing = await started({
    imports: [AriTestingModule.forRoot({ connect: 'manual' })],
    providers: [GreetingController],
  });
  expect(testing.get(AriClient).status).toBe('idle');
});

it('what is wrong with the options is said when the module starts', async () => {
  const wrong = Test.createTestingModule({ imports: [AriTestingModule.forRoot({ drainTimeout: -1 })] });
  await expect(wrong.compile()).rejects.toThrow(AriConfigurationException);
});
