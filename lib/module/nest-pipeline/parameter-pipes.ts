import {
  StandardSchemaValidationPipe,
  ValidationPipe,
  type ArgumentMetadata,
  type PipeTransform,
} from '@nestjs/common';
import { BaseEvent, Entity } from '../../client/index.js';

/** What decides which pipes a parameter needs. */
export interface PipedParameter {
  /** The pipe or pipes of the class, the method and the parameter, in this order. */
  readonly pipes: readonly PipeTransform[];
  readonly schema?: unknown;
}

/**
 * The pipes that a parameter goes through. A schema on it is a wish to validate: it gets the pipe for it, unless one is
 * bound already.
 */
export function parameterPipes({ pipes, schema }: PipedParameter): PipeTransform[] {
  const own = pipes.map((pipe) => (pipe instanceof ValidationPipe ? validating(pipe) : pipe));
  const unchecked = schema !== undefined && !own.some((pipe) => pipe instanceof StandardSchemaValidationPipe);
  return unchecked ? [...own, new StandardSchemaValidationPipe()] : own;
}

/**
 * `ValidationPipe` builds what it validates anew. A channel built anew would have lost its way to Asterisk, so events
 * and domain objects pass as they are where the parameter asks for them, and a class of the user's own is built from
 * the fields that came over the wire.
 */
function validating(pipe: ValidationPipe): PipeTransform {
  return {
    transform: async (value: unknown, metadata: ArgumentMetadata): Promise<unknown> => {
      if (!(value instanceof BaseEvent || value instanceof Entity)) return pipe.transform(value, metadata);
      if (isOurs(metadata.metatype)) return value;
      const plain: unknown = JSON.parse(JSON.stringify(value));
      const outcome: unknown = await pipe.transform(plain, metadata);
      return outcome === plain ? value : outcome;
    },
  };
}

function isOurs(type: ArgumentMetadata['metatype']): boolean {
  const prototype: unknown = type?.prototype;
  return prototype instanceof BaseEvent || prototype instanceof Entity;
}
