import 'reflect-metadata';
import type { Provider } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  AriResourcesModule,
  CommandRunner,
  type CommandAnswer,
  type ResourceCommand,
  type ResourceModuleOptions,
  type ResourceUser,
} from 'nestjs-ari/resources';
import { onTestFinished } from 'vitest';

/** An application with resources and no door: commands are given to it as a door gives them. */
export interface StartedResources {
  readonly run: (stream: string, action: string, parts?: Partial<ResourceCommand>) => Promise<CommandAnswer>;
  readonly get: <T>(token: abstract new (...args: never[]) => T) => T;
}

export const ANYBODY: ResourceUser = { id: 'ada' };

export async function startResources(
  providers: readonly Provider[],
  options: Partial<ResourceModuleOptions> = {},
): Promise<StartedResources> {
  const testing = await Test.createTestingModule({
    imports: [AriResourcesModule.forRoot({ can: () => true, ...options })],
    providers: [...providers],
  }).compile();
  await testing.init();
  onTestFinished(() => testing.close());
  const runner = testing.get(CommandRunner, { strict: false });
  return {
    run: (stream, action, parts = {}) => runner.run({ user: ANYBODY, door: 'test', stream, action, ...parts }),
    get: (token) => testing.get(token, { strict: false }),
  };
}
