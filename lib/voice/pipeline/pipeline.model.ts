import type { ModelSession, RealtimeModel, ToolDescription } from '../ports/index.js';
import type { PipelinePorts } from './pipeline-ports.js';
import { PipelineSession } from './pipeline-session.js';

/** Makes a model that hears and speaks of three parts that each do a third of it. */
export class PipelineModel implements RealtimeModel {
  readonly #ports: PipelinePorts;

  constructor(ports: PipelinePorts) {
    this.#ports = ports;
  }

  async connect({ tools }: { readonly tools: readonly ToolDescription[] }): Promise<ModelSession> {
    return new PipelineSession(this.#ports, tools);
  }
}
