import { AriRest } from 'nestjs-ari/rest';
import { describe, expect, it } from 'vitest';
import { CRM } from './support/crm.js';
import { EventReader } from './support/event-source.js';
import { startRest, USERS, type RestParts, type StartedRest } from './support/started-rest.js';

/** An answer that is given when it is let go, and tells when it was asked for. */
function slowAnswer() {
  let asked!: () => void;
  let letGo!: () => void;
  const wasAsked = new Promise<void>((resolve) => (asked = resolve));
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const answer = async <T>(value: T): Promise<T> => {
    asked();
    await released;
    return value;
  };
  return { answer, wasAsked, letGo };
}

type Slow = ReturnType<typeof slowAnswer>;
type Options = NonNullable<RestParts['options']>;

const slowGrant = ({ answer }: Slow): Options => ({
  can: (_user, _stream, action) => (action === 'subscribe' ? answer(true) : true),
});
const slowName = ({ answer }: Slow): Options => ({ authenticate: ({ token = '' }) => answer(USERS[token]) });

/** Opens a stream of ada, and changes the grants of somebody meanwhile. */
async function openedDuring(user: string, options: (slow: Slow) => Options) {
  const slow = slowAnswer();
  const rest: StartedRest = await startRest({ providers: CRM, options: options(slow) });
  const opened = EventReader.open(`${rest.url}/api/customers/events`, 'ada');
  await slow.wasAsked;
  rest.app.get(AriRest).regrant({ id: user });
  slow.letGo();
  return { rest, reader: await opened };
}

describe.each([
  ['asked whether he may', slowGrant],
  ['asked who he is', slowName],
])('a stream of events that is being opened, its user just being %s,', (_name, options) => {
  it('ends at once when his grants change', async () => {
    const { rest, reader } = await openedDuring('ada', options);
    await reader.ended;
    expect(reader.response.status).toBe(200);
    expect(reader.events).toEqual([]);
    expect(rest.app.get(AriRest).eventStreams).toBe(0);
    // The next one is of the user as he is now.
    const again = await EventReader.open(`${rest.url}/api/customers/events`, 'ada');
    expect((await again.has(1))[0]).toMatchObject({ event: 'subscribed' });
  });

  it('stands when those of somebody else change', async () => {
    const { rest, reader } = await openedDuring('bob', options);
    expect((await reader.has(1))[0]).toMatchObject({ event: 'subscribed' });
    expect(rest.app.get(AriRest).eventStreams).toBe(1);
  });
});
