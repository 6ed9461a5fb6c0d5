import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';

/** Somebody else who handles WebSockets on the same HTTP server. */
@WebSocketGateway({ path: '/chat' })
export class ChatGateway {
  @SubscribeMessage('greet')
  greet(@MessageBody() name: string): { readonly event: string; readonly data: string } {
    return { event: 'greeted', data: `hello ${name}` };
  }
}
