import type { Type } from '@nestjs/common';
import type { InstanceWrapper } from '@nestjs/core/internal';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Presenter } from '../access/index.js';
import type { ActionKind, ReadOnlyBinding } from '../binding/index.js';
import type { ResourceContext } from '../execution-context/index.js';
import type { QueryRules } from '../query/index.js';

/** What the bindings `ModelBinding` and `ReadOnlyBinding` can do by themselves. */
export type StandardAction = 'list' | 'retrieve' | 'create' | 'update' | 'patch' | 'delete';

/** A binding class, as one module holds it. */
export interface ResourceHost {
  readonly type: Type<object>;
  readonly prototype: Readonly<Record<string, unknown>>;
  readonly wrapper: InstanceWrapper<object>;
  /** Key of its module in Nest's container. */
  readonly moduleKey: string;
}

/** A method that clients can call. */
export interface ResourceAction {
  readonly name: string;
  readonly method: string;
  readonly kind: ActionKind;
  /** Set for what the base class of the binding brings, overridden or not. */
  readonly standard?: StandardAction;
  /** Whether the method has an argument for what the client sent. */
  readonly takesInput: boolean;
  /** It answers with a `ResourceFile`. */
  readonly file?: boolean;
  /** It has seen to what of its answer the role of the user sees. */
  readonly presented?: boolean;
  /** For documents. */
  readonly summary?: string;
  readonly description?: string;
  readonly input?: StandardSchemaV1;
  readonly result?: StandardSchemaV1;
  /** The method, with everything that Nest puts around it. */
  readonly call: (args: readonly unknown[], context: ResourceContext) => Promise<unknown>;
}

/** A named collection, ready for the doors. */
export interface Resource {
  readonly stream: string;
  readonly model: string;
  readonly key: string;
  readonly keyFrom: 'server' | 'client';
  /** An update of a key that is not there creates the object. */
  readonly upsert: boolean;
  readonly schema?: StandardSchemaV1;
  readonly rules: QueryRules;
  readonly presenter: Presenter;
  readonly actions: ReadonlyMap<string, ResourceAction>;
  /** The binding, where it has a store. */
  readonly binding?: ReadOnlyBinding<object>;
  /** Name of the class, for logs. */
  readonly name: string;
}
