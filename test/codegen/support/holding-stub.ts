import { json, StubAri, withoutCalls } from '../../client/support/stub-ari.js';

/**
 * Starts a server that answers neither commands nor handshakes until `GET /release`: a client that is closed meanwhile
 * must not stay connected. `GET /state` counts what has come, and the event sockets that are open or were closed.
 */
export async function holdingStub(): Promise<StubAri> {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  let commands = 0;
  const stub = await StubAri.start((request, response) => {
    const { open, closeCodes, handshakes } = stub.events;
    const state = { commands, handshakes: handshakes.length, open: open.length, closed: closeCodes.length };
    if (request.path === '/state') return json(200, state)(request, response);
    if (request.path === '/release') {
      release();
      return json(200, state)(request, response);
    }
    commands += 1;
    void released.then(() => withoutCalls(request, response));
  });
  stub.events.held = released;
  return stub;
}
