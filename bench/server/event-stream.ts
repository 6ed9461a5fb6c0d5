/** What a flood of events is made of. */
export interface EventStream {
  readonly kind: 'digits' | 'variables' | 'dialplan' | 'calls' | 'hangups' | 'lives';
  readonly events: number;
  /** Channels that the events are spread over, by a generator with a fixed seed. */
  readonly channels: number;
  /** Of `lives`: index of the first channel. */
  readonly from?: number;
  /** Length of the value of a ChannelVarset. */
  readonly valueBytes?: number;
  /** Stasis applications that the events are spread over: `bench-0`, `bench-1`, … */
  readonly applications?: number;
}

const AT = '2026-11-21T09:59:28.745+0000';
const SERVER = '02:00:00:00:46:a8';

/** Id of a channel, as Asterisk chooses them. */
export function channelId(index: number): string {
  return `asterisk-1795255169.${index}`;
}

/** What Asterisk 22.10.1 says of a channel, key by key in its own order. */
export function channelSnapshot(index: number): string {
  const caller = `"caller":{"name":"Ada","number":"${1000 + index}"},"connected":{"name":"","number":""}`;
  const dialplan = '"dialplan":{"context":"default","exten":"100","priority":1,"app_name":"Stasis","app_data":"bench"}';
  return (
    `{"id":"${channelId(index)}","name":"PJSIP/ada-${index.toString(16).padStart(8, '0')}","state":"Up",` +
    `"protocol_id":"1-5240@127.0.0.1",${caller},"accountcode":"",${dialplan},` +
    `"creationtime":"2026-11-21T09:59:27.533+0000","language":"en"}`
  );
}

/** The event that tells a reader that the flood is over. */
export const LAST_EVENT =
  `{"type":"ChannelUserevent","timestamp":"${AT}","eventname":"end","userevent":{},` +
  `"asterisk_id":"${SERVER}","application":"bench-0"}`;

/** What is heard of a call from beginning to end, before the fields that every event of it has. */
const LIFE: readonly string[] = [
  '"type":"ChannelCreated"',
  '"type":"ChannelDialplan","dialplan_app":"Stasis","dialplan_app_data":"bench"',
  '"type":"StasisStart","args":[]',
  '"type":"ChannelStateChange"',
  '"type":"ChannelVarset","variable":"STATE","value":"1"',
  '"type":"ChannelEnteredBridge","bridge":@BRIDGE@',
  '"type":"ChannelDtmfReceived","digit":"@DIGIT@","duration_ms":100',
  '"type":"ChannelLeftBridge","bridge":@BRIDGE@',
  '"type":"ChannelHangupRequest","cause":16',
  '"type":"ChannelDestroyed","cause":16,"cause_txt":"Normal Clearing"',
];

export const EVENTS_OF_LIFE = LIFE.length;

/** One call after another. */
function* lives({ events, from = 0 }: EventStream): Generator<string> {
  for (let count = 0; count < events; count += EVENTS_OF_LIFE) {
    yield* lifeOf(from + count / EVENTS_OF_LIFE).slice(0, events - count);
  }
}

/** The events of one call. @param digit - what is pressed in it. */
export function lifeOf(index: number, digit = '5'): string[] {
  const bridge =
    `{"id":"bridge-${index}","technology":"simple_bridge","bridge_type":"mixing","bridge_class":"stasis","creator":"Stasis",` +
    `"name":"","channels":["${channelId(index)}"],"creationtime":"${AT}","video_mode":"none"}`;
  const end = `"timestamp":"${AT}","channel":${channelSnapshot(index)},"asterisk_id":"${SERVER}","application":"bench-0"}`;
  return LIFE.map((own) => `{${own.replace('@BRIDGE@', bridge).replace('@DIGIT@', digit)},${end}`);
}

/** The events of a stream, one JSON text each. Digits are numbered by their `duration_ms`, so that order shows. */
export function* eventTexts(stream: EventStream): Generator<string> {
  if (stream.kind === 'lives') {
    yield* lives(stream);
    return;
  }
  const value = 'v'.repeat(stream.valueBytes ?? 20);
  const inTurn = stream.kind === 'calls' || stream.kind === 'hangups';
  const random = seeded(42);
  for (let count = 0; count < stream.events; count += 1) {
    const channel = channelSnapshot(inTurn ? count % stream.channels : Math.floor(random() * stream.channels));
    const application = `bench-${count % (stream.applications ?? 1)}`;
    const end = `"channel":${channel},"asterisk_id":"${SERVER}","application":"${application}"}`;
    if (stream.kind === 'variables') {
      yield `{"variable":"STATE","value":"${value}","type":"ChannelVarset","timestamp":"${AT}",${end}`;
    } else if (stream.kind === 'dialplan') {
      yield `{"type":"ChannelDialplan","timestamp":"${AT}","dialplan_app":"Set","dialplan_app_data":"STATE=1",${end}`;
    } else if (stream.kind === 'calls') {
      yield `{"type":"StasisStart","timestamp":"${AT}","args":[],${end}`;
    } else if (stream.kind === 'hangups') {
      yield `{"type":"ChannelDestroyed","timestamp":"${AT}","cause":16,"cause_txt":"Normal Clearing",${end}`;
    } else {
      yield `{"type":"ChannelDtmfReceived","timestamp":"${AT}","digit":"5","duration_ms":${count},${end}`;
    }
  }
}

/** Numbers from 0 to 1, the same in every run (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
