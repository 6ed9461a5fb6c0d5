import {
  DetailAction,
  ListAction,
  MemoryStore,
  ModelBinding,
  ReadOnlyBinding,
  ResourceBinding,
  type ResourceContext,
} from 'nestjs-ari/resources';
import { z } from 'zod';

const Question = z.object({ id: z.string(), question_text: z.string(), asked: z.object({ by: z.string() }) });
type Question = z.infer<typeof Question>;
const Vote = z.object({ weight: z.coerce.number() });

// The schema says what fields there are, and which shape the objects have.

@ResourceBinding({ stream: 'a', schema: Question, key: 'id', filterable: ['question_text', 'asked.by'] })
export class GoodBinding extends ModelBinding<Question> {
  constructor(store: MemoryStore<Question>) {
    super(store);
  }

  @DetailAction({ input: Vote })
  vote(pk: string, { weight }: { weight: number }, context: ResourceContext): string {
    return `${pk} ${weight.toFixed()} ${context.user.id}`;
  }

  @ListAction({ result: z.object({ free: z.number() }) })
  async free(): Promise<{ free: number }> {
    return { free: 1 };
  }

  @DetailAction()
  raw(_pk: string, input: unknown): unknown {
    return input;
  }
}

// @ts-expect-error no field of the schema
ResourceBinding({ stream: 'b', schema: Question, filterable: ['question'] });
// @ts-expect-error no field of the schema
ResourceBinding({ stream: 'c', schema: Question, key: 'uuid' });

// @ts-expect-error the objects have another shape than the schema
@ResourceBinding({ stream: 'd', schema: z.object({ id: z.string() }) })
export class OtherShape extends ReadOnlyBinding<Question> {}

@ResourceBinding({ stream: 'e' })
export class PlainBinding {
  // @ts-expect-error the schema gives a number
  @DetailAction({ input: Vote })
  vote(_pk: string, _vote: { weight: string }): void {}

  // @ts-expect-error the result has another shape
  @ListAction({ result: z.object({ free: z.number() }) })
  free(): { free: string } {
    return { free: '1' };
  }

  // @ts-expect-error without a schema nobody knows what a client sends
  @ListAction()
  trusting(_input: { free: string }): void {}

  // @ts-expect-error an action on all objects has no key
  @ListAction({ input: Vote })
  misplaced(_pk: string, _vote: { weight: number }): void {}
}
