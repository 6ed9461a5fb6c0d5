import { onTestFinished } from 'vitest';

/** Node's warnings of too many listeners, from now on until the test ends. Other warnings are for others: a busy machine gives some. */
export function listenerWarnings(): readonly string[] {
  const seen: string[] = [];
  const note = ({ name, message }: Error): void => {
    if (name === 'MaxListenersExceededWarning') seen.push(message);
  };
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  return seen;
}
