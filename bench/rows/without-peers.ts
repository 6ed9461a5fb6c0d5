import type { Case } from '../run/row.js';

const PEERS: readonly string[] = ['awry', 'ari-client', '@ipcom'];

/** For the quick form, which shows the peers once in each row. */
export function withoutPeers({ contenders, ...rest }: Case): Case {
  return { ...rest, contenders: contenders.filter(({ name }) => !PEERS.includes(name)) };
}
