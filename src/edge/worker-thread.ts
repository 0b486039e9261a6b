import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { openScripts } from './code-cache.ts'

type WorkerModule = typeof import('./worker.ts')

/**
 * What a thread of `grade batch` starts with: the worker as the build compiled it, else its modules. Of threads that share two cores each would take half a second to
 * load and compile them.
 */
const compiled = openScripts(join(import.meta.dirname, 'compiled')).worker() as WorkerModule | undefined
void start()

async function start(): Promise<void> {
  const { serve } = compiled ?? (await import('./worker.ts'))
  if (parentPort !== null) serve(parentPort)
}
