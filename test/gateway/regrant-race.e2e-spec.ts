import type { ResourceUser } from 'nestjs-ari/resources';
import { AriGateway } from 'nestjs-ari/gateway';
import { describe, expect, it } from 'vitest';
import { QuestionsBinding, QuestionsStore } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway, USERS } from './support/started-gateway.js';

/** A `can` whose first answer about a subscription is on its way while the grant ends. */
function slowGrant() {
  let granted = true;
  let asked!: () => void;
  let answer!: () => void;
  const wasAsked = new Promise<void>((resolve) => (asked = resolve));
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const can = async (_user: ResourceUser, _stream: string, action: string): Promise<boolean> => {
    if (action !== 'subscribe') return true;
    const allowed = granted;
    asked();
    await answered;
    return allowed;
  };
  const revoke = (): void => {
    granted = false;
  };
  return { can, wasAsked, answer, revoke };
}

describe('a subscription that is being opened while the grant ends', () => {
  it.each([
    ['of a stream', 403, (ws: GatewaySocket) => ws.ask('questions', 'subscribe', { data: { action: 'create' } })],
    ['of a channel', 'Cannot subscribe to channel', (ws: GatewaySocket) => ws.call('subscribe', { channel: 'queue' })],
  ])('%s does not stand', async (_name, refusal, subscribe) => {
    const { can, wasAsked, answer, revoke } = slowGrant();
    const { app, url } = await startGateway({ providers: [QuestionsStore, QuestionsBinding], options: { can } });
    const ws = await GatewaySocket.open(url, 'ada');
    const answered = subscribe(ws);
    await wasAsked;
    revoke();
    const regranted = app.get(AriGateway).regrant(USERS['ada'] ?? { id: '' });
    answer();
    await regranted;
    expect(JSON.stringify(await answered)).toContain(String(refusal));
  });
});
