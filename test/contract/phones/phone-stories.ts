import type { EventRecorder, WireEvent } from '../event-recorder.js';
import type { World } from '../world.js';
import type { CallingPhone, PhoneTarget } from './phone-target.js';

/** What a story plays with. */
export interface PhoneStage {
  readonly world: World;
  readonly target: PhoneTarget;
  readonly events: EventRecorder;
  readonly app: string;
}

export interface PhoneStory {
  readonly name: string;
  readonly play: (stage: PhoneStage) => Promise<void>;
}

function starts({ events }: PhoneStage): readonly WireEvent[] {
  return events.of('StasisStart').filter((event) => channel(event).name.startsWith('PJSIP/'));
}

/** The id of the newest channel of a phone. */
function callerId(stage: PhoneStage): string {
  const start = starts(stage).at(-1);
  if (!start) throw new Error('no phone has called');
  return channel(start).id;
}

function channel(event: WireEvent): { readonly id: string; readonly name: string } {
  return event['channel'] as { id: string; name: string };
}

/** A phone calls the application by way of an extension, and is answered. */
async function answeredCall(stage: PhoneStage, extension = `app-${stage.app}`): Promise<[CallingPhone, string]> {
  const before = starts(stage).length;
  const phone = await stage.target.call(extension);
  stage.world.afterwards(() => phone.unplug());
  await stage.events.until(() => starts(stage).length > before, 'the call of a phone');
  const id = callerId(stage);
  stage.world.afterwards(() => stage.world.send('DELETE', `channels/${id}`));
  await stage.world.must('POST', `channels/${id}/answer`);
  await phone.answered();
  return [phone, id];
}

/** Two phones talk in a bridge. */
async function conversation(stage: PhoneStage, extension: string): Promise<[CallingPhone, string, string]> {
  const { world, target, events, app } = stage;
  const party = await target.answering();
  world.afterwards(() => party.unplug());
  const [phone, caller] = await answeredCall(stage, extension);
  const [bridge, other] = [world.name('bridge'), world.name('party')];
  world.afterwards(() => world.send('DELETE', `bridges/${bridge}`));
  world.afterwards(() => world.send('DELETE', `channels/${other}`));
  await world.must('POST', `bridges/${bridge}?type=mixing&name=talk`);
  await world.must('POST', `channels/${other}?endpoint=PJSIP/sipp&app=${app}`);
  await events.type('StasisStart', other);
  await world.must('POST', `bridges/${bridge}/addChannel?channel=${caller}`);
  await world.must('POST', `bridges/${bridge}/addChannel?channel=${other}`);
  return [phone, caller, bridge];
}

function transferLeftTo(report: string): PhoneStory['play'] {
  return async (stage) => {
    const { world, events, app } = stage;
    const [phone, caller] = await conversation(stage, `ari-${app}`);
    await phone.transfer('9');
    await events.type('ChannelTransfer');
    for (const [index, state] of ['channel_progress', report].entries()) {
      await world.must('POST', `channels/${caller}/transfer_progress?states=${state}`);
      await events.until(() => events.of('ChannelTransfer').length === index + 2, `the report ${state}`);
    }
  };
}

/** The phone that talks calls somebody else besides, and connects the two. */
async function consultation(stage: PhoneStage, extension: string): Promise<[first: string, second: string]> {
  const { world, events, app } = stage;
  const [phone, first] = await conversation(stage, extension);
  const [again, second] = await answeredCall(stage, extension);
  const [bridge, asked] = [world.name('room'), world.name('asked')];
  world.afterwards(() => world.send('DELETE', `bridges/${bridge}`));
  world.afterwards(() => world.send('DELETE', `channels/${asked}`));
  await world.must('POST', `bridges/${bridge}?type=mixing&name=ask`);
  await world.must('POST', `channels/${asked}?endpoint=Local/answer@default&app=${app}`);
  await events.type('StasisStart', asked);
  // Until here the far half waits for sound: what it tells of that belongs to no transfer.
  await events.until(
    (event) => event.type === 'ChannelDialplan' && event['dialplan_app'] === 'Wait',
    'the far half at rest',
  );
  await world.must('POST', `bridges/${bridge}/addChannel?channel=${second}`);
  await world.must('POST', `bridges/${bridge}/addChannel?channel=${asked}`);
  await phone.connectWith(again);
  return [first, second];
}

/** What telephones do, told alike by both servers. */
export const phoneStories: readonly PhoneStory[] = [
  {
    name: 'a phone calls, presses keys, holds, takes the call back and hangs up',
    play: async (stage) => {
      const [phone, id] = await answeredCall(stage);
      await phone.press('1#');
      await stage.events.until((event) => event['digit'] === '#', 'the digit #');
      await phone.hold();
      await stage.events.type('ChannelHold', id);
      await phone.resume();
      await stage.events.type('ChannelUnhold', id);
      await phone.hangup();
      await stage.events.type('StasisEnd', id);
    },
  },
  {
    name: 'a phone registers, and takes its registration back',
    play: async ({ world, target, events, app }) => {
      await world.must('POST', `applications/${app}/subscription?eventSource=endpoint:PJSIP/phone`);
      const phone = await target.registering();
      await phone.register();
      await events.until(() => events.of('ContactStatusChange').length === 1, 'the registration');
      await phone.unregister();
      await events.until(() => events.of('ContactStatusChange').length === 2, 'its end');
    },
  },
  { name: 'a transfer is left to the application, which succeeds', play: transferLeftTo('channel_answered') },
  { name: 'a transfer is left to the application, which finds nobody', play: transferLeftTo('channel_unavailable') },
  { name: 'a transfer is left to the application, which declines', play: transferLeftTo('channel_declined') },
  {
    name: 'a transfer is carried out by Asterisk',
    play: async (stage) => {
      const { events, app } = stage;
      const [phone, caller] = await conversation(stage, `app-${app}`);
      await phone.transfer('9');
      await events.type('BridgeBlindTransfer');
      await events.until((event) => event.type === 'Dial' && event['dialstatus'] === 'ANSWER', 'the answer');
      // A BYE of the phone would cross the NOTIFY that tells it of the answer.
      await stage.world.must('DELETE', `channels/${caller}`);
      await events.type('StasisEnd', caller);
    },
  },
  {
    name: 'an attended transfer is left to the application, which succeeds',
    play: async (stage) => {
      const { world, events, app } = stage;
      const [first] = await consultation(stage, `ari-${app}`);
      await events.type('ChannelTransfer');
      await world.must('POST', `channels/${first}/transfer_progress?states=channel_answered`);
      await events.until(() => events.of('ChannelTransfer').length === 2, 'the report');
    },
  },
  {
    name: 'an attended transfer is carried out by Asterisk',
    play: async (stage) => {
      const { world, events, app } = stage;
      const [first, second] = await consultation(stage, `app-${app}`);
      await events.type('BridgeAttendedTransfer');
      await events.type('StasisEnd', second);
      await world.must('DELETE', `channels/${first}`);
      await events.type('StasisEnd', first);
    },
  },
  {
    name: 'a phone that rings is sent elsewhere',
    play: async (stage) => {
      const phone = await stage.target.call(`app-${stage.app}`);
      stage.world.afterwards(() => phone.unplug());
      await stage.events.type('StasisStart');
      const id = callerId(stage);
      await stage.world.must('POST', `channels/${id}/redirect?endpoint=PJSIP/sipp`);
      await stage.events.type('StasisEnd', id);
    },
  },
];
