import 'reflect-metadata';
import {
  Catch,
  Injectable,
  Module,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type CanActivate,
  type CallHandler,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import { ExternalContextCreator, NestFactory } from '@nestjs/core';
import type { Observable } from 'rxjs';
import type { AriClient, ChannelDtmfReceived } from 'nestjs-ari';
import { loadLibrary } from '../run/library.js';
import { numberOf, PASSWORD, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';
import { channelSnapshot } from '../server/event-stream.js';

@Injectable()
class OpenGuard implements CanActivate {
  canActivate(_context: ExecutionContext): boolean {
    return true;
  }
}

@Injectable()
class PassingInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle();
  }
}

@Injectable()
class SamePipe implements PipeTransform {
  transform(value: unknown): unknown {
    return value;
  }
}

@Catch(RangeError)
class RangeFilter implements ExceptionFilter {
  catch(): void {}
}

type Call = (event: object) => unknown;

/** A handler with guard, interceptor, pipe and filter: called through this library, or through Nest's own creator. */
export async function measure(task: Task): Promise<Measurement> {
  const call = task.parameters['through'] === 'nest' ? await throughNest() : await throughLibrary();
  const units = numberOf(task, 'events');
  const event = { type: 'ChannelDtmfReceived', digit: '5', duration_ms: 1, application: 'bench-0' };
  const channel: unknown = JSON.parse(channelSnapshot(1));
  const run = async (times: number): Promise<void> => {
    for (let count = 0; count < times; count += 1) await call({ ...event, channel });
  };
  await run(units / 4);
  return { units, ...(await timed(() => run(units))) };
}

async function throughNest(): Promise<Call> {
  const { AriEvent } = await loadLibrary();

  @Injectable()
  @UseGuards(OpenGuard)
  @UseInterceptors(PassingInterceptor)
  @UsePipes(SamePipe)
  @UseFilters(RangeFilter)
  class PlainController {
    digit(@AriEvent() _event: ChannelDtmfReceived): void {}
  }

  @Module({ providers: [PlainController] })
  class PlainModule {}

  const app = await NestFactory.createApplicationContext(PlainModule, { logger: false });
  const creator = app.get(ExternalContextCreator);
  const instance = app.get(PlainController);
  const factory = { exchangeKeyForValue: (_type: unknown, _data: unknown, args: unknown[]) => args[0] };
  const { digit } = PlainController.prototype;
  return creator.create(instance, digit as never, 'digit', ROUTE_ARGS_METADATA, factory) as Call;
}

async function throughLibrary(): Promise<Call> {
  const { AriClient: Client, AriController, AriEvent, AriModule, OnChannelEvent } = await loadLibrary();

  @AriController({ app: 'bench-0' })
  @UseGuards(OpenGuard)
  @UseInterceptors(PassingInterceptor)
  @UsePipes(SamePipe)
  @UseFilters(RangeFilter)
  class DigitsController {
    @OnChannelEvent('ChannelDtmfReceived')
    digit(@AriEvent() _event: ChannelDtmfReceived): void {}
  }

  const options = { url: 'http://127.0.0.1:1', username: USERNAME, password: PASSWORD, connect: 'manual' } as const;
  @Module({ imports: [AriModule.forRoot(options)], providers: [DigitsController] })
  class DigitsModule {}

  const listeners: Call[] = [];
  const listening = (name: string, listener: Call): void => {
    if (name === 'ChannelDtmfReceived') listeners.push(listener);
  };
  // What the module puts on a client is all that is of interest here: the way to it is measured elsewhere.
  const { on } = Client.prototype;
  Client.prototype.on = function heard(this: AriClient, ...args: never[]): never {
    listening(...(args as unknown as [string, Call]));
    return (on as (...all: never[]) => never).apply(this, args);
  };
  await NestFactory.createApplicationContext(DigitsModule, { logger: false });
  const [call] = listeners;
  if (call === undefined) throw new Error('the handler was not mapped');
  return call;
}
