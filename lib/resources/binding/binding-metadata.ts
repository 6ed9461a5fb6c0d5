import type { StandardSchemaV1 } from '@standard-schema/spec';
import 'reflect-metadata';
import type { ResourceBindingOptions } from './binding-options.js';

const BINDING = 'ari:resource-binding';
const ACTION = 'ari:resource-action';

/** An action on all objects, or on one of them. */
export type ActionKind = 'list' | 'detail';

/** What a decorator says about the method below it. */
export interface ActionMetadata {
  readonly kind: ActionKind;
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  /** It answers with a `ResourceFile`. */
  readonly file?: boolean;
  /** It has seen to what of its answer the role of the user sees. */
  readonly presented?: boolean;
  readonly input?: StandardSchemaV1;
  readonly result?: StandardSchemaV1;
}

export function markBinding(type: object, options: ResourceBindingOptions): void {
  Reflect.defineMetadata(BINDING, options, type);
}

/** Undefined for a class that is no binding, even where it extends one. */
export function bindingOptions(type: object): ResourceBindingOptions | undefined {
  return Reflect.getOwnMetadata(BINDING, type) as ResourceBindingOptions | undefined;
}

export function markAction(method: object, action: ActionMetadata): void {
  Reflect.defineMetadata(ACTION, action, method);
}

/** What a method was marked with, there or in the class that it overrides. */
export function actionMetadata(prototype: object, method: string): ActionMetadata | undefined {
  for (
    let holder: object | null = prototype;
    holder !== null;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    const own: unknown = Object.getOwnPropertyDescriptor(holder, method)?.value;
    const marked: unknown = typeof own === 'function' ? Reflect.getOwnMetadata(ACTION, own) : undefined;
    if (marked !== undefined) return marked as ActionMetadata;
  }
  return undefined;
}
