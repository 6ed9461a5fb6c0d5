import type { Provider } from '@nestjs/common';
import { Ari, AriClient, AriConfigurationException, AriServer } from '../../client/index.js';
import { getAriToken } from '../tokens/index.js';

type Kind = typeof AriClient | typeof AriServer;

/** The classes under which the default connection can be injected, beside `Ari`: each is there for its own kind alone. */
export const KINDS: readonly Kind[] = [AriClient, AriServer];

/** What to inject instead, said by the check at the start and by the first use of what was injected all the same. */
export function wrongKind(name: string, kind: Kind, injectedBy?: string): AriConfigurationException {
  const problem =
    kind === AriClient
      ? 'is given, so Asterisk opens this connection and there is no AriClient: inject Ari, or AriServer'
      : 'is not given, so this connection is opened from here and there is no AriServer: inject Ari, or AriClient';
  const where = injectedBy === undefined ? '' : `; ${injectedBy} injects ${kind.name}`;
  return new AriConfigurationException(name, 'server', `${problem}${where}`);
}

/** Whether the connection of that name is of the other kind than the class that is asked for. A fake is of both. */
export function isOfOtherKind(ari: unknown, kind: Kind): boolean {
  return kind === AriClient ? ari instanceof AriServer : ari instanceof AriClient;
}

/** Hands out the default connection under the class that only its kind has. */
export function kindProvider(name: string, kind: Kind): Provider {
  return {
    provide: kind,
    useFactory: (ari: unknown) => (isOfOtherKind(ari, kind) ? unusable(name, kind) : ari),
    inject: [getAriToken(name)],
  };
}

/** Nest makes every provider, used or not: this one refuses at its first use. Nest itself looks for its hooks only. */
function unusable(name: string, kind: Kind): object {
  return new Proxy(Object.create(Ari.prototype) as object, {
    get(target, key): unknown {
      if (key in kind.prototype && !(key in Object.prototype) && typeof key === 'string') throw wrongKind(name, kind);
      return Reflect.get(target, key);
    },
  });
}
