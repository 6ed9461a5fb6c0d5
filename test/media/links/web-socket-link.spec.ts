import { describe, expect, it } from 'vitest';
import { MediaException } from 'nestjs-ari/media';
import { WebSocketLink, type LinkEnd } from '../../../lib/media/links/index.js';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { eventually } from '../../client/support/eventually.js';
import { mediaStart, StubAsteriskSocket } from '../support/stub-asterisk-socket.js';

interface Heard {
  readonly audio: Buffer[];
  readonly digits: string[];
  readonly troubles: string[];
  readonly ends: LinkEnd[];
}

function listening(link: WebSocketLink): Heard {
  const heard: Heard = { audio: [], digits: [], troubles: [], ends: [] };
  link.listen({
    audio: (bytes) => void heard.audio.push(bytes),
    digit: (digit) => void heard.digits.push(digit),
    trouble: (problem) => void heard.troubles.push(problem),
    ended: (end) => void heard.ends.push(end),
  });
  return heard;
}

const LIMITS = { lead: 200, highWater: 1_000, most: 60_000 };

describe('the first word of Asterisk', () => {
  it('says the format, the channel and the length of a frame', async () => {
    const { link } = await StubAsteriskSocket.linked({ format: 'slin16', optimal_frame_size: 640 });
    expect([link.format.name, link.channelId, link.way]).toEqual(['slin16', 'c1', 'weConnect']);
  });

  it('may come after the first sound, which is not lost', async () => {
    const { far, near } = await StubAsteriskSocket.pair();
    const started = WebSocketLink.started(near, 'weConnect', 5_000);
    far.sound(Buffer.alloc(160, 1));
    far.sound(Buffer.alloc(160, 2));
    far.say(mediaStart());
    far.sound(Buffer.alloc(160, 3));
    const link = await started;
    await eventually(() => expect(listening(link).audio.length).toBeGreaterThanOrEqual(0));
    const heard = listening(link);
    far.sound(Buffer.alloc(160, 4));
    await eventually(() => expect(heard.audio.at(-1)?.[0]).toBe(4));
  });

  it.each([
    ['no JSON', 'MEDIA_START connection_id:x format:ulaw', 'no JSON'],
    ['a list', '[]', 'no object'],
    ['another event', '{"event":"DTMF_END","digit":"1"}', 'instead of MEDIA_START came DTMF_END'],
    ['a format that is not known', JSON.stringify({ ...mediaStart(), format: 'speex' }), 'not known here, "speex"'],
    ['no channel', JSON.stringify({ ...mediaStart(), channel_id: 5 }), 'no format or channel'],
    ['a frame of any size', JSON.stringify({ ...mediaStart(), optimal_frame_size: 1e9 }), 'no frame size'],
  ])('must not be %s', async (_, text, words) => {
    const { far, near } = await StubAsteriskSocket.pair();
    const started = failureOf(WebSocketLink.started(near, 'weConnect', 5_000));
    far.say(text);
    const failure = await started;
    expect(failure).toBeInstanceOf(MediaException);
    expect(failure).toMatchObject({ reason: 'refused' });
    expect(failure.message).toContain(words);
    await eventually(() => expect(far.closed).toBeDefined());
  });

  it('must come in time, and before the socket closes', async () => {
    const { near } = await StubAsteriskSocket.pair();
    expect(await failureOf(WebSocketLink.started(near, 'weConnect', 50))).toMatchObject({ reason: 'timeout' });
    const other = await StubAsteriskSocket.pair();
    const started = failureOf(WebSocketLink.started(other.near, 'weConnect', 5_000));
    other.far.socket.close(4001);
    expect(await started).toMatchObject({ reason: 'lost', message: expect.stringContaining('4001') as string });
  });
});

describe('a link over a WebSocket', () => {
  it('sends commands in JSON, short ones, in one order with the frames', async () => {
    const { far, link } = await StubAsteriskSocket.linked();
    const playout = link.playout(LIMITS);
    void playout.write(Buffer.alloc(800, 1));
    void playout.mark('a name that is much longer than Asterisk would ever read in one of its text frames: '.repeat(3));
    playout.pause();
    playout.resume();
    playout.flush();
    await eventually(() => expect(far.heard('FLUSH_MEDIA').length).toBe(1));
    expect(far.commands.map(({ command }) => command)).toEqual([
      // After the first five frames it asks how many of them are left.
      'GET_STATUS',
      'MARK_MEDIA',
      'PAUSE_MEDIA',
      'CONTINUE_MEDIA',
      'FLUSH_MEDIA',
    ]);
    // Asterisk ignores a text of more than 128 bytes without a word.
    expect(far.commands.every((command) => JSON.stringify(command).length <= 128)).toBe(true);
    expect(far.frames.length).toBe(5);
  });

  it('never begins a bulk transfer, which a flush would end without a word', async () => {
    const { far, link } = await StubAsteriskSocket.linked();
    const playout = link.playout(LIMITS);
    for (let i = 0; i < 7; i += 1) void playout.write(Buffer.alloc(100, 1));
    playout.flush();
    void playout.write(Buffer.alloc(320, 2));
    await eventually(() => expect(far.frames.length).toBeGreaterThanOrEqual(6));
    expect(far.frames.every(({ length }) => length === 160)).toBe(true);
    expect(far.heard('START_MEDIA_BUFFERING')).toEqual([]);
  });

  it('passes nothing but sound where the format passes through: Asterisk would answer with errors', async () => {
    const { far, link } = await StubAsteriskSocket.linked({ format: 'opus', optimal_frame_size: 0 });
    const playout = link.playout(LIMITS);
    void playout.write(Buffer.from([1, 2, 3]));
    const mark = playout.mark('end');
    playout.pause();
    playout.resume();
    expect(await mark).toMatchObject({ outcome: 'played' });
    void playout.write(Buffer.from([4, 5]));
    playout.flush();
    await eventually(() => expect(far.frames.map((frame) => [...frame])).toContainEqual([1, 2, 3]));
    expect(far.commands).toEqual([]);
  });

  it('hears digits, and errors, and ignores what it does not know', async () => {
    const { far, link } = await StubAsteriskSocket.linked();
    const heard = listening(link);
    far.say({ event: 'SOMETHING_NEW', channel_id: 'c1' });
    far.say({ event: 'MEDIA_MARK_PROCESSED', correlation_id: 'never sent' });
    far.say({ event: 'QUEUE_DRAINED' });
    far.say({ event: 'ERROR', error_text: 'MARK_MEDIA not supported in passthrough mode' });
    far.say('{ broken');
    far.say({ event: 'DTMF_END', digit: '7', channel_id: 'c1' });
    await eventually(() => expect(heard.digits).toEqual(['7']));
    expect(heard.troubles).toEqual([
      'ERROR, MARK_MEDIA not supported in passthrough mode',
      'MALFORMED, no JSON: { broken',
    ]);
    expect(heard.ends).toEqual([]);
  });

  it('stops at XOFF and goes on at XON', async () => {
    const { far, link } = await StubAsteriskSocket.linked();
    const heard = listening(link);
    const playout = link.playout({ ...LIMITS, lead: 1_000 });
    far.say({ event: 'MEDIA_XOFF', channel_id: 'c1' });
    far.say({ event: 'DTMF_END', digit: '1' });
    await eventually(() => expect(heard.digits).toEqual(['1']));
    void playout.write(Buffer.alloc(1_600, 1));
    void playout.mark('after');
    far.socket.ping();
    await eventually(() => expect(playout.queuedMs).toBe(200));
    expect(far.frames).toEqual([]);
    far.say({ event: 'MEDIA_XON', channel_id: 'c1' });
    await eventually(() => expect(far.frames.length).toBe(10));
  });

  it('ends with words: Asterisk closes, the connection breaks, a message is too long', async () => {
    const one = await StubAsteriskSocket.linked();
    const closed = listening(one.link);
    one.far.socket.close(1000);
    await eventually(() =>
      expect(closed.ends).toEqual([{ by: 'asterisk', reason: 'Asterisk closed the socket with 1000' }]),
    );
    const two = await StubAsteriskSocket.linked();
    const cut = listening(two.link);
    two.far.socket.terminate();
    await eventually(() => expect(cut.ends).toEqual([{ by: 'network', reason: 'the connection broke' }]));
  });

  it('ends when the other side floods it with text', async () => {
    const { far, link } = await StubAsteriskSocket.linked();
    const heard = listening(link);
    for (let i = 0; i < 5_000; i += 1) far.say({ event: 'QUEUE_DRAINED' });
    await eventually(() => expect(heard.ends).toHaveLength(1));
    expect(heard.ends[0]?.reason).toContain('floods');
  });

  it('says goodbye with HANGUP, and settles every mark', async () => {
    const { far, link } = await StubAsteriskSocket.linked();
    const heard = listening(link);
    const playout = link.playout(LIMITS);
    void playout.write(Buffer.alloc(16_000, 1));
    const mark = playout.mark('end');
    link.close();
    link.close();
    expect(await mark).toMatchObject({ outcome: 'flushed' });
    await eventually(() => expect(far.closed).toBe(1000));
    expect(far.heard('HANGUP').length).toBe(1);
    expect(heard.ends).toEqual([{ by: 'application', reason: 'closed by this program' }]);
  });
});
