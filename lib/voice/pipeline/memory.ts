import type { CutAnswer, Utterance } from '../ports/index.js';
import { SpokenAnswer } from './spoken-answer.js';

/** Beyond so many the oldest are forgotten: a call has a bound, and so has what a brain is given. */
const MOST_UTTERANCES = 1_000;

/** Remembers a conversation, and of the agent's part only what was heard. */
export class Memory {
  #entries: (Exclude<Utterance, { readonly by: 'agent' }> | SpokenAnswer)[] = [];
  #answers = 0;

  /** What a brain is given. */
  get conversation(): readonly Utterance[] {
    const entries = this.#entries.filter(
      (entry) => entry.by !== 'agent' || entry.text !== '' || entry.calls.length > 0,
    );
    return entries.map((entry) => (entry.by === 'agent' ? entry.utterance : entry));
  }

  add(utterance: Exclude<Utterance, { readonly by: 'agent' }>): void {
    this.#keep(utterance);
  }

  /** An answer that begins. */
  answer(): SpokenAnswer {
    this.#answers += 1;
    const answer = new SpokenAnswer(`answer-${this.#answers}`);
    this.#keep(answer);
    return answer;
  }

  cut({ answer, heardMs }: CutAnswer): void {
    for (const entry of this.#entries) if (entry.by === 'agent' && entry.id === answer) entry.cut(heardMs);
  }

  #keep(entry: Exclude<Utterance, { readonly by: 'agent' }> | SpokenAnswer): void {
    this.#entries.push(entry);
    if (this.#entries.length > MOST_UTTERANCES) this.#entries.shift();
  }
}
