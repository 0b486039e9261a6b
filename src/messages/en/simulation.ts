import type { MessageText } from '../message-text.ts'

export const SIMULATION_MESSAGES = {
  SIMULATION_OBJECTS_LIMIT: {
    message: ({ max }) => `the simulated cluster holds at most ${max} objects`,
    help: () => 'delete what is no longer needed, or make fewer objects',
  },
  SIMULATION_PODS_LIMIT: {
    message: ({ name, replicas, max }) =>
      `\`${name}\` wants ${replicas} pods, but the simulated cluster runs at most ${max}`,
    help: () => 'ask for fewer `replicas`',
  },
  SIMULATION_STEPS_LIMIT: {
    message: ({ max }) => `the simulation was ended after ${max} steps`,
    help: () => 'look for two objects that undo each other’s changes',
  },
} as const satisfies Record<string, MessageText>
