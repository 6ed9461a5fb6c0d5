/** Keeps in order what was called back. */
export function recorder<T>(): { readonly seen: T[]; readonly record: (value: T) => void } {
  const seen: T[] = [];
  return { seen, record: (value) => void seen.push(value) };
}

/** What a wait failed with; one that succeeds fails the test. */
export async function failureOf(wait: PromiseLike<unknown>): Promise<Error> {
  let value: unknown;
  try {
    value = await wait;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error(`rejected with something that is no Error: ${String(error)}`, { cause: error });
  }
  throw new Error(`expected a failure, but it came to ${JSON.stringify(value)}`);
}
