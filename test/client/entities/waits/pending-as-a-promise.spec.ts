import { describe, expect, it } from 'vitest';
import { Pending } from 'nestjs-ari/client';

class PendingAnswer extends Pending<string> {
  constructor(answer: Promise<string>) {
    super({ object: 'answer', connection: 'default', patience: 1_000 });
    this.send(() => answer);
  }
}

const refusal = new Error('refused');

describe('a pending object, used like a promise', () => {
  it('hands what the command was refused with to catch()', async () => {
    const pending = new PendingAnswer(Promise.reject(refusal));
    expect(await pending.catch((error: unknown) => [error])).toEqual([refusal]);
    await expect(pending.catch()).rejects.toBe(refusal);
  });

  it('gives the plain object through catch() where the command was accepted', async () => {
    const pending = new PendingAnswer(Promise.resolve('answer'));
    expect(await pending.catch(() => 'never')).toBe('answer');
  });

  it('calls finally() in both cases, and changes neither', async () => {
    const calls: string[] = [];
    const accepted = new PendingAnswer(Promise.resolve('answer'));
    expect(await accepted.finally(() => calls.push('accepted'))).toBe('answer');
    const refused = new PendingAnswer(Promise.reject(refusal));
    await expect(refused.finally(() => calls.push('refused'))).rejects.toBe(refusal);
    expect(calls).toEqual(['accepted', 'refused']);
  });

  it('is a promise to Promise.all and to await', async () => {
    const pending = new PendingAnswer(Promise.resolve('answer'));
    expect(await Promise.all([pending, pending])).toEqual(['answer', 'answer']);
    expect(await pending).toBe('answer');
  });
});
