import { Controller, Get } from '@nestjs/common';
import { GreetingController } from './greeting.controller.js';

/** A page on the same port that Asterisk calls. */
@Controller('callers')
export class CallsPage {
  constructor(private readonly greeting: GreetingController) {}

  @Get()
  callers(): readonly string[] {
    return this.greeting.callers;
  }
}
