import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, boolean, integer, objectId, octets, sequence, set, tagged, text, utcTime, type Der } from './der.js';

const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));
const DAY_MS = 86_400_000;

/** A certificate and its key, PEM, as `node:tls` takes them. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** An authority made for one test: signs certificates without any program outside Node. */
export class CertificateAuthority {
  /** Its own certificate, PEM: what has to be trusted. */
  readonly certificate: string;

  private constructor(
    private readonly name: string,
    private readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  ) {
    this.certificate = this.signed(name, keys.publicKey, basicConstraints(true));
  }

  static create(name = 'Authority of a test'): CertificateAuthority {
    return new CertificateAuthority(name, generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  }

  /** A certificate for a host name or an IPv4 address, or for a client of that name. */
  issue(subject: string): Identity {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const cert = this.signed(subject, publicKey, alternativeName(subject));
    return { cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
  }

  private signed(subject: string, publicKey: KeyObject, extension: Der): string {
    const now = Date.now();
    const content = sequence(
      tagged(0xa0, integer(Buffer.from([2]))),
      integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      ECDSA_WITH_SHA256,
      distinguishedName(this.name),
      sequence(utcTime(new Date(now - DAY_MS)), utcTime(new Date(now + DAY_MS))),
      distinguishedName(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      tagged(0xa3, sequence(extension)),
    );
    const signature = sign('sha256', content, this.keys.privateKey);
    return pem(sequence(content, ECDSA_WITH_SHA256, bits(signature)));
  }
}

function distinguishedName(name: string): Der {
  return sequence(set(sequence(objectId('2.5.4.3'), text(name))));
}

function basicConstraints(authority: boolean): Der {
  return sequence(objectId('2.5.29.19'), boolean(true), octets(sequence(boolean(authority))));
}

function alternativeName(host: string): Der {
  const name = isIPv4(host)
    ? tagged(0x87, Buffer.from(host.split('.').map(Number)))
    : tagged(0x82, Buffer.from(host, 'ascii'));
  return sequence(objectId('2.5.29.17'), octets(sequence(name)));
}

function pem(der: Der): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
