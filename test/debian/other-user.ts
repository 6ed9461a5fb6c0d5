import { chown } from 'node:fs/promises';

/** `nobody`, whom every Debian knows by this number. */
const NOBODY = 65_534;

/**
 * For programs that refuse to run as root. They become `nobody`, who may still read what root has unpacked into a home
 * folder that is closed to others.
 *
 * @returns the arguments of `setpriv`, none where this process is not root.
 */
export function notAsRoot(): string[] {
  if (process.getuid?.() !== 0) return [];
  const capability = '+dac_override';
  return [
    ...['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'],
    // Without this bit a question whether a file may be read would not count the capability.
    ...['--securebits', '+no_setuid_fixup', '--inh-caps', capability, '--ambient-caps', capability],
  ];
}

/** Gives a folder to the user that {@link notAsRoot} makes of root. */
export async function giveToOtherUser(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chown(folder, NOBODY, NOBODY);
}
