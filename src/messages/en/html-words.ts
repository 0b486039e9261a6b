import type { HtmlWords } from '../html-words.ts'
import { count } from '../list.ts'

export const ENGLISH_HTML_WORDS: HtmlWords = {
  results: 'Results',
  checks: 'Checks',
  problems: 'What was noticed in the files',
  timelines: 'Timeline',
  outputs: 'What the commands printed',
  timelineOf: (scenario) => `Timeline of ${scenario}`,
  curve: {
    ready: 'pods that are ready',
    pods: 'all pods',
    ceiling: 'most pods allowed',
    floor: 'fewest available allowed',
  },
  timelineLegend:
    'Each step to the right is a change, however long it took. A box holds the number of pods of a revision that are ready; it is dashed while none is. Dotted lines with letters are the moments at which the commands below began.',
  mark: 'Mark',
  time: 'Time',
  command: 'Command',
  startedWith: 'What the container is started with',
  word: 'Word',
  comesFrom: 'Comes from',
  place: 'Place',
  nothingStarted: 'nothing',
  hint: (number, of) => (of === 1 ? 'Hint' : `Hint ${number} of ${of}`),
  printed: (lines) => count(lines, 'line'),
  printedNothing: 'printed nothing',
  moreCommands: (commands) => `${count(commands, 'more command')} not shown`,
  madeBy: (command) => `Made by \`${command}\`. Nothing in this page is loaded from elsewhere, and nothing in it runs.`,
}
