import type { SimulatedChannel } from './simulated-channel.js';

/** What reading a variable or a function gave: its value, nothing, or "there is no such function". */
export type VariableReading = { readonly value: string } | 'unset' | 'unreadable';

const functionForm = /^(?<name>\w+)\((?<argument>.*)\)$/s;

const channelItems: Readonly<Record<string, (channel: SimulatedChannel) => string>> = {
  name: (channel) => channel.name,
  state: (channel) => channel.state,
  language: (channel) => channel.language,
  channeltype: (channel) => channel.technology,
  uniqueid: (channel) => channel.id,
  exten: (channel) => channel.exten,
  context: (channel) => channel.context,
  parkinglot: () => '',
  musicclass: () => '',
  accountcode: (channel) => channel.accountCode,
  tenantid: (channel) => channel.tenantId,
};

const builtIn: Readonly<Record<string, (channel: SimulatedChannel) => string>> = {
  UNIQUEID: (channel) => channel.id,
  CHANNEL: (channel) => channel.name,
  CONTEXT: (channel) => channel.context,
  EXTEN: (channel) => channel.exten,
  PRIORITY: (channel) => String(channel.priority),
  HANGUPCAUSE: (channel) => String(channel.hangupCause),
};

function callerItem(channel: SimulatedChannel, item: string): string | undefined {
  const { name, number } = channel.caller;
  if (item === 'name') return name;
  if (item === 'num' || item === 'number') return number;
  if (item === 'all') return `"${name}" <${number}>`;
  return undefined;
}

/** Reads a channel variable, a built-in one, or one of the functions that the simulator has. */
export function readVariable(channel: SimulatedChannel, expression: string): VariableReading {
  const call = functionForm.exec(expression)?.groups;
  if (call) return readFunction(channel, call.name ?? '', call.argument ?? '');
  const value = builtIn[expression]?.(channel) ?? channel.variables.get(expression);
  return value === undefined ? 'unset' : { value };
}

function readFunction(channel: SimulatedChannel, name: string, argument: string): VariableReading {
  let value: string | undefined;
  if (name === 'CHANNEL') value = channelItems[argument.toLowerCase()]?.(channel);
  if (name === 'CALLERID') value = callerItem(channel, argument.toLowerCase());
  return value === undefined ? 'unreadable' : { value };
}

/** Sets a variable or one of the functions that the simulator has; false when it has no such function. */
export function writeVariable(channel: SimulatedChannel, expression: string, value: string): boolean {
  const call = functionForm.exec(expression)?.groups;
  if (!call) {
    channel.setVariable(expression, value);
    return true;
  }
  const argument = (call.argument ?? '').toLowerCase();
  if (call.name === 'CALLERID') return writeCaller(channel, argument, value);
  if (call.name === 'CONNECTEDLINE') return writeConnected(channel, argument.replace(/,i$/, ''), value);
  // None of these has an event of its own: the next one shows it.
  if (call.name === 'CHANNEL' && argument === 'language') channel.language = value;
  else if (call.name === 'CHANNEL' && argument === 'accountcode') channel.accountCode = value;
  else if (call.name === 'CHANNEL' && argument === 'tenantid') channel.tenantId = value;
  else if (call.name === 'TALK_DETECT') writeTalkDetection(channel, argument, value);
  else if (call.name === 'PJSIP_TRANSFER_HANDLING') channel.leavesTransfers = value === 'ari-only';
  else return false;
  return true;
}

/** `TALK_DETECT(set)=<silence in ms>,<level>`, each with a default. */
function writeTalkDetection(channel: SimulatedChannel, argument: string, value: string): void {
  channel.detectsTalking = argument.startsWith('set');
  channel.talkEndsAfterMs = Number.parseInt(value, 10) || undefined;
  channel.onTalkDetection?.();
}

function writeCaller(channel: SimulatedChannel, item: string, value: string): boolean {
  if (item === 'name') channel.setCaller({ ...channel.caller, name: value });
  else if (item === 'num' || item === 'number') channel.setCaller({ ...channel.caller, number: value });
  else return false;
  return true;
}

function writeConnected(channel: SimulatedChannel, item: string, value: string): boolean {
  if (item === 'name') channel.setConnected({ ...channel.connected, name: value });
  else if (item === 'num' || item === 'number') channel.setConnected({ ...channel.connected, number: value });
  else return false;
  return true;
}

/** Fills in `${NAME}`, `${NAME:offset}` and `${NAME:offset:length}`; an unset variable is an empty text. */
export function substitute(
  channel: SimulatedChannel,
  text: string,
  place: { readonly context: string; readonly exten: string; readonly priority: number },
  globals: ReadonlyMap<string, string>,
): string {
  // A channel that jumps stands at its new place already when the step there is read.
  const here: Readonly<Record<string, string>> = {
    CONTEXT: place.context,
    EXTEN: place.exten,
    PRIORITY: String(place.priority),
  };
  return text.replaceAll(
    /\$\{([^{}:]+)(?::(-?\d+))?(?::(-?\d+))?\}/g,
    (_whole, name: string, from?: string, length?: string) => {
      const reading = readVariable(channel, name);
      const value = here[name] ?? (typeof reading === 'object' ? reading.value : (globals.get(name) ?? ''));
      const rest = from === undefined ? value : value.slice(Number(from));
      if (length === undefined) return rest;
      return Number(length) < 0 ? rest.slice(0, Number(length)) : rest.slice(0, Number(length));
    },
  );
}
