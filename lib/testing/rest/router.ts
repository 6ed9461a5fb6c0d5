import type { Route, RouteHandler } from './route.js';

interface RouteNode {
  readonly fixed: Map<string, RouteNode>;
  wildcard: { readonly name: string; readonly node: RouteNode } | undefined;
  readonly handlers: Map<string, RouteHandler>;
}

export interface RouteMatch {
  readonly pathValues: Readonly<Record<string, string>>;
  readonly handlers: ReadonlyMap<string, RouteHandler>;
  /** What the Allow header says, in Asterisk's order. */
  readonly allow: string;
}

const verbOrder = ['GET', 'POST', 'PUT', 'DELETE'] as const;

function emptyNode(): RouteNode {
  return { fixed: new Map(), wildcard: undefined, handlers: new Map() };
}

/** Finds the operation of a path. Fixed words win over placeholders. */
export class Router {
  readonly #root = emptyNode();

  constructor(routes: readonly Route[]) {
    for (const route of routes) this.#nodeOf(route.path).handlers.set(route.method, route.handler);
  }

  /** Undefined when there is no such path, whatever the verb. */
  match(path: string): RouteMatch | undefined {
    let node = this.#root;
    const pathValues: Record<string, string> = {};
    // Asterisk stops reading at an empty part; what was found so far answers.
    for (const encoded of path.split('/')) {
      if (encoded === '') break;
      const part = decodePart(encoded);
      const fixed = node.fixed.get(part);
      if (fixed) node = fixed;
      else if (node.wildcard) {
        pathValues[node.wildcard.name] = part;
        node = node.wildcard.node;
      } else return undefined;
    }
    const verbs = verbOrder.filter((verb) => node.handlers.has(verb));
    return { pathValues, handlers: node.handlers, allow: ['OPTIONS', ...verbs].join(',') };
  }

  #nodeOf(path: string): RouteNode {
    let node = this.#root;
    for (const part of path.split('/')) node = this.#child(node, part);
    return node;
  }

  #child(node: RouteNode, part: string): RouteNode {
    if (part.startsWith('{')) {
      node.wildcard ??= { name: part.slice(1, -1), node: emptyNode() };
      return node.wildcard.node;
    }
    const child = node.fixed.get(part) ?? emptyNode();
    node.fixed.set(part, child);
    return child;
  }
}

/** Asterisk decodes paths in the old manner, in which `+` is a space; a broken escape stays as it is. */
function decodePart(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return encoded;
  }
}
