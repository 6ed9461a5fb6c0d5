import type { WireEvent } from '../event-recorder.js';
import { normalise, type Stories } from '../scenarios/normalise.js';

/**
 * What a real server tells of sound on its way: it joins the RTP of two phones of a bridge and parts it again, and sums up the
 * quality of each line at its end. There is no sound in the simulator.
 */
const aboutSound = /^(?:RTPAUDIOQOS\w*|BRIDGEPEER|BRIDGEPVTCALLID)$/;

const isAboutSound = (variable: unknown): boolean => typeof variable === 'string' && aboutSound.test(variable);

const serverMadeId = /(?:nestjs-ari|simulator)-\d+\.\d+/g;

/** The stories of telephones, comparable. Ids that the server made are numbered in the order in which they were told. */
export function normalisePhones(events: readonly WireEvent[], prefix: string): Stories {
  const ids = new Map<string, string>();
  const numbered = (id: string): string => {
    const known = ids.get(id) ?? `id-${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  const told = events.filter((event) => !isAboutSound(event['variable']));
  const text = JSON.stringify(told.map(withLinkUp))
    .replaceAll(serverMadeId, numbered)
    .replaceAll('native_rtp', 'simple_bridge')
    // What a telephone calls the other of its calls, and by which tags SIP knows that.
    .replaceAll(/"destination":"[^"]*",(?="protocol_id")/g, '')
    .replaceAll(/"parameter_value":"[^"]*"/g, '"parameter_value":"…"')
    .replaceAll(/"protocol_id":"[^"]*"/g, '"protocol_id":"…"')
    .replaceAll(/-[0-9a-f]{8}(?=[";,])/g, '-n')
    .replaceAll(/@127\.0\.0\.1:\d+/g, '@phone');
  return normalise(JSON.parse(text) as WireEvent[], prefix);
}

/**
 * The link of an attended transfer is answered while the transfer is told: one time in five a real server shows the leg as it was
 * before.
 */
function withLinkUp(event: WireEvent): WireEvent {
  const leg = event['destination_link_first_leg'];
  return leg === undefined ? event : { ...event, destination_link_first_leg: { ...leg, state: 'Up' } };
}
