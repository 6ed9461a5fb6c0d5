import { Test } from '@nestjs/testing';
import { AriController, InjectAri, OnChannelEvent, type AriClient, type ChannelDtmfReceived } from 'nestjs-ari';
import { AriTestingModule, AsteriskSimulator } from 'nestjs-ari/testing';
import { expect, it, onTestFinished } from 'vitest';
import { pageText } from './support/documentation.js';
import { WalkRecorder, type WalkedFiles } from './support/walked-files.js';

const PAGE = 'docs/architecture.md';

/** They run by a timer while events can come, and are on no way. */
const BY_TIMER = ['event-loop-lag.ts', 'lag-warnings.ts', 'cut-by-asterisk.ts', 'client-log.ts', 'client-reports.ts'];

@AriController({ app: 'ways' })
class WaysController {
  pressed: (digit: string) => void = () => {};

  constructor(@InjectAri() readonly client: AriClient) {}

  @OnChannelEvent('ChannelDtmfReceived')
  press({ digit }: ChannelDtmfReceived) {
    this.pressed(digit);
  }
}

/** The files that a section of the page names, in order, and the number of files that it says. */
function section(title: string): { readonly files: readonly string[]; readonly number: number } {
  const [, text = ''] = new RegExp(`^## ${title}$(.*?)(?=^## )`, 'ms').exec(pageText(PAGE)) ?? [];
  const rows = [...text.matchAll(/^\| +\d+ +\| +`(lib\/[^`]+\.ts)`/gm)].map(([, file = '']) => file);
  const number = Number(/\*\*(\d+) files\*\*/.exec(text)?.[1]);
  return { files: rows, number };
}

function compare({ files, number }: ReturnType<typeof section>, { certain, possible }: WalkedFiles): void {
  expect(
    files.filter((file) => !possible.has(file)),
    'named on the page, and not passed',
  ).toEqual([]);
  const named = new Set(files);
  const onTheWay = [...certain].filter((file) => !BY_TIMER.some((name) => file.endsWith(`/${name}`)));
  const unnamed = onTheWay.filter((file) => !named.has(file)).sort();
  expect(unnamed, 'passed, and not named: give each a row on the page, and correct the number').toEqual([]);
  expect(number).toBe(named.size);
  expect(files).toHaveLength(named.size);
}

it(`the two ways through the house pass the files that ${PAGE} names`, async () => {
  const testing = await Test.createTestingModule({
    imports: [AriTestingModule.forRoot()],
    providers: [WaysController],
  }).compile();
  onTestFinished(() => testing.close());
  await testing.init();
  const caller = await testing.get(AsteriskSimulator).call({ from: '1001', app: 'ways' });
  const controller = testing.get(WaysController);
  const [channel] = await controller.client.channels.list();
  if (channel === undefined) throw new Error('nobody has called');
  await channel.answer();
  await caller.answered();
  const press = async (): Promise<void> => {
    const pressed = new Promise((resolve) => (controller.pressed = resolve));
    await caller.press('4');
    await pressed;
  };
  const play = async (): Promise<void> => {
    expect(await channel.play('sound:hello-world').finished()).toMatchObject({ outcome: 'finished' });
  };
  // What is made once, at the first event of a kind, is on no way.
  await press();
  await play();

  const recorder = await WalkRecorder.start();
  onTestFinished(() => recorder.stop());
  const eventIn = await recorder.of(press);
  const commandOut = await recorder.of(play);
  compare(section('An event in'), eventIn);
  compare(section('A command out'), commandOut);
});
