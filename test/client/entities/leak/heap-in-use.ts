import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of the heap that are still in use after a forced collection. */
export async function heapInUse(): Promise<number> {
  // What ends in one turn of the loop can be collected in the next: callbacks of finalisers, closed sockets.
  for (let turns = 0; turns < 3; turns += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Timers that keep this process alive. */
export function timersInUse(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}
