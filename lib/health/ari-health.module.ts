import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AriHealthIndicator } from './ari-health.indicator.js';

/**
 * Import it where health is asked for, beside `TerminusModule`; it needs an `AriModule.forRoot()` somewhere.
 * @publicApi
 */
@Module({
  imports: [TerminusModule],
  providers: [AriHealthIndicator],
  exports: [AriHealthIndicator],
})
export class AriHealthModule {}
