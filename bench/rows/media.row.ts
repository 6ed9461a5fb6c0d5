import { OURS, type Row } from '../run/row.js';

/** What the sound of a call costs, and how long it is under way through this library. */
export const mediaEchoRow: Row = {
  id: 'media-echo',
  title: 'Media: agents that echo, beside a bare `ws` echo; a frame each 20 ms in each direction of each call',
  goal: 'at most 1.3 times the CPU time; less than 0.1 % of the frames late; at 100 calls the own share of a turn (a frame in this process until it is in the handler, and written until the system has it) below 2 ms at the 99th percentile',
  unit: 'call second',
  cases: (quick) => {
    const counts = quick ? { calls: 100, seconds: 5, warmUp: 4 } : { calls: 100, seconds: 15, warmUp: 5 };
    return [
      {
        name: `${counts.calls} calls at once`,
        contenders: [
          { name: 'bare ws', subject: 'media-echo', parameters: { agent: 'floor', ...counts } },
          { name: OURS, subject: 'media-echo', parameters: { agent: 'library', ...counts } },
        ],
        goals: [
          // Seconds of calls for each CPU second, over those of the bare echo: 1 / 1.3.
          { of: 'ratio', atLeast: 0.77 },
          { of: 'figure:late %', atMost: 0.1 },
          { of: 'figure:turn p99 ms', atMost: 2 },
        ],
      },
    ];
  },
};

/** How long an agent speaks on when it is interrupted. */
export const bargeInRow: Row = {
  id: 'barge-in',
  title: "Barge-in: from the first sample of the caller's voice to silence at his ear, 200 ms lead, no detection",
  goal: 'below 60 ms at the 99th percentile, a frame that is being heard included; no old frame afterwards',
  unit: 'interruption',
  cases: (quick) => {
    const counts = quick ? { calls: 10, times: 3 } : { calls: 20, times: 20 };
    return [
      {
        name: `${counts.calls} calls at once`,
        contenders: [
          { name: 'bare ws', subject: 'barge-in', parameters: { agent: 'floor', ...counts } },
          { name: OURS, subject: 'barge-in', parameters: { agent: 'library', ...counts } },
        ],
        goals: [
          { of: 'figure:silence p99 ms', atMost: 60 },
          { of: 'figure:old frames', atMost: 0 },
        ],
      },
    ];
  },
};

/** The same with a real Asterisk between the two, whose part is in the figures of both. */
export const bargeInOnAsteriskRow: Row = {
  id: 'barge-in-asterisk',
  title: "Barge-in on a real Asterisk: from the first packet of the caller's voice to silence at his ear, 200 ms lead",
  goal: 'below 60 ms at the 99th percentile, with Asterisk and a frame that is being heard; no old frame afterwards',
  unit: 'interruption',
  needsAsterisk: true,
  cases: (quick) => {
    const times = quick ? 8 : 40;
    return [
      {
        name: 'a caller over RTP',
        contenders: [
          { name: 'bare script', subject: 'barge-in-on-asterisk', parameters: { agent: 'floor', times } },
          { name: OURS, subject: 'barge-in-on-asterisk', parameters: { agent: 'library', times } },
        ],
        goals: [
          { of: 'figure:silence p99 ms', atMost: 60 },
          { of: 'figure:old frames', atMost: 0 },
        ],
      },
    ];
  },
};
