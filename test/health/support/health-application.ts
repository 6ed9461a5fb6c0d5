import { Controller, Get, type INestApplication } from '@nestjs/common';
import { HealthCheck, HealthCheckService, TerminusModule } from '@nestjs/terminus';
import { Test } from '@nestjs/testing';
import { AriClient, AriModule, type AriModuleOptions } from 'nestjs-ari';
import { AriHealthIndicator, AriHealthModule, type AriHealthData } from 'nestjs-ari/health';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { LinesLogger } from '../../module/support/lines-logger.js';

/** Quick enough for a test; a probe of a real application may be lazier. */
const TIMES = { timeout: 400, freshFor: 50, grace: 300 };

@Controller('health')
class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly ari: AriHealthIndicator,
  ) {}

  @Get('ready')
  @HealthCheck()
  ready() {
    return this.health.check([() => this.ari.isReady('asterisk', TIMES)]);
  }

  @Get('fresh')
  @HealthCheck()
  fresh() {
    return this.health.check([() => this.ari.isReady('asterisk', { freshFor: 60_000 })]);
  }

  @Get('alive')
  @HealthCheck()
  alive() {
    return this.health.check([() => this.ari.isAlive('asterisk')]);
  }

  @Get('berlin')
  @HealthCheck()
  berlin() {
    return this.health.check([() => this.ari.isReady('berlin', { ...TIMES, connection: 'berlin' })]);
  }
}

/** What a probe is told. */
export interface Probe {
  /** Status of the HTTP answer. */
  readonly http: number;
  /** Status of all together. */
  readonly overall: string;
  /** What is said of the connection. */
  readonly ari: AriHealthData & { readonly status: string };
}

/** A Nest application with an HTTP server that answers probes. */
export class HealthApplication {
  private constructor(
    readonly app: INestApplication,
    readonly client: AriClient,
  ) {}

  /** Starts one; it is closed when the test has ended. */
  static async start(
    options: AriModuleOptions,
    berlin: AriModuleOptions = { ...options, events: false, apps: undefined },
  ): Promise<HealthApplication> {
    const compiled = await Test.createTestingModule({
      imports: [
        TerminusModule.forRoot({ logger: false }),
        AriModule.forRoot(options),
        AriModule.forRoot({ ...berlin, name: 'berlin' }),
        AriHealthModule,
      ],
      controllers: [HealthController],
    })
      .setLogger(new LinesLogger())
      .compile();
    const app = compiled.createNestApplication();
    onTestFinished(() => app.close());
    await app.listen(0, '127.0.0.1');
    return new HealthApplication(app, app.get(AriClient));
  }

  /** Asks as a probe does. */
  async probe(path: 'ready' | 'fresh' | 'alive' | 'berlin'): Promise<Probe> {
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/health/${path}`);
    const body = (await answer.json()) as { status: string; details: Record<string, Probe['ari']> };
    const [ari] = Object.values(body.details);
    if (ari === undefined) throw new Error(`nothing is said of a connection: ${JSON.stringify(body)}`);
    return { http: answer.status, overall: body.status, ari };
  }
}
