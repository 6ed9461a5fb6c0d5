import { shapeOf, type EventType, type NeutralModel } from '../../model/index.js';

/** The fields of an event that hold an object, by the kind of object. */
export function placesOf(event: EventType, model: NeutralModel): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const { name, type } of event.fields) {
    const { of, many } = shapeOf(type);
    if (many === undefined && model.objects.some((object) => object.name === of)) {
      places.set(of, [...(places.get(of) ?? []), name]);
    }
  }
  return places;
}

/** The kinds of object that events tell of, in the order of the model. */
export function kindsInEvents(model: NeutralModel): string[] {
  const kinds = new Set(model.events.flatMap((event) => [...placesOf(event, model).keys()]));
  return model.objects.map(({ name }) => name).filter((name) => kinds.has(name));
}
