import type { KnownFault } from './known-fault.js';

const IN_22_11: KnownFault['mended'] = { 22: [22, 11, 0], 23: [23, 5, 0] };
const COMMANDS_OVER_WEBSOCKET: KnownFault['mended'] = { 20: [20, 14, 0], 21: [21, 9, 0], 22: [22, 4, 0] };

/** Faults of Asterisk by release. The doctor, messages and `docs/fault-reference.md` are made from this one list. */
export const KNOWN_FAULTS: readonly KnownFault[] = [
  {
    text: 'a SIP telephone crashes it with a transfer that says "Refer-Sub: false"',
    change: 'update to Asterisk 22.11.0 or later',
    mended: IN_22_11,
    source: 'release notes of 22.11.0',
  },
  {
    text: 'commands crash it: "move" without an application, and a text message to a PJSIP endpoint without an AOR',
    change: 'pjsip.conf: give every endpoint that is sent messages an AOR; this library sends no "move" without "app"',
    mended: IN_22_11,
    source: 'seen in 22.10.1',
  },
  {
    text: 'a user with read_only = yes can give commands over the WebSocket',
    change: 'update to Asterisk 22.10.1 or later, or do not rely on read_only in ari.conf',
    mended: { 22: [22, 10, 1] },
    came: COMMANDS_OVER_WEBSOCKET,
    source: 'seen in 22.10.0',
  },
  {
    text: 'it takes no commands over a WebSocket and cannot open connections itself',
    change: "use transport: 'http' (the default), or update to Asterisk 20.14, 21.9, 22.4 or later",
    mended: COMMANDS_OVER_WEBSOCKET,
    source: 'release notes of 22.4.0',
  },
  {
    text: 'a channel that was made with "create" and "dial" cannot be recorded',
    change:
      'put the channel into a bridge and take it out again before it is recorded, make it with "originate", or record a snoop of it',
    mended: IN_22_11,
    shows: {
      operation: 'channels.record',
      says: 'Cannot record channel while in bridge',
      unless: 'the channel is in a bridge: then record the bridge, or a snoop of the channel',
    },
    source: 'seen in 22.10.1: the channel stays in a bridge of the dialling that no list shows',
  },
  {
    text: 'the option "f" of a WebSocket channel with anything but json or plain-text crashes it',
    change: 'leave the option out',
    mended: {},
    avoided: 'such an endpoint and such "transport_data" are refused before they are sent',
    source: 'seen in 22.10.1',
  },
  {
    text: 'a bridge that is recorded without "format", and a field of "updateObject" without "attribute" or "value", crash it',
    change: 'give them',
    mended: {},
    avoided: 'such commands are refused before they are sent',
    source: 'seen in 22.10.1',
  },
  {
    text: 'it may stand still for ever when the socket of an application with subscriptions to device states closes',
    change: 'unsubscribe before the socket is closed; a socket that is cut leaves it open to chance',
    mended: {},
    avoided: '`close()` unsubscribes from device states first',
    source: 'seen in 22.10.1',
  },
  {
    text: 'a media server that is slow in its handshake keeps every command from making a channel',
    change: 'let media servers answer at once, and reach them without a proxy that may stall',
    mended: {},
    source: 'seen in 22.10.1 with chan_websocket and AudioSocket',
  },
  {
    text: 'an AudioSocket program that says nothing may hear nothing, and may hold up commands for channels for minutes',
    change: 'let the program send silence while it has nothing to say, as a "MediaServer" of this library does',
    mended: {},
    // Since these it waits for the rest of a message; before, it hung up.
    came: { 20: [20, 15, 0], 21: [21, 10, 0], 22: [22, 5, 0] },
    source: 'seen in 22.10.1; issue 2089 of asterisk/asterisk',
  },
];
