import { channelOf } from '../event-recorder.js';
import type { Scenario } from './scenario.js';

/** Calls whose events both servers tell alike. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'a call is answered, hears a sound and is hung up',
    play: async (call) => {
      const id = await call.dial('answer', '&appArgs=one,two&callerId=Bob%20%3C200%3E');
      await call.events.type('StasisStart', id);
      await call.must('POST', `channels/${id}/play/p-${id}?media=sound:beep`);
      await call.events.type('PlaybackFinished');
      await call.must('DELETE', `channels/${id}`);
      await call.gone(id);
    },
  },
  {
    name: 'a call comes in through the dialplan, is answered and hung up while it hears a sound',
    play: async (call) => {
      const id = call.world.name('caller');
      const query = `endpoint=Local/app-${call.app}@default&extension=answer&channelId=near-${id}&otherChannelId=${id}`;
      await call.must('POST', `channels?${query}`);
      await call.events.type('StasisStart', id);
      await call.must('POST', `channels/${id}/answer`);
      await call.must('POST', `channels/${id}/play/p-${id}?media=sound:demo-congrats`);
      await call.events.type('PlaybackStarted');
      await call.must('DELETE', `channels/${id}?reason=busy`);
      await call.events.type('StasisEnd', id);
    },
  },
  {
    name: 'a list of media, one of which is not there',
    play: async (call) => {
      const id = await call.dial('answer');
      await call.events.type('StasisStart', id);
      await call.must('POST', `channels/${id}/play/p-${id}?media=sound:beep,sound:nosuch,sound:digits/1`);
      await call.events.type('PlaybackFinished');
      await call.must('DELETE', `channels/${id}`);
      await call.gone(id);
    },
  },
  {
    name: 'the far end presses 1, 2 and #',
    play: async (call) => {
      const id = await call.dial('dtmf');
      await call.events.until((event) => event['digit'] === '#', 'the digit #');
      await call.events.until((event) => event['dialplan_app_data'] === '60', 'the step after the digits');
      await call.must('DELETE', `channels/${id}`);
      await call.gone(id);
    },
  },
  {
    name: 'digits are dialled to the far end',
    play: async (call) => {
      const id = await call.dial('answer');
      await call.events.type('StasisStart', id);
      await call.must('POST', `channels/${id}/dtmf?dtmf=4%232&duration=120`);
      await call.events.until((event) => event['digit'] === '2', 'the digit 2');
      await call.events.until((event) => event['dialplan_app'] === 'Wait', 'the step after the answer');
      await call.must('DELETE', `channels/${id}?reason_code=34`);
      await call.gone(id);
    },
  },
  {
    name: 'a call goes on in the dialplan and ends there with its own cause',
    play: async (call) => {
      const id = await call.dial('answer');
      await call.events.type('StasisStart', id);
      await call.must('POST', `channels/${id}/continue?context=default&extension=after`);
      await call.gone(id);
    },
  },
  {
    name: 'a channel is created, dialled and answered',
    play: async (call) => {
      const id = call.world.name('leg');
      const query = `endpoint=Local/answer@default&app=${call.app}&channelId=${id}&otherChannelId=far-${id}&appArgs=a`;
      await call.must('POST', `channels/create?${query}`);
      await call.events.type('StasisStart', id);
      await call.must('POST', `channels/${id}/dial?timeout=5`);
      await call.events.until((event) => event['dialstatus'] === 'ANSWER', 'the answer');
      await call.must('DELETE', `channels/${id}`);
      await call.events.type('ChannelDestroyed', id);
    },
  },
  {
    name: 'the far end is busy',
    play: async (call) => {
      await call.gone(await call.dial('busy'));
    },
  },
  {
    name: 'the far end rings and nobody answers',
    play: async (call) => {
      await call.gone(await call.dial('ring', '&timeout=1'));
    },
  },
  {
    name: 'two calls are bridged, one leaves and comes back, the other hangs up',
    play: async (call) => {
      const bridge = call.world.name('bridge');
      const [first, second] = [call.world.name('first'), call.world.name('second')];
      for (const id of [first, second]) {
        const query = `endpoint=Local/answer@default&app=${call.app}&channelId=${id}&otherChannelId=far-${id}&callerId=${id.slice(-5)}`;
        await call.must('POST', `channels?${query}`);
        await call.events.type('StasisStart', id);
      }
      await call.must('POST', `bridges/${bridge}?name=talk`);
      await call.must('POST', `bridges/${bridge}/addChannel?channel=${first}`);
      await call.must('POST', `bridges/${bridge}/addChannel?channel=${second}`);
      // The thread of the bridge makes them known to each other.
      await call.events.until(() => call.events.of('ChannelConnectedLine').length === 4, 'the exchange of numbers');
      await call.must('POST', `bridges/${bridge}/removeChannel?channel=${first}`);
      await call.must('POST', `bridges/${bridge}/addChannel?channel=${first}`);
      const peers = () =>
        call.events.events.filter(({ variable, value }) => variable === 'BRIDGEPEER' && value !== '').length;
      await call.events.until(() => peers() === 4, 'the peers, twice');
      await call.must('DELETE', `channels/${second}`);
      await call.gone(second);
      await call.must('DELETE', `bridges/${bridge}`);
      await call.must('DELETE', `channels/${first}`);
      await call.gone(first);
      // The far half tells whom it talked to after its last event.
      const told = () =>
        call.events.of('ChannelCallerId').filter((event) => channelOf(event) === `far-${first}`).length;
      await call.events.until(() => told() === 2, 'the last caller id');
    },
  },
  {
    name: 'a recording is paused and stopped, and another is thrown away',
    play: async (call) => {
      const id = await call.dial('answer');
      await call.events.type('StasisStart', id);
      const kept = call.world.name('kept');
      call.world.afterwards(() => call.world.send('DELETE', `recordings/stored/${kept}`));
      await call.must('POST', `channels/${id}/record?name=${kept}&format=wav`);
      await call.events.type('RecordingStarted');
      await call.must('POST', `recordings/live/${kept}/pause`);
      await call.must('DELETE', `recordings/live/${kept}/pause`);
      await call.must('POST', `recordings/live/${kept}/stop`);
      await call.events.type('RecordingFinished');
      await call.must('POST', `channels/${id}/record?name=${call.world.name('thrown')}&format=wav`);
      await call.events.until(() => call.events.of('RecordingStarted').length === 2, 'the second recording');
      await call.must('DELETE', `recordings/live/${call.world.name('thrown')}`);
      await call.events.until(() => call.events.of('RecordingFinished').length === 2, 'its end');
      await call.must('DELETE', `channels/${id}`);
      await call.gone(id);
    },
  },
  {
    name: 'sound goes to a program outside',
    play: async (call) => {
      const id = call.world.name('media');
      await call.must(
        'POST',
        `channels/externalMedia?app=${call.app}&external_host=127.0.0.1:9&format=ulaw&channelId=${id}`,
      );
      await call.events.type('StasisStart', id);
      await call.must('DELETE', `channels/${id}`);
      await call.events.type('ChannelDestroyed', id);
    },
  },
  {
    name: 'the far end hangs up',
    play: async (call) => {
      await call.gone(await call.dial('brief'));
    },
  },
];
