import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { UsageError } from '../usage.error.js';

/**
 * Asks for the password on the terminal, without showing what is typed.
 * @throws {UsageError} there is no terminal to ask on.
 */
export async function askPassword(username: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError('doctor needs --password, or ARI_PASSWORD');
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  // Before the question is seen, or the terminal would show what is typed at once.
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  process.stderr.write(`Password of ${username}: `);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('close', () => reject(new UsageError('no password was given')));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
