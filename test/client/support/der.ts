/** Just enough of ASN.1's DER to write a certificate. */
export type Der = Buffer;

export function tagged(tag: number, ...content: readonly Buffer[]): Der {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from([body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, body]);
}

export const sequence = (...content: readonly Der[]): Der => tagged(0x30, ...content);
export const set = (...content: readonly Der[]): Der => tagged(0x31, ...content);
export const integer = (bytes: Buffer): Der => tagged(0x02, bytes);
export const boolean = (value: boolean): Der => tagged(0x01, Buffer.from([value ? 0xff : 0]));
export const text = (value: string): Der => tagged(0x0c, Buffer.from(value, 'utf8'));
export const octets = (content: Buffer): Der => tagged(0x04, content);
/** A bit string of whole bytes. */
export const bits = (content: Buffer): Der => tagged(0x03, Buffer.from([0]), content);

/** `2.5.29.17` */
export function objectId(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}

/** A moment as a certificate tells it, to the second. */
export function utcTime(moment: Date): Der {
  const digits = moment.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${digits}Z`, 'ascii'));
}
