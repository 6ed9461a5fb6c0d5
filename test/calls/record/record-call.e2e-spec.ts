import { dial, recordCall, type CallRecorded, type CallRecording } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { describe, expect, it, vi } from 'vitest';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { RealStage } from '../support/real-stage.js';
import { Stage } from '../support/stage.js';
import { toldStories } from '../support/told-stories.js';

/** Dials, and records from the moment in which the two are connected. */
function recordedDial(endpoint: string, name: string, begun: (recording: CallRecording) => void) {
  return async (caller: Channel): Promise<CallRecorded | undefined> => {
    let recording: CallRecording | undefined;
    await dial(caller, endpoint, {
      onConnected: ({ channel: callee }) => {
        recording = recordCall({ caller, callee }, { name });
        begun(recording);
      },
    });
    return recording?.finished;
  };
}

const later = (): { readonly recording: Promise<CallRecording>; readonly begun: (it: CallRecording) => void } => {
  let begun: (recording: CallRecording) => void = () => {};
  const recording = new Promise<CallRecording>((resolve) => (begun = resolve));
  return { recording, begun: (it) => begun(it) };
};

describe('recordCall', () => {
  it('records each side apart, with marks, until one is left alone; nothing is left', async () => {
    const stage = await Stage.set();
    const story = toldStories();
    const started: string[] = [];
    stage.client.on('RecordingStarted', ({ recording }) => started.push(recording.name));
    const answering = stage.picksUp('PJSIP/bob');
    const { recording, begun } = later();
    const { caller, result } = await stage.call(recordedDial('PJSIP/bob', 'order', begun));
    const callee = await answering;
    const running = await recording;
    await vi.waitFor(() => expect(started.sort()).toEqual(['order-callee', 'order-caller']), { timeout: 45_000 });
    running.mark('terms');
    await callee.hangup();
    const recorded = await result;
    expect(recorded).toMatchObject({
      outcome: 'recorded',
      recordings: { caller: 'order-caller', callee: 'order-callee' },
      marks: [{ label: 'terms' }],
    });
    const [, ...told] = story.filter(({ kind }) => kind === 'recordCall');
    expect(told).toMatchObject([{ phase: 'end', outcome: 'recorded', left: [] }]);
    await caller.hangup();
    await stage.empty();
  });

  it('a pause leaves its time out, and pausing twice is one pause', async () => {
    const stage = await Stage.set();
    const states: string[] = [];
    const answering = stage.picksUp('PJSIP/bob');
    const { recording, begun } = later();
    const { caller, result } = await stage.call(recordedDial('PJSIP/bob', 'card', begun));
    await answering;
    const running = await recording;
    const state = async (): Promise<string> => (await stage.client.recordings.getLive('card-caller')).state;
    await Promise.all([running.pause(), running.pause()]);
    states.push(await state());
    running.mark('before');
    await vi.waitFor(() => expect(caller.story.length).toBeGreaterThan(0), { timeout: 45_000 });
    running.mark('after');
    await running.resume();
    states.push(await state());
    const recorded = await running.stop();
    // The call goes on.
    expect(caller.over).toBe(false);
    expect(states).toEqual(['paused', 'recording']);
    expect(recorded.marks[0]?.atMs).toBe(recorded.marks[1]?.atMs);
    await caller.hangup();
    expect(await result).toEqual(recorded);
    await stage.empty();
  });

  it('a signal that has aborted before, and no party, record nothing', async () => {
    const stage = await Stage.set();
    const { caller, result } = await stage.call(
      (channel) => recordCall({ caller: channel }, { signal: AbortSignal.abort() }).finished,
    );
    expect(await result).toMatchObject({ outcome: 'failed', recordings: {} });
    expect(() => recordCall({})).toThrow('must have a channel for each side');
    await caller.hangup();
    await stage.empty();
  });
});

describeOnAsterisk('recordCall on a real Asterisk', () => {
  it('stores both sides, without what was said in the pause', async () => {
    const stage = await RealStage.set();
    const { phone, endpoint } = await stage.phone();
    const name = `record-call-${process.pid}`;
    const { recording, begun } = later();
    const { caller, result } = await stage.call(recordedDial(endpoint, name, begun));
    await phone.answer();
    const running = await recording;
    await caller.answered();
    await caller.speak(1_200);
    await running.pause();
    const live = await stage.client.recordings.getLive(`${name}-caller`);
    expect(live.state).toBe('paused');
    await caller.speak(1_500);
    await running.resume();
    await caller.hangup();
    const recorded = await result;
    expect(recorded).toMatchObject({ outcome: 'recorded', recordings: { caller: `${name}-caller` } });
    // 16 bits, 8,000 samples a second: 16 bytes for each millisecond.
    const file = await stage.client.recordings.getStoredFile(`${name}-caller`);
    const ms = (file.byteLength - 44) / 16;
    expect(Math.abs(ms - (recorded?.lengthMs ?? 0))).toBeLessThan(700);
    for (const side of ['caller', 'callee']) await stage.client.recordings.deleteStored(`${name}-${side}`);
    await stage.empty();
  });
});
