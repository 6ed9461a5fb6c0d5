import { Injectable } from '@nestjs/common';
import { MemoryStore, ModelBinding, ResourceBinding } from 'nestjs-ari/resources';
import { z } from 'zod';

export const Question = z.object({
  id: z.string(),
  question_text: z.string().min(1),
  votes: z.number().int().default(0),
  tenant: z.string().optional(),
});
export type Question = z.infer<typeof Question>;

@Injectable()
export class QuestionsStore extends MemoryStore<Question> {
  constructor() {
    let last = 0;
    super({ newKey: () => String((last += 1)) });
  }
}

@ResourceBinding({
  stream: 'questions',
  schema: Question,
  model: 'polls.question',
  filterable: ['question_text', 'votes', 'tenant'],
  orderable: ['votes', 'question_text'],
  searchable: ['question_text'],
})
export class QuestionsBinding extends ModelBinding<Question> {
  constructor(store: QuestionsStore) {
    super(store);
  }
}

export const QUESTIONS = [QuestionsStore, QuestionsBinding];
