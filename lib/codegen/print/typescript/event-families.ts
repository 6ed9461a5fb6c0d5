/** Which file an event is printed into, by the first part of its name. */
const FAMILIES: readonly (readonly [prefix: RegExp, family: string])[] = [
  [/^(Channel|Dial)/, 'channel'],
  [/^Stasis/, 'stasis'],
  [/^Bridge/, 'bridge'],
  [/^Call/, 'call'],
  [/^Playback/, 'playback'],
  [/^Recording/, 'recording'],
  [/^Application/, 'application'],
  [/^(Endpoint|Contact|Peer|TextMessage)/, 'endpoint'],
  [/^DeviceState/, 'device-state'],
  [/^REST/, 'transport'],
];

/** The family of an event; one that a later Asterisk invents is in `other`. */
export function familyOf(event: string): string {
  return FAMILIES.find(([prefix]) => prefix.test(event))?.[1] ?? 'other';
}
