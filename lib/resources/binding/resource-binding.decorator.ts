import { Injectable } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { markBinding } from './binding-metadata.js';
import type { ResourceBindingOptions } from './binding-options.js';
import type { ReadOnlyBinding } from './read-only-binding.js';

/** A class whose objects have the shape of the schema, where it has objects at all. */
type Bound<C extends abstract new (...args: never[]) => object, T> =
  InstanceType<C> extends ReadOnlyBinding<infer Own>
    ? [T, Own] extends [Own, T]
      ? C
      : { readonly ERROR: 'the objects of this binding do not have the shape of its schema' }
    : C;

/**
 * Makes a provider a resource: a named collection that every door shows. The class extends `ModelBinding` or
 * `ReadOnlyBinding`, or has nothing but actions of its own. List it in `providers`.
 *
 * @example
 * const Question = z.object({ id: z.string(), question_text: z.string() });
 * type Question = z.infer<typeof Question>;
 *
 * @ResourceBinding({ stream: 'questions', schema: Question, filterable: ['question_text'] })
 * export class QuestionsBinding extends ModelBinding<Question> { … }
 * @publicApi
 */
export function ResourceBinding<S extends StandardSchemaV1>(
  options: ResourceBindingOptions<S>,
): <C extends abstract new (...args: never[]) => object>(type: C & Bound<C, StandardSchemaV1.InferOutput<S>>) => void {
  return (type) => {
    Injectable()(type as never);
    markBinding(type, options as unknown as ResourceBindingOptions);
  };
}
