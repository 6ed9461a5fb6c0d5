import { loadLibrary } from '../run/library.js';
import { PASSWORD, USERNAME, type Measurement, type Task } from '../run/measurement.js';

/** Import and start of an application, counted from where every Node process is when it has been told what to do. */
export async function measure({ events, parameters }: Task): Promise<Measurement> {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  await { bare, hello, libraries }[parameters['start'] as 'bare' | 'hello' | 'libraries'](events);
  const { user, system } = process.cpuUsage(cpu);
  return { units: 1, cpuMs: (user + system) / 1000, wallMs: performance.now() - begin };
}

async function bare(): Promise<void> {
  await import('reflect-metadata');
  const { Module } = await import('@nestjs/common');
  const { NestFactory } = await import('@nestjs/core');

  @Module({})
  class EmptyModule {}

  await NestFactory.createApplicationContext(EmptyModule, { logger: false });
}

async function hello(url: string): Promise<void> {
  await import('reflect-metadata');
  const { Module } = await import('@nestjs/common');
  const { NestFactory } = await import('@nestjs/core');
  const { AriController, AriModule, OnStasisStart } = await loadLibrary();

  @AriController({ app: 'hello' })
  class HelloController {
    @OnStasisStart()
    greet(): void {}
  }

  const connection = AriModule.forRoot({ url, username: USERNAME, password: PASSWORD });
  @Module({ imports: [connection], providers: [HelloController] })
  class HelloModule {}

  await NestFactory.createApplicationContext(HelloModule, { logger: false });
}

/** What the libraries below this one take alone. */
async function libraries(): Promise<void> {
  await bare();
  await import('axios');
  await import('undici');
  await import('ws');
}
