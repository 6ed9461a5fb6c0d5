import type { ToolDescription, VoiceCall, VoiceTool } from '../ports/index.js';

/** Uses the tools that a model asks for. */
export class ToolDesk {
  readonly #tools: readonly VoiceTool[];
  #running = 0;

  constructor(tools: readonly VoiceTool[]) {
    this.#tools = tools;
  }

  /** What a model is to know of them. */
  get descriptions(): readonly ToolDescription[] {
    return this.#tools.map(({ name, description, parameters }) => ({ name, description, parameters }));
  }

  /** Whether one is at work. */
  get busy(): boolean {
    return this.#running > 0;
  }

  /** Uses one, and gives its output. Never rejects: what fails, the model is to know. */
  async use(name: string, input: unknown, call: VoiceCall, signal: AbortSignal): Promise<unknown> {
    const tool = this.#tools.find((one) => one.name === name);
    if (tool === undefined) return { error: `there is no tool "${name.slice(0, 64)}"` };
    this.#running += 1;
    try {
      return (await tool.run(input, call, { signal })) ?? { done: true };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    } finally {
      this.#running -= 1;
    }
  }
}
