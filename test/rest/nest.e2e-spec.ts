import {
  Controller,
  ForbiddenException,
  Get,
  Injectable,
  Module,
  UseGuards,
  UseInterceptors,
  VersioningType,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { ResourceUser } from 'nestjs-ari/resources';
import type { RestCaller } from 'nestjs-ari/rest';
import { map, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { CRM, customer } from './support/crm.js';
import { FRAMEWORKS, restModule, startRest, USERS } from './support/started-rest.js';

interface Asked {
  readonly headers: Readonly<Record<string, string | undefined>>;
  user?: unknown;
}

@Injectable()
class Words {
  readonly closed = 'closed at night';
}

@Module({ providers: [Words], exports: [Words] })
class WordsModule {}

/** Needs something from the application, as guards do. */
@Injectable()
class DayGuard implements CanActivate {
  constructor(private readonly words: Words) {}

  canActivate(context: ExecutionContext): boolean {
    const asked = context.switchToHttp().getRequest<Asked>();
    if (asked.headers['x-night'] !== undefined) throw new ForbiddenException(this.words.closed);
    asked.user = USERS[asked.headers['x-user'] ?? ''];
    return true;
  }
}

@Injectable()
class Envelope implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((data: unknown) => ({ data })));
  }
}

@Controller('api')
class OwnController {
  @Get('status')
  status(): object {
    return { up: true };
  }
}

describe.each(FRAMEWORKS)('routes of bindings are routes of Nest, on %s', (_name, adapter) => {
  const base = () => ({ providers: CRM, adapter: adapter() });

  it('stand behind the global prefix and a version, and their links too', async () => {
    const { client } = await startRest({
      ...base(),
      options: { path: 'api', version: '2', pageSize: 1 },
      beforeInit: (app) => app.setGlobalPrefix('pbx').enableVersioning({ type: VersioningType.URI }),
    });
    await client.post('/pbx/v2/api/customers', customer(1));
    const created = await client.post('/pbx/v2/api/customers', customer(2));
    expect(created.headers.get('location')).toBe('/pbx/v2/api/customers/c2');
    const page = await client.get('/pbx/v2/api/customers');
    expect(page.headers.get('link')).toContain('</pbx/v2/api/customers?offset=1>; rel="next"');
    expect(await client.get('/api/customers')).toMatchObject({ status: 404 });
    expect(await client.get('/pbx/api/customers')).toMatchObject({ status: 404 });
  });

  it('go through guards and interceptors that the option names, made by Nest', async () => {
    const options = {
      authenticate: ({ request }: RestCaller) => (request as Asked).user as ResourceUser | undefined,
      decorators: [UseGuards(DayGuard), UseInterceptors(Envelope)],
    };
    const { client } = await startRest({
      ...base(),
      controllers: [OwnController],
      imports: [restModule(options), { module: WordsModule, global: true }],
    });
    const nobody = client.as(undefined);
    expect(await nobody.get('/api/customers', { 'x-user': 'ada' })).toMatchObject({ status: 200, body: { data: [] } });
    expect(await nobody.get('/api/customers', { 'x-night': '1' })).toMatchObject({ status: 403 });
    expect(await nobody.get('/api/status', { 'x-night': '1' })).toMatchObject({ status: 200, body: { up: true } });
  });

  it('go through global guards, which may say who somebody is', async () => {
    const { client } = await startRest({
      ...base(),
      providers: [...CRM, Words, { provide: APP_GUARD, useClass: DayGuard }],
      controllers: [OwnController],
      options: {
        authenticate: ({ request }) => (request as Asked).user as ResourceUser | undefined,
        decorators: [UseInterceptors(Envelope)],
      },
    });
    const nobody = client.as(undefined);
    expect(await nobody.get('/api/customers', { 'x-user': 'ada' })).toMatchObject({ status: 200, body: { data: [] } });
    expect(await nobody.get('/api/customers')).toMatchObject({ status: 401 });
    expect(await nobody.get('/api/customers', { 'x-night': '1' })).toMatchObject({
      status: 403,
      body: { message: 'closed at night' },
    });
    expect(await nobody.get('/api/status')).toMatchObject({ status: 200, body: { up: true } });
  });
});
