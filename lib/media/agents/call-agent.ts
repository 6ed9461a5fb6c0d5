import { once } from 'node:events';
import { WebSocket } from 'ws';
import { MediaException } from '../exceptions/index.js';

/** Bytes of one message of an agent: a minute of sound, as text. */
const LONGEST_MESSAGE = 1_024 * 1_024;

/** How an agent is called. */
export interface AgentCall {
  readonly headers: Readonly<Record<string, string>>;
  /** Names of subprotocols that are offered. */
  readonly protocols?: readonly string[];
  /** How long the handshake may take, in milliseconds. */
  readonly timeout: number;
}

/**
 * Opens a socket to an agent server.
 *
 * @param operation - stands in the message of a failure.
 * @throws {MediaException} `refused`: the address is none, or the agent cannot be reached.
 */
export async function callAgent(
  operation: string,
  url: string,
  { headers, protocols = [], timeout }: AgentCall,
  connection: string,
): Promise<WebSocket> {
  const refuse = (problem: string, cause?: unknown): MediaException =>
    new MediaException(operation, 'refused', problem, { connection, cause });
  if (!/^wss?:\/\//.test(url) || !URL.canParse(url)) {
    throw refuse('the address must be like wss://agent.example.com/path.');
  }
  const limits = { perMessageDeflate: false, maxPayload: LONGEST_MESSAGE, handshakeTimeout: timeout };
  const socket = new WebSocket(url, [...protocols], { headers, ...limits });
  try {
    await once(socket, 'open');
  } catch (error) {
    socket.on('error', () => {});
    socket.terminate();
    const words = error instanceof Error ? error.message : 'no answer';
    throw refuse(`the agent at ${new URL(url).host} cannot be reached: ${words}.`, error);
  }
  // What breaks before the stream stands is found by its `close`.
  socket.on('error', () => {});
  return socket;
}
