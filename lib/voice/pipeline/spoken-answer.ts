import type { AgentUtterance, ToolCall } from '../ports/index.js';

/** One thing that the agent says: its words, and how long each piece of them sounds. */
export class SpokenAnswer {
  readonly by = 'agent';
  readonly id: string;
  readonly calls: ToolCall[] = [];
  text = '';
  #soundMs = 0;
  /** Pieces that know their words. */
  #known: { readonly text: string; readonly ms: number }[] = [];
  #heard: string | undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** Notes a piece of sound, and its words where they are known. */
  sounds(ms: number, text: string | undefined): void {
    this.#soundMs += ms;
    if (text !== undefined) this.#known.push({ text, ms });
  }

  /** The caller has interrupted it: from now on it has said what was heard of it. */
  cut(heardMs: number): void {
    this.#heard ??= this.#known.length > 0 ? this.#byPieces(heardMs) : firstWords(this.text, heardMs / this.#soundMs);
  }

  /** What a brain sees of it. */
  get utterance(): AgentUtterance {
    const interrupted = this.#heard !== undefined;
    return { by: 'agent', text: this.#heard ?? this.text, interrupted, calls: this.calls };
  }

  #byPieces(heardMs: number): string {
    let left = heardMs;
    let heard = '';
    for (const { text, ms } of this.#known) {
      if (left < ms) return heard + firstWords(text, left / ms);
      heard += text;
      left -= ms;
    }
    return heard;
  }
}

/** Whole words of a text, up to a share of it. */
function firstWords(text: string, share: number): string {
  if (share >= 1) return text;
  const cut = Math.floor(text.length * (Number.isFinite(share) ? Math.max(0, share) : 0));
  const end = text.lastIndexOf(' ', cut);
  return end < 0 ? '' : text.slice(0, end);
}
