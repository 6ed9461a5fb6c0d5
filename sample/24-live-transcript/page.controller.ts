import { Controller, Get, Header, Sse, type MessageEvent } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { PAGE } from './page.js';
import { Transcripts } from './transcripts.js';

/** Shows what is said while it is said. Put a guard before it: it shows everybody's calls. */
@Controller()
export class PageController {
  constructor(private readonly transcripts: Transcripts) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }

  @Sse('lines')
  lines(): Observable<MessageEvent> {
    return this.transcripts.lines.pipe(map((data) => ({ data })));
  }
}
