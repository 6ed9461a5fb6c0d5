import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Header fields that every answer repeats as they came. */
const REPEATED = /^(via|v|from|f|call-id|i|cseq|record-route):/i;

/** A SIP phone that refuses every call in the moment that it comes, as many as there are, with one status. */
export class RefusingPhone {
  readonly #socket: Socket;
  readonly #calls = new Set<string>();

  private constructor(socket: Socket, status: string) {
    this.#socket = socket;
    socket.on('message', (message, { port, address }) => {
      const request = message.toString('latin1');
      if (!request.startsWith('INVITE ')) return;
      // A busy Asterisk sends an invitation again before it reads the answer: that is the same call.
      this.#calls.add(/^(?:call-id|i):\s*(\S+)/im.exec(request)?.[1] ?? '');
      socket.send(answer(request, status), port, address);
    });
  }

  /** Plugs it in where the server looks for the endpoint `sipp`. `status` is for instance `486 Busy Here`. */
  static async plugIn(server: { readonly phonePort: number }, status: string): Promise<RefusingPhone> {
    const socket = createSocket('udp4');
    socket.bind(server.phonePort, '127.0.0.1');
    await once(socket, 'listening');
    return new RefusingPhone(socket, status);
  }

  /** Calls refused so far. */
  get refused(): number {
    return this.#calls.size;
  }

  async unplug(): Promise<void> {
    this.#socket.close();
    await once(this.#socket, 'close');
  }
}

function answer(request: string, status: string): string {
  const fields = request.split('\r\n');
  const repeated = fields.filter((field) => REPEATED.test(field));
  const to = fields.find((field) => /^(to|t):/i.test(field)) ?? 'To:';
  return [`SIP/2.0 ${status}`, ...repeated, `${to};tag=refused`, 'Content-Length: 0', '', ''].join('\r\n');
}
