import { join } from 'node:path';
import { Application, type TypeDocOptions } from 'typedoc';
import rooms from '../rooms.json' with { type: 'json' };

/** Writes a page for every exported name, from the comments in the code. */
export async function apiPages(root: string, folder: string): Promise<void> {
  const table: Readonly<Record<string, { readonly imports: readonly string[]; readonly subpath?: boolean }>> =
    rooms.rooms;
  const subpaths = Object.keys(table).filter((room) => table[room]?.subpath === true && room !== 'client');
  const options: Partial<TypeDocOptions> & Record<string, unknown> = {
    entryPoints: ['index.ts', ...subpaths.map((room) => `${room}/index.ts`)].map((path) => join(root, 'lib', path)),
    tsconfig: join(root, 'tsconfig.build.json'),
    // Without it typedoc would clear the folder docs, where the guide is.
    out: folder,
    plugin: ['typedoc-plugin-markdown'],
    router: 'member',
    readme: 'none',
    entryFileName: 'index',
    excludeTags: ['@publicApi'],
    parametersFormat: 'table',
    hideBreadcrumbs: true,
    hidePageHeader: true,
    useHTMLAnchors: false,
    sanitizeComments: true,
    // The compiler has judged the code already.
    skipErrorChecking: true,
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeProtected: true,
    disableSources: true,
    logLevel: 'Error',
  };
  const application = await Application.bootstrapWithPlugins(options);
  const project = await application.convert();
  if (project === undefined) throw new Error('typedoc made nothing of the code');
  await application.generateOutputs(project);
}
