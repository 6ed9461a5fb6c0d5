/** The reason of every signal that ends with a verb. One for all: to make one for each wait costs more than the wait. */
const OVER = new DOMException('The verb is over', 'AbortError');

/** Aborts what waits for a part of a verb, unless that has been done. */
export function abortOnce(controller: AbortController): void {
  if (!controller.signal.aborted) controller.abort(OVER);
}
