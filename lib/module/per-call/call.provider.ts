import { Scope, type Provider } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { AriContext, AriCall } from '../execution-context/index.js';

/** `AriCall` to inject, for whatever is made for one call. */
export const CALL_PROVIDER: Provider = {
  provide: AriCall,
  scope: Scope.REQUEST,
  inject: [REQUEST],
  useFactory: (context: unknown): AriCall => {
    if (context instanceof AriContext && context.call !== undefined) return context.call;
    throw new TypeError('AriCall can be injected only where a perCall @AriController is made, or what it needs');
  },
};
