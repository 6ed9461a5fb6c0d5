import { AriModule } from 'nestjs-ari';
import { RpcMethod } from 'nestjs-ari/gateway';
import { AriLiveModule } from 'nestjs-ari/live';
import { describe, expect, it } from 'vitest';
import { QUESTIONS } from '../resources/support/questions.js';
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

  class LikeAnAction {
    @RpcMethod('questions.patch')
    patch(): void {}
  }

  it.each([
    [Twice, 'Twice.second has the name "same", which Twice.first has already'],
    [LikeAnAction, 'LikeAnAction.patch has the name "questions.patch", which QuestionsBinding has already'],
    [Ours, 'the gateway answers itself'],
    [Odd, '1 to 128 letters'],
  ])('ends the start of the application: %o', async (provider, problem) => {
    await expect(startGateway({ providers: [...QUESTIONS, provider] })).rejects.toThrow(problem);
  });

  it('is found also where it is named like an action of Asterisk', async () => {
    class Play {
      @RpcMethod('channels.play')
      play(): void {}
    }
    const ari = AriModule.forRoot({ url: 'http://127.0.0.1:1', username: 'ari', password: 'ari', apps: 'none' });
    const live = AriLiveModule.forRoot();
    await expect(startGateway({ providers: [Play], imports: [ari, live] })).rejects.toThrow(
      'Play.play has the name "channels.play", which ChannelsBinding has already',
    );
  });
});
