interface Module {
  readonly name: string;
  readonly description: string;
  readonly use_count: number;
  readonly status: string;
  readonly support_level: string;
}

/** Modules that an ARI client may look for, and whether each can be reloaded. */
const known: Readonly<Record<string, { readonly description: string; readonly reloads: boolean }>> = {
  'app_playback.so': { description: 'Playing sounds', reloads: true },
  'app_senddtmf.so': { description: 'Dialling digits', reloads: false },
  'app_stasis.so': { description: 'The Stasis dialplan application', reloads: false },
  'app_userevent.so': { description: 'User events', reloads: false },
  'app_verbose.so': { description: 'Verbose messages', reloads: false },
  'bridge_holding.so': { description: 'Holding bridges', reloads: false },
  'bridge_simple.so': { description: 'Bridges of two', reloads: false },
  'bridge_softmix.so': { description: 'Mixing bridges', reloads: false },
  'pbx_config.so': { description: 'The dialplan', reloads: true },
  'res_ari.so': { description: 'The REST interface', reloads: true },
  'res_ari_channels.so': { description: 'Channels over REST', reloads: false },
  'res_ari_events.so': { description: 'Events over WebSocket', reloads: false },
  'res_musiconhold.so': { description: 'Music on hold', reloads: true },
  'res_stasis.so': { description: 'Stasis', reloads: false },
};

/** The modules of the simulated server. Loading and unloading changes this list and nothing else. */
export class Modules {
  readonly #loaded = new Set(Object.keys(known));

  list(): Module[] {
    return [...this.#loaded].map((name) => this.#module(name));
  }

  find(name: string): Module | undefined {
    return this.#loaded.has(name) ? this.#module(name) : undefined;
  }

  reloads(name: string): boolean {
    return known[name]?.reloads ?? false;
  }

  /** False for a module that does not exist. */
  load(name: string): boolean {
    if (!Object.hasOwn(known, name)) return false;
    this.#loaded.add(name);
    return true;
  }

  unload(name: string): void {
    this.#loaded.delete(name);
  }

  #module(name: string): Module {
    return {
      name,
      description: known[name]?.description ?? '',
      use_count: 0,
      status: 'Running',
      support_level: 'core',
    };
  }
}
