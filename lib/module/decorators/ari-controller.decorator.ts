import { Injectable, Scope, type InjectableOptions } from '@nestjs/common';
import { markController, type ControllerRequest } from '../metadata/index.js';

/**
 * Whose events a controller takes, and how Nest makes it.
 * @publicApi
 */
export interface AriControllerOptions extends ControllerRequest, InjectableOptions {
  /** Stasis application whose events it takes. Default: every application of the connection. */
  readonly app?: string;
  /** Name of the connection, where an application has several. Default `default`. */
  readonly connection?: string;
  /**
   * One instance for every incoming call, from its StasisStart until the caller is gone: fields of the class are the
   * state of the call. Events of other calls do not reach it. Default `false`: one instance for all.
   *
   * Legs that are originated, snooped or made for external media from within the call belong to it, and an attended
   * transfer passes it on. A move to another application of this program ends nothing and makes no other instance; a
   * caller who comes back from the dialplan is a new call. A call that cannot be served, because the constructor
   * throws or a guard refuses, goes on in the dialplan.
   */
  readonly perCall?: boolean;
}

/**
 * A provider whose methods handle events of a Stasis application. Name it in `providers`; its methods carry
 * `@OnStasisStart()`, `@OnChannelEvent()` and their siblings. An application named here need not be named in `apps`.
 *
 * @example
 * @AriController({ app: 'hello' })
 * export class HelloController {
 *   @OnStasisStart()
 *   async greet({ channel }: StasisStart) {
 *     await channel.answer();
 *   }
 * }
 * @publicApi
 */
export function AriController(options: AriControllerOptions = {}): ClassDecorator {
  const { app, connection, perCall, ...injectable } = options;
  return (type) => {
    Injectable(perCall === true ? { ...injectable, scope: Scope.REQUEST } : injectable)(type);
    markController(type, { app, connection, perCall });
  };
}
