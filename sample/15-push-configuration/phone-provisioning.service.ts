import { Injectable } from '@nestjs/common';
import { AriNotFoundException, AsteriskRepository } from 'nestjs-ari';

/** A telephone that Asterisk is to know. */
export interface Phone {
  /** Name of its endpoint: it is called as `PJSIP/<name>`. */
  readonly name: string;
  /** With which it proves who it is when it calls. */
  readonly password: string;
  /** Where it is reached, `sip:alice@192.0.2.7:5060`. */
  readonly address: string;
}

/** Puts telephones into Asterisk while it runs: no file, no reload. They are gone with its next restart. */
@Injectable()
export class PhoneProvisioning {
  constructor(private readonly asterisk: AsteriskRepository) {}

  /** Adds a telephone, or changes one. What an endpoint refers to has to be there before it. */
  async add({ name, password, address }: Phone): Promise<void> {
    await this.#put('auth', name, { auth_type: 'userpass', username: name, password });
    await this.#put('aor', name, { contact: address });
    await this.#put('endpoint', name, {
      context: 'default',
      disallow: 'all',
      allow: 'ulaw',
      direct_media: 'no',
      auth: name,
      aors: name,
    });
  }

  /** Removes a telephone, in the reverse order. One that is not there is no error. */
  async remove(name: string): Promise<void> {
    for (const type of ['endpoint', 'aor', 'auth']) {
      try {
        await this.asterisk.deleteObject('res_pjsip', type, name);
      } catch (error) {
        if (!(error instanceof AriNotFoundException)) throw error;
      }
    }
  }

  async #put(type: string, name: string, settings: Readonly<Record<string, string>>): Promise<void> {
    const fields = Object.entries(settings).map(([attribute, value]) => ({ attribute, value }));
    await this.asterisk.updateObject('res_pjsip', type, name, { fields });
  }
}
