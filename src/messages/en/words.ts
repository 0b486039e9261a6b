import { count } from '../list.ts'
import type { Words } from '../words.ts'

export const ENGLISH_WORDS: Words = {
  verdict: {
    passed: 'passed',
    failed: 'failed',
    skipped: 'skipped',
    ungradable: 'ungradable',
    errored: 'errored',
  },
  severity: { error: 'error', warning: 'warning', info: 'info' },
  note: 'note',
  help: 'help',
  score: (points, maxPoints) => `${points} / ${maxPoints} ${maxPoints === 1 ? 'point' : 'points'}`,
  scoreSpoken: (points, maxPoints) => `${points} of ${maxPoints} ${maxPoints === 1 ? 'point' : 'points'}`,
  advice: 'advice',
  expected: 'expected',
  got: 'got',
  asked: {
    is: (value) => value,
    has: (value) => `containing ${value}`,
    matches: (value) => `matching ${value}`,
    min: (value) => `at least ${value}`,
    max: (value) => `at most ${value}`,
  },
  attempt: 'try',
  hintsOpen: (hints, command) =>
    hints === 1
      ? `the only hint is open; \`${command}\` shows it again`
      : `all ${hints} hints are open; \`${command}\` shows them again`,
  because: 'because',
  why: 'why',
  waits: (duration) => `${duration} pass`,
  gradedBy: (command) => `graded by: ${command}`,
  threshold: (percent, reached) => `${reached ? 'passed' : 'not passed'}: ${percent}% of the points are needed`,
  deadline: (when) => `deadline: ${when}`,
  exercise: 'exercise',
  check: 'check',
  place: (file, line, column) => `${file} line ${line} column ${column}`,
  hidden: (checks, passed) => `${checks} hidden ${checks === 1 ? 'check' : 'checks'}, ${passed} passed`,
  timeline: 'timeline',
  legend: ({ letters, bars, reused }) =>
    [
      'one column per change',
      `${bars ? 'digits and bars' : 'digits'}: pods that are ready`,
      ...(letters ? ['letters: the commands below them'] : []),
      ...(reused === undefined
        ? []
        : [`${reused.first}→${reused.again}: revision ${reused.first} came back as ${reused.again}`]),
    ].join('; '),
  outputs: 'outputs',
  outputsOffered: '`--outputs` shows what your commands printed',
  exit: (code) => `exit code ${code}`,
  ready: 'ready',
  revision: (revision) => `revision ${revision}`,
  command: 'command',
  pods: (ready, wanted) => `${ready} of ${wanted} pods ready`,
  folded: (passed, skipped) =>
    [...(passed > 0 ? [`✓ ${passed} passed`] : []), ...(skipped > 0 ? [`– ${skipped} skipped`] : [])].join(' · '),
  leftOut: (lines) => `${lines} more ${lines === 1 ? 'line is' : 'lines are'} left out`,
  done: 'full marks, so this exercise is done; next: grade show',
  noChecks: 'no check was evaluated',
  found: (errors, warnings, files) => {
    const problems = [
      ...(errors > 0 ? [count(errors, 'error')] : []),
      ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ]
    return `${problems.length === 0 ? 'nothing wrong' : problems.join(' and ')} in ${count(files, 'file')}`
  },
}
