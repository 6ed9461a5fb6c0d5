import type { StandardSchemaV1 } from '@standard-schema/spec';
import 'reflect-metadata';

const RPC = 'ari:rpc-method';

/** What a decorator says about the method below it. */
export interface RpcMetadata {
  readonly name: string;
  readonly input?: StandardSchemaV1;
  readonly output?: StandardSchemaV1;
}

export function markRpc(method: object, metadata: RpcMetadata): void {
  Reflect.defineMetadata(RPC, metadata, method);
}

/** What a method was marked with, there or in the class that it overrides. */
export function rpcMetadata(prototype: object, method: string): RpcMetadata | undefined {
  for (let holder: object | null = prototype; holder !== null; holder = Reflect.getPrototypeOf(holder)) {
    const own: unknown = Object.getOwnPropertyDescriptor(holder, method)?.value;
    const marked: unknown = typeof own === 'function' ? Reflect.getOwnMetadata(RPC, own) : undefined;
    if (marked !== undefined) return marked as RpcMetadata;
  }
  return undefined;
}
