import { expect, it } from 'vitest';
import * as client from 'nestjs-ari/client';
import { EVENT_TABLE } from '../../lib/client/internal.js';
import { PINNED_ASTERISK_VERSION } from '../asterisk/pinned-version.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { serverDescription } from './support/server-description.js';

const { eventTypes } = await serverDescription();
const common = eventTypes.filter((type) => type in EVENT_TABLE);

describeOnAsterisk('an event that the server can send', () => {
  it('is one of 45, each with a class', ({ skip }) => {
    const { version } = requireAsterisk();
    const unknown = eventTypes.filter((type) => !(type in EVENT_TABLE));
    if (version !== PINNED_ASTERISK_VERSION) {
      process.stderr.write(`\n!!! Asterisk ${version}: events without a class: ${unknown.join(', ') || 'none'}\n\n`);
      skip(`Asterisk is ${version}, not ${PINNED_ASTERISK_VERSION}`);
    }
    expect(eventTypes).toHaveLength(45);
    expect(unknown).toEqual([]);
    // The one beside them is the answer to a command over the event socket.
    expect(Object.keys(EVENT_TABLE).filter((type) => !eventTypes.includes(type))).toEqual([]);
  });

  it.each(common)('%s becomes an object of the class of its name', (type) => {
    const shape = EVENT_TABLE[type];
    expect(shape?.type.name).toBe(type);
    expect((client as Readonly<Record<string, unknown>>)[type]).toBe(shape?.type);
    const event = new (shape as NonNullable<typeof shape>).type({ type, application: 'a', unheardOf: 1 });
    expect(event).toBeInstanceOf(client.BaseEvent);
    expect({ ...event }).toEqual({ type, application: 'a', unheardOf: 1 });
  });
});
