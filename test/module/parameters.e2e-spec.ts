import {
  BadRequestException,
  Injectable,
  ParseIntPipe,
  UsePipes,
  ValidationPipe,
  type PipeTransform,
} from '@nestjs/common';
import { IsIn } from 'class-validator';
import {
  AriBridge,
  AriChannel,
  AriContext,
  AriController,
  AriCtx,
  AriEvent,
  Bridge,
  Channel,
  ChannelDtmfReceived,
  OnBridgeEvent,
  OnChannelEvent,
  OnStasisStart,
  StasisArgs,
  StasisStart,
} from 'nestjs-ari';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { bootApplication, startApplication, type AnyClass } from './support/ari-application.js';
import { callApplication, placeCall } from './support/calls.js';
import { Journal } from './support/journal.js';

const APP = 'module-parameters';

@Injectable()
class UpperCasePipe implements PipeTransform<string, string> {
  constructor(private readonly journal: Journal) {}

  transform(value: string): string {
    this.journal.note(`pipe on ${value}`);
    return value.toUpperCase();
  }
}

/** A leg that presses `digits` into the application. */
async function pressed(host: AnyClass, digits: string) {
  const started = await startApplication({ providers: [host] });
  await placeCall({ endpoint: `Local/press-${digits}@default`, app: APP });
  return started;
}

describeOnAsterisk('parameter decorators', () => {
  it('carry the event, its channel, its arguments and its context', async () => {
    const seen: unknown[] = [];
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      greet(
        @StasisArgs(1) second: string,
        @AriChannel() channel: Channel,
        @StasisArgs() args: readonly string[],
        @AriEvent() event: StasisStart,
        @AriCtx() context: AriContext,
        @StasisArgs(5) missing: string | undefined,
      ): void {
        seen.push(second, channel, args, event, context, missing);
        this.journal.note('greeted');
      }
    }
    const { client, journal } = await startApplication({ providers: [Host] });
    await callApplication(APP);
    await journal.until('greeted');
    const [second, channel, args, event, context, missing] = seen;
    expect(second).toBe('second');
    expect(channel).toBeInstanceOf(Channel);
    expect(args).toEqual(['from-dialplan', 'second']);
    expect(event).toBeInstanceOf(StasisStart);
    expect(context).toBeInstanceOf(AriContext);
    expect(context).toMatchObject({ connection: 'default', application: APP, client, event });
    expect(missing).toBeUndefined();
  });

  it('carry the bridge of the event', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      async greet({ channel }: StasisStart, { client }: AriContext): Promise<void> {
        const bridge = await client.bridges.create({ type: 'mixing' });
        await bridge.addChannel(channel);
      }

      @OnBridgeEvent('ChannelEnteredBridge')
      async entered(@AriBridge() bridge: Bridge, @AriChannel() channel: Channel | undefined): Promise<void> {
        await bridge.destroy();
        this.journal.note(`${bridge.channels.includes(channel?.id ?? '')} ${bridge.constructor.name}`);
      }
    }
    const { journal } = await startApplication({ providers: [Host] });
    await callApplication(APP);
    await journal.until('true Bridge');
  });

  it('run pipes, given as instances or by their class', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnChannelEvent('ChannelDtmfReceived')
      press(
        @AriEvent('digit', ParseIntPipe) digit: number,
        @AriEvent('type', UpperCasePipe) name: string,
        @AriEvent('digit', new ParseIntPipe(), { transform: (value: number) => value * 2 }) twice: number,
      ): void {
        this.journal.note(`${typeof digit} ${digit} ${name} ${twice}`);
      }
    }
    const { journal } = await pressed(Host, '7');
    await journal.until('number 7 CHANNELDTMFRECEIVED 14');
    expect(journal.entries).toContain('pipe on ChannelDtmfReceived');
  });

  it('check a value against a schema, and refuse what does not fit', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnChannelEvent('ChannelDtmfReceived')
      press(@AriEvent('digit', { schema: z.coerce.number().max(4) }) digit: number): void {
        this.journal.note(`${typeof digit} ${digit}`);
      }
    }
    const { journal, errors } = await pressed(Host, '35');
    await journal.until('error:listener');
    await journal.until('number 3');
    expect(journal.entries).toHaveLength(2);
    expect(errors).toMatchObject([
      { event: { digit: '5' }, source: 'Host.press', error: expect.any(BadRequestException) as unknown },
    ]);
  });

  it('are validated by the ValidationPipe of Nest, by the class of the parameter', async () => {
    class Menu {
      @IsIn(['1', '2'])
      readonly digit!: string;
    }
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnChannelEvent('ChannelDtmfReceived')
      press(@AriEvent(new ValidationPipe({ transform: true })) menu: Menu): void {
        this.journal.note(`${menu.constructor.name} ${menu.digit}`);
      }
    }
    const { journal, errors } = await pressed(Host, '29');
    await journal.until('error:listener');
    // The pipe loads its validator with the first digit, and may be overtaken by the second.
    await journal.until('Menu 2');
    expect(journal.entries).toHaveLength(2);
    expect(errors).toMatchObject([{ event: { digit: '9' }, error: expect.any(BadRequestException) as unknown }]);
  });

  it('leave events and channels to the ValidationPipe as they are, with their way to Asterisk', async () => {
    @AriController({ app: APP })
    @UsePipes(new ValidationPipe({ transform: true, whitelist: true }))
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnStasisStart()
      async greet(@AriEvent() event: StasisStart, @AriEvent('channel') channel: Channel): Promise<void> {
        await event.channel.answer();
        this.journal.note(`${event.constructor.name} ${event.channel.equals(channel)}`);
      }
    }
    const { journal } = await startApplication({ providers: [Host] });
    await callApplication(APP);
    await journal.until('StasisStart true');
  });

  it('leave the first argument to the event where there are none', async () => {
    @AriController({ app: APP })
    class Host {
      constructor(private readonly journal: Journal) {}

      @OnChannelEvent('ChannelDtmfReceived')
      press(event: ChannelDtmfReceived): void {
        this.journal.note(`${event.constructor.name} ${event.digit}`);
      }
    }
    const { journal } = await pressed(Host, '4');
    await journal.until('ChannelDtmfReceived 4');
  });

  it('are refused at start where the event has nothing of the kind', async () => {
    class Digit {
      press(_digit: unknown): void {}
    }
    const refused = (decorator: ParameterDecorator): Promise<unknown> => {
      @AriController({ app: APP })
      class Host extends Digit {
        @OnStasisStart()
        override press(@decorator digit: unknown): void {
          super.press(digit);
        }
      }
      return bootApplication({ providers: [Host] });
    };
    await expect(refused(AriEvent('digit'))).rejects.toThrow(
      /Host\.press" takes "digit" as argument 1, which is no field of StasisStart: .*args, channel/,
    );
    await expect(refused(AriBridge())).rejects.toThrow(/takes "bridge"/);
    await expect(refused(AriChannel())).resolves.toBeDefined();
  });
});
