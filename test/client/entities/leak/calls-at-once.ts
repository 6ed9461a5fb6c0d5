/** How many calls are under way at the same time. */
const AT_ONCE = 32;

/** So many calls before the heap is looked at for the first time: by then everything is warm. */
export const WARM_UP = 500;

/** Makes calls, numbered from 1, as many at a time as a busy exchange has; the next begins when one has ended. */
export async function manyCalls(count: number, call: (number: number) => Promise<void>): Promise<void> {
  let begun = 0;
  const line = async (): Promise<void> => {
    while (begun < count) await call((begun += 1));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
}
