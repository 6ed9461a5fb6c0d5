import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

type Library = typeof import('nestjs-ari');
type Client = typeof import('nestjs-ari/client');
type Calls = typeof import('nestjs-ari/calls');
type Media = typeof import('nestjs-ari/media');
type Data = typeof import('nestjs-ari/data');
type History = typeof import('nestjs-ari/history');
type Rest = typeof import('nestjs-ari/rest');
type Testing = typeof import('nestjs-ari/testing');
type Resources = typeof import('nestjs-ari/resources');
type Gateway = typeof import('nestjs-ari/gateway');
type Live = typeof import('nestjs-ari/live');

/** By the name of an event the objects that it speaks of. */
export type EventTable = Readonly<
  Record<string, { readonly entities: readonly { readonly path: readonly string[]; readonly kind: string }[] }>
>;

/**
 * The library as it is published: compiled. `BENCH_LIBRARY` names another folder with a build of it, so that a change
 * can be measured beside what was there before.
 */
export async function loadLibrary(): Promise<Library> {
  const other = inOtherBuild('index.js');
  return other === undefined ? import('nestjs-ari') : ((await import(other)) as Library);
}

/** The client alone, without Nest: what is measured of it is not to wait for the rest. */
export async function loadClient(): Promise<Client> {
  const other = inOtherBuild('client/index.js');
  return other === undefined ? import('nestjs-ari/client') : ((await import(other)) as Client);
}

/** The verbs of the same build. */
export async function loadCalls(): Promise<Calls> {
  const other = inOtherBuild('calls/index.js');
  return other === undefined ? import('nestjs-ari/calls') : ((await import(other)) as Calls);
}

/** Sound of the same build. */
export async function loadMedia(): Promise<Media> {
  const other = inOtherBuild('media/index.js');
  return other === undefined ? import('nestjs-ari/media') : ((await import(other)) as Media);
}

/** Tables as resources, of the same build. */
export async function loadData(): Promise<Data> {
  const other = inOtherBuild('data/index.js');
  return other === undefined ? import('nestjs-ari/data') : ((await import(other)) as Data);
}

/** The call history of the same build. */
export async function loadHistory(): Promise<History> {
  const other = inOtherBuild('history/index.js');
  return other === undefined ? import('nestjs-ari/history') : ((await import(other)) as History);
}

/** Resources over HTTP, of the same build. */
export async function loadRest(): Promise<Rest> {
  const other = inOtherBuild('rest/index.js');
  return other === undefined ? import('nestjs-ari/rest') : ((await import(other)) as Rest);
}

/** The simulator of the same build. */
export async function loadTesting(): Promise<Testing> {
  const other = inOtherBuild('testing/index.js');
  return other === undefined ? import('nestjs-ari/testing') : ((await import(other)) as Testing);
}

/** Resources of the same build. */
export async function loadResources(): Promise<Resources> {
  const other = inOtherBuild('resources/index.js');
  return other === undefined ? import('nestjs-ari/resources') : ((await import(other)) as Resources);
}

/** The door to them. */
export async function loadGateway(): Promise<Gateway> {
  const other = inOtherBuild('gateway/index.js');
  return other === undefined ? import('nestjs-ari/gateway') : ((await import(other)) as Gateway);
}

/** The resources of Asterisk. */
export async function loadLive(): Promise<Live> {
  const other = inOtherBuild('live/index.js');
  return other === undefined ? import('nestjs-ari/live') : ((await import(other)) as Live);
}

/** Where in an event objects stand: what the library knows of each event, which it keeps to itself. */
export async function loadEventTable(): Promise<EventTable> {
  const build = process.env['BENCH_LIBRARY'] ?? fileURLToPath(new URL('../../../dist', import.meta.url));
  // Builds from before the second door show it at the first.
  const doors = ['internal.js', 'index.js'].map((name) => join(resolve(build), 'client', name));
  const door = doors.find((file) => existsSync(file)) ?? build;
  return ((await import(pathToFileURL(door).href)) as { EVENT_TABLE: EventTable }).EVENT_TABLE;
}

function inOtherBuild(file: string): string | undefined {
  const folder = process.env['BENCH_LIBRARY'];
  return folder === undefined ? undefined : pathToFileURL(join(resolve(folder), file)).href;
}
