import 'reflect-metadata';

const CALL_ENDS = 'ari:call-end';

/** Files a method of a class as one that wants to know the end of a call. */
export function markCallEnd(prototype: object, method: string): void {
  Reflect.defineMetadata(CALL_ENDS, [...callEndMethods(prototype), method], prototype);
}

/** Methods that want to know the end of a call, those of the classes that it extends included. */
export function callEndMethods(prototype: object): readonly string[] {
  return (Reflect.getMetadata(CALL_ENDS, prototype) as readonly string[] | undefined) ?? [];
}
