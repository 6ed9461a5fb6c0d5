import type { Measurement, Subject, Task } from './measurement.js';

// Runs one subject and tells what it measured; nothing else happens in this process.
process.on('message', (task: Task & { readonly subject: string }) => {
  void run(task).then(
    (measurement) => tell({ measurement }, 0),
    (error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell({ error: text }, 1);
    },
  );
});
process.on('disconnect', () => process.exit(1));

async function run({ subject, ...task }: Task & { readonly subject: string }): Promise<Measurement> {
  const module = (await import(`../subjects/${subject}.js`)) as Subject;
  return module.measure(task);
}

/** The process ends when the message has left. */
function tell(message: object, status: number): void {
  process.send?.(message, undefined, undefined, () => process.exit(status));
}
