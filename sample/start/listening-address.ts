import type { INestApplication } from '@nestjs/common';
import type { AddressInfo } from 'node:net';

/** Where the page is looked for first; where something else is, it takes any other port. */
const PORT = 3000;

/** Lets an application listen, for this machine alone, and tells where its console is. */
export async function listen(app: INestApplication): Promise<string> {
  await app.listen(PORT, '127.0.0.1').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return app.listen(0, '127.0.0.1');
  });
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  return `http://127.0.0.1:${port}/console`;
}
