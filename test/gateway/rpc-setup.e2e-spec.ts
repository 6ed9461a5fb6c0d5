import { RpcMethod } from 'nestjs-ari/gateway';
import { describe, expect, it } from 'vitest';
import { startGateway } from './support/started-gateway.js';

describe('a method that can never be called', () => {
  class Twice {
    @RpcMethod('same')
    first(): void {}

    @RpcMethod('same')
    second(): void {}
  }

  class Ours {
    @RpcMethod('publish')
    publish(): void {}
  }

  class Odd {
    @RpcMethod('two words')
    odd(): void {}
  }

  it.each([
    [Twice, 'another method has already'],
    [Ours, 'the gateway answers itself'],
    [Odd, '1 to 128 letters'],
  ])('ends the start of the application: %o', async (provider, problem) => {
    await expect(startGateway({ providers: [provider] })).rejects.toThrow(problem);
  });
});
