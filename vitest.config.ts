import { defineConfig } from 'vitest/config'

/** One project per folder of `test/`: the fast ones run with `npm test`, all of them with `npm run test:all`. */
const project = (name: string, timeoutMs: number, more: { isolate?: boolean; globalSetup?: string } = {}) => ({
  test: {
    ...more,
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeoutMs,
    // Imports its schema as JSON without saying so, which Node refuses.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
  },
})

export default defineConfig({
  test: {
    // Vitest would leave one core idle: on two that is half of the machine.
    maxWorkers: '100%',
    projects: [
      // Values in, values out: files that share a process load the sources once.
      project('unit', 30_000, { isolate: false }),
      project('golden', 60_000),
      project('diagnostics', 10_000),
      project('property', 120_000),
      project('course', 120_000),
      project('conformance', 120_000),
      // These run the built program.
      project('cli', 60_000, { globalSetup: 'test/support/build-once.ts' }),
      project('architecture', 120_000),
      project('browser', 120_000),
    ],
  },
})
