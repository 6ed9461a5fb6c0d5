import type { Type } from '@nestjs/common';
import type { InstanceWrapper } from '@nestjs/core/internal';

/** A class with handlers, as one module holds it: a provider or an HTTP controller. */
export interface HandlerHost {
  readonly type: Type<object>;
  readonly prototype: Readonly<Record<string, unknown>>;
  readonly wrapper: InstanceWrapper<object>;
  /** Key of its module in Nest's container. */
  readonly moduleKey: string;
  /** Nest makes one for every event, because it or something it needs is request-scoped or transient. */
  readonly scoped: boolean;
}
