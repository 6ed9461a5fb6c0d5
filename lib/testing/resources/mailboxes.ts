import { type Route, noContent, notFound, ok, pathValue, del, get, put } from '../rest/index.js';
import type { ResourceContext } from './resource-context.js';

/** Message counts of mailboxes. Written from the API description: the server that the rest is held to has no mailboxes. */
export function mailboxRoutes(context: ResourceContext): Route[] {
  const { mailboxes } = context.exchange;
  return [
    get('mailboxes', () => ok(mailboxes.list())),
    get('mailboxes/{mailboxName}', (request) => {
      const mailbox = mailboxes.find(pathValue(request, 'mailboxName'));
      if (!mailbox) throw notFound('Mailbox is does not exist');
      return ok(mailbox);
    }),
    put('mailboxes/{mailboxName}', (request) => {
      const { parameters } = request;
      mailboxes.update(
        pathValue(request, 'mailboxName'),
        parameters.integer('oldMessages'),
        parameters.integer('newMessages'),
      );
      return noContent();
    }),
    del('mailboxes/{mailboxName}', (request) => {
      if (!mailboxes.delete(pathValue(request, 'mailboxName'))) throw notFound('Mailbox does not exist');
      return noContent();
    }),
  ];
}
