/** Every circle of a graph: the groups of two and more in which each reaches every other (Tarjan's way). */
export function circlesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const walk = new Walk(graph);
  for (const node of graph.keys()) walk.visit(node);
  return walk.circles;
}

class Walk {
  readonly circles: string[][] = [];
  private readonly numbers = new Map<string, number>();
  private readonly path: string[] = [];
  private readonly closed = new Set<string>();

  constructor(private readonly graph: ReadonlyMap<string, ReadonlySet<string>>) {}

  /** The smallest number on the path that can be reached from here. */
  visit(node: string): number {
    const known = this.numbers.get(node);
    if (known !== undefined) return this.closed.has(node) ? Number.POSITIVE_INFINITY : known;
    const own = this.numbers.size;
    this.numbers.set(node, own);
    this.path.push(node);
    const reached = [...(this.graph.get(node) ?? [])].map((next) => this.visit(next));
    const lowest = Math.min(own, ...reached);
    if (lowest === own) this.close(node);
    return lowest;
  }

  private close(node: string): void {
    const circle = this.path.splice(this.path.indexOf(node));
    for (const one of circle) this.closed.add(one);
    if (circle.length > 1) this.circles.push(circle.sort());
  }
}
