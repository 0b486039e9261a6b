import type { CodeFacts } from '../codes.ts'

/** Bounds of the simulation that a submission reached. */
export const SIMULATION_CODES = {
  SIMULATION_OBJECTS_LIMIT: { severity: 'error', title: 'More objects than the simulated cluster holds' },
  SIMULATION_PODS_LIMIT: { severity: 'error', title: 'More pods than the simulated cluster runs' },
  SIMULATION_STEPS_LIMIT: { severity: 'error', title: 'A simulation that does not come to an end' },
} as const satisfies Record<string, CodeFacts>
