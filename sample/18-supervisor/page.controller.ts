import { Controller, Get, Header, NotFoundException, Param, Post } from '@nestjs/common';
import { GatewayTickets, type GatewayTicket } from 'nestjs-ari/gateway';
import { PAGE } from './page.js';
import { PEOPLE } from './people.js';

/** The page, and a ticket for its socket. In the place of the name in the path stands your sign-in. */
@Controller()
export class PageController {
  constructor(private readonly tickets: GatewayTickets) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }

  @Post('ticket/:name')
  ticket(@Param('name') name: string): GatewayTicket {
    const person = PEOPLE.find(({ id }) => id === name);
    if (person === undefined) throw new NotFoundException();
    return this.tickets.issue(person);
  }
}
