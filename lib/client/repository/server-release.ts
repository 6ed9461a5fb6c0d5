import type { Operation } from './operation.js';

/** Releases are three numbers; what a distribution or a certified release adds to them says nothing about the API. */
const NUMBER = /(\d+)\.(\d+)(?:\.(\d+))?/;

/** The releases from which on an operation is there, one for each branch; undefined: as old as ARI. */
export type FirstReleases = Operation['since'];

/** Remembers which Asterisk answers on a connection, and which operations that one has. */
export class ServerRelease {
  #version: string | undefined;
  #numbers: readonly number[] | undefined;

  /** Release of the server, without what a distribution adds to it; undefined while nobody has asked. */
  get version(): string | undefined {
    return this.#version;
  }

  /** Takes what Asterisk says of itself; a build from source may name no number. Returns whether it is another one. */
  heard(version: string): boolean {
    const found = NUMBER.exec(version);
    const before = this.#version;
    this.#version = found?.[0] ?? version;
    this.#numbers = found?.slice(1).map((number) => Number(number ?? 0));
    return this.#version !== before;
  }

  /** Whether the server has what came with these releases; a server that names no number has everything. */
  offers(since: FirstReleases): boolean {
    const numbers = this.#numbers;
    if (numbers === undefined || since === undefined) return true;
    const branches = since.map((release) => release.split('.').map(Number));
    const own = branches.find(([branch]) => branch === numbers[0]);
    // What came with 20.13, 21.8 and 22.3 is in every later branch, and in none between or before.
    if (own === undefined) return branches.every(([branch = 0]) => branch < (numbers[0] ?? 0));
    const differs = own.findIndex((number, place) => number !== numbers[place]);
    return differs === -1 || (numbers[differs] ?? 0) > (own[differs] ?? 0);
  }

  /** Says why an operation is not there, for a command that was refused for that reason. */
  absence(since: FirstReleases): string {
    const noModule = 'its module is not loaded';
    const came = since === undefined ? undefined : `it came with Asterisk ${listed(since)}`;
    if (this.#numbers === undefined) {
      return `This Asterisk does not know the operation: ${came === undefined ? '' : `${came}, or `}${noModule}.`;
    }
    return this.offers(since)
      ? `Asterisk ${this.#version} has this operation, but ${noModule}.`
      : `This server is Asterisk ${this.#version}, which does not have the operation: ${came}.`;
  }
}

function listed(since: readonly string[]): string {
  const releases = since.map((release) => release.replace(/\.0$/, ''));
  const last = releases.pop() ?? '';
  return releases.length === 0 ? last : `${releases.join(', ')} and ${last}`;
}
