import { DetailAction, ResourceBinding } from 'nestjs-ari/resources';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';

const gates = new Map<string, () => void>();

@ResourceBinding({ stream: 'doors' })
class DoorsBinding {
  /** Stays at the door until another command opens it. */
  @DetailAction()
  wait(pk: string): Promise<string> {
    return new Promise((resolve) => gates.set(pk, () => resolve('open')));
  }

  @DetailAction()
  knock(pk: string): string {
    return pk;
  }

  @DetailAction({ input: z.string() })
  open(_pk: string, door: string): void {
    gates.get(door)?.();
  }
}

it('commands for one object keep their order, and those for others do not wait', async () => {
  const { url } = await startGateway({ providers: [DoorsBinding] });
  const ws = await GatewaySocket.open(url, 'ada');
  ws.send({ stream: 'doors', payload: { action: 'wait', pk: 'a', request_id: 1 } });
  ws.send({ stream: 'doors', payload: { action: 'knock', pk: 'a', request_id: 2 } });
  ws.send({ stream: 'doors', payload: { action: 'knock', data: { pk: 'a' }, request_id: 3 } });
  expect(await ws.ask('doors', 'knock', { pk: 'b', request_id: 4 })).toMatchObject({ data: 'b' });
  expect(ws.replies.map(({ payload }) => payload.request_id)).toEqual([4]);
  await ws.ask('doors', 'open', { pk: 'c', data: 'a', request_id: 5 });
  await ws.answer(3);
  const order = ws.replies.map(({ payload }) => payload.request_id).filter((id) => [1, 2, 3].includes(id as number));
  expect(order).toEqual([1, 2, 3]);
});
