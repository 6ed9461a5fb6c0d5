import { Inject, Injectable } from '@nestjs/common';
import { ResourceExplorer, ResourceRegistry, type JsonSchema } from '../../resources/internal.js';
import { SUBPROTOCOL } from '../handshake/index.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../options/index.js';
import { RpcMethods } from '../rpc/index.js';
import { callOperations, channelOperations } from './call-operations.js';
import { SHARED_SCHEMAS } from './socket-schemas.js';
import { SocketDraft } from './socket-draft.js';
import { StreamOperations } from './stream-operations.js';

/** Where clients reach the socket, as the reader of the document reached it. */
export interface SocketHost {
  readonly host: string;
  readonly protocol: 'ws' | 'wss';
}

const SECURITY: Readonly<Record<string, JsonSchema>> = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: `A token, or a ticket. A browser offers it as the sub-protocol "${SUBPROTOCOL}.token.<token>" beside "${SUBPROTOCOL}".`,
  },
};

/** Writes the AsyncAPI document of the socket: its streams, its methods and its channels. Once. */
@Injectable()
export class SocketDocument {
  #parts: JsonSchema | undefined;

  constructor(
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    private readonly explorer: ResourceExplorer,
    private readonly registry: ResourceRegistry,
    private readonly methods: RpcMethods,
  ) {}

  get({ host, protocol }: SocketHost): JsonSchema {
    const { title = 'Gateway', version = '1.0.0', description } = this.settings.asyncapi ?? {};
    this.#parts ??= this.#write();
    return {
      asyncapi: '3.0.0',
      info: { title, version, ...(description !== undefined && { description }) },
      defaultContentType: 'application/json',
      servers: { gateway: { host, protocol, security: [{ $ref: '#/components/securitySchemes/token' }] } },
      ...this.#parts,
    };
  }

  #write(): JsonSchema {
    const draft = new SocketDraft(this.settings.path);
    Object.assign(draft.schemas, SHARED_SCHEMAS);
    for (const { options } of this.explorer.explore()) {
      const resource = this.registry.find(options.stream);
      if (resource === undefined) continue;
      const about = options.description ?? `Requests to the stream \`${options.stream}\`.`;
      draft.add(options.stream, about, new StreamOperations(resource, options.example, draft).all());
    }
    draft.add('rpc', 'Calls of methods.', callOperations(this.methods.all(), draft));
    draft.add('pubsub', 'Channels that events are published on.', channelOperations());
    const { channels, operations, messages, schemas } = draft;
    return { channels, operations, components: { securitySchemes: SECURITY, messages, schemas } };
  }
}
