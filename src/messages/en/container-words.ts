import type { ContainerWords } from '../container-words.ts'

export const ENGLISH_CONTAINER_WORDS: ContainerWords = {
  config: 'image config',
  command: 'command',
  unused: 'not used',
  ends: 'process',
  writes: 'writes',
  nothing: 'nothing',
  container: 'container',
  word: (number, text) => `word ${number} ${text}`,
  matrix: 'every way to start it',
  matrixColumns: ['started with', 'command', 'what happens'],
  ended: (code, after) => (after === '' ? `exit ${code}` : `exit ${code} after ${after}`),
  running: 'keeps running',
  notStarted: (code) => `not started, ${code}`,
  checks: 'docker build --check',
  seen: 'how it goes',
}
