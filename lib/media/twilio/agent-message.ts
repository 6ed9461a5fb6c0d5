/** The longest name of a mark that is kept. */
const LONGEST_NAME = 1_024;

/** What an agent says, checked. */
export type AgentMessage =
  | { readonly event: 'media'; readonly audio: Buffer }
  | { readonly event: 'mark'; readonly name: string }
  | { readonly event: 'clear' }
  | { readonly event: 'wrong'; readonly problem: string };

/** Reads a message of an agent. Never throws. */
export function readAgentMessage(text: string): AgentMessage {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return wrong('it is no JSON');
  }
  const { event, media, mark } = fieldsOf(message);
  if (event === 'clear') return { event };
  if (event === 'mark') {
    const { name } = fieldsOf(mark);
    return typeof name === 'string' && name.length <= LONGEST_NAME ? { event, name } : wrong('a mark has no name');
  }
  if (event !== 'media') return wrong('its event is none of media, mark and clear');
  const { payload } = fieldsOf(media);
  if (typeof payload !== 'string' || payload === '') return wrong('a media message has no payload');
  if (payload.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(payload)) return wrong('its payload is no base64');
  return { event, audio: Buffer.from(payload, 'base64') };
}

function wrong(problem: string): AgentMessage {
  return { event: 'wrong', problem };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
