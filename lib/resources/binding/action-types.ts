import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Observable } from 'rxjs';

/**
 * How an action is declared.
 * @publicApi
 */
export interface ActionOptions<I extends StandardSchemaV1, R extends StandardSchemaV1> {
  /** Name by which clients call it. Default: that of the method. */
  readonly name?: string;
  /** What it does, in a few words, for documents. */
  readonly summary?: string;
  /** What it does, for documents: what happens, and what a client should know before. */
  readonly description?: string;
  /** Shape of its input. Without one the method gets what the client sent, as `unknown`. */
  readonly input?: I;
  /** It answers with a `ResourceFile`: over HTTP it is a `GET`, with ranges, and takes no input. Default false. */
  readonly file?: boolean;
  /**
   * It sees by itself to what each role may see of its answer, with `context.presented`. Default false: without a `result`,
   * every object of the answer that has the key of the stream loses the fields that the role does not see.
   */
  readonly presented?: boolean;
  /** Shape of its result, for documents and as a check. The schema of the binding itself: presenters see to the fields. */
  readonly result?: R;
}

/**
 * What an action gets from the client.
 * @publicApi
 */
export type ActionInput<I extends StandardSchemaV1> = StandardSchemaV1.InferOutput<I>;

/**
 * What an action may return.
 * @publicApi
 */
export type ActionResult<R extends StandardSchemaV1> =
  StandardSchemaV1.InferInput<R> | Promise<StandardSchemaV1.InferInput<R>> | Observable<StandardSchemaV1.InferInput<R>>;

/**
 * Puts an action on a method whose arguments and result fit its schemas.
 * @publicApi
 */
export type ActionDecorator<M> = <T extends M>(
  target: object,
  method: string,
  descriptor: TypedPropertyDescriptor<T>,
) => void;
