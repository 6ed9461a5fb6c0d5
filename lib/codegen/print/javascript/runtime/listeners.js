/** Handlers by what they listen to and by the name of the event; `*` hears all of them. */
export class Listeners {
  #handlers = new Map();

  /** Adds a handler, and gives the function that removes it. */
  add(key, name, handler) {
    if (typeof handler !== 'function') throw new TypeError('a handler is a function');
    const at = `${key} ${name}`;
    if (!this.#handlers.has(key)) this.#handlers.set(key, new Map());
    const byName = this.#handlers.get(key);
    byName.set(at, [...(byName.get(at) ?? []), handler]);
    let there = true;
    return () => {
      if (there) this.remove(key, name, handler);
      there = false;
    };
  }

  /** Removes a handler, once. */
  remove(key, name, handler) {
    const byName = this.#handlers.get(key);
    const at = `${key} ${name}`;
    const handlers = [...(byName?.get(at) ?? [])];
    const index = handlers.indexOf(handler);
    if (index < 0) return;
    handlers.splice(index, 1);
    if (handlers.length > 0) byName.set(at, handlers);
    else byName.delete(at);
    if (byName.size === 0) this.#handlers.delete(key);
  }

  /** Removes all handlers of an object that has ended. */
  forget(key) {
    this.#handlers.delete(key);
  }

  hearing(key, name) {
    const byName = this.#handlers.get(key);
    return byName === undefined ? [] : [...(byName.get(`${key} ${name}`) ?? []), ...(byName.get(`${key} *`) ?? [])];
  }
}
