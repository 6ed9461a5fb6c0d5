/** Fields that a message holds under a name of JavaScript's own must not become more than fields. */
function setField(target, name, value) {
  if (name in target) return;
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}

/** Makes the classes of a model: objects with methods, records and events with fields. */
export class ObjectFactory {
  #model;
  #classes = new Map();
  #client;

  constructor(model, client) {
    this.#model = model;
    this.#client = client;
    for (const [kind, { methods, identity }] of Object.entries(model.objects)) {
      this.#classes.set(kind, this.#classOf(kind, identity, methods));
    }
  }

  /** JSON as objects: `Channel`, `Channel[]`; what has no class stays as it is. */
  decode(shape, value) {
    if (shape.endsWith('[]') && Array.isArray(value)) return value.map((each) => this.decode(shape.slice(0, -2), each));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const kind = this.#classes.get(shape);
    const shapes = this.#shapesOf(shape);
    return kind === undefined && shapes === undefined
      ? value
      : this.#filled(kind ? new kind() : {}, value, shapes ?? {});
  }

  /** An event with the objects that it holds. */
  event(fields) {
    return this.#filled({}, fields, this.#shapesOf(fields.type) ?? {});
  }

  /** A server may name an event as every object of JavaScript names something. */
  #shapesOf(name) {
    return Object.hasOwn(this.#model.shapes, name) ? this.#model.shapes[name] : undefined;
  }

  #filled(target, fields, shapes) {
    for (const [name, value] of Object.entries(fields)) {
      setField(target, name, Object.hasOwn(shapes, name) ? this.decode(shapes[name], value) : value);
    }
    return target;
  }

  #classOf(kind, identity, methods) {
    const client = this.#client;
    const key = (object) => `${kind} ${identity.map((name) => object[name]).join('/')}`;
    class Entity {
      on(name, handler) {
        return client.listeners.add(key(this), name, handler);
      }

      off(name, handler) {
        client.listeners.remove(key(this), name, handler);
      }

      equals(other) {
        return client.keyOf(other) === key(this);
      }

      /** Waits for the event that ends it. */
      finished(timeout) {
        return client.endOf(key(this), timeout);
      }
    }
    Object.defineProperty(Entity, 'name', { value: kind });
    for (const [method, { operation, ids, only }] of Object.entries(methods)) {
      Object.defineProperty(Entity.prototype, method, {
        value(...args) {
          const own = identity.map((name) => this[name]);
          const further = args.splice(0, ids - identity.length);
          const options = only === undefined ? args[0] : { ...args[1], [only]: args[0] };
          return client.execute(operation, [...own, ...further], options);
        },
      });
    }
    this.keys ??= new Map();
    this.keys.set(Entity, key);
    return Entity;
  }
}
