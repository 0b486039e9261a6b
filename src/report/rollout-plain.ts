import type { Diagnostic } from '../domain/diagnostic.ts'
import type { RolloutAnalysis } from '../domain/rollout.ts'
import { formatHelp, formatMessage } from '../messages/index.ts'
import { rolloutWords } from '../messages/rollout-words.ts'
import { wordsFor } from '../messages/words.ts'
import { commandLine } from './render/command-line.ts'
import { shortDuration } from './render/duration.ts'
import { printable, printableLines } from './render/sanitize.ts'
import type { ReporterContext } from './reporter.ts'
import { changeFacts, podFacts, verdictOf } from './rollout-actions.ts'
import { reasonTexts } from './rollout-deployment.ts'
import { deploymentName } from './rollout-names.ts'

/** The same as `rolloutText` for reading aloud: one fact per line, no columns, no symbols. */
export function plainRollout(analysis: RolloutAnalysis, context: ReporterContext): readonly string[] {
  const words = rolloutWords(context.language)
  const told = [...analysis.diagnostics, ...analysis.findings]
  return [
    words.legend,
    ...(analysis.actions.length === 0 ? [words.nothingRan] : []),
    ...analysis.actions.flatMap((_, index) => actionFacts(analysis, index, context)),
    ...analysis.deployments.flatMap((_, index) => deploymentFacts(analysis, index, context)),
    ...(told.length === 0 ? [words.noFindings] : []),
    ...told.flatMap((diagnostic) => findingFacts(diagnostic, context)),
  ]
}

function actionFacts({ actions, trace }: RolloutAnalysis, index: number, context: ReporterContext): readonly string[] {
  const words = rolloutWords(context.language)
  const action = actions[index]
  const step = action === undefined ? undefined : trace.steps[action.step]
  if (action === undefined || step === undefined) return []
  const output = printableLines(`${step.stdout}${step.stderr}`).filter((line) => line.trim() !== '')
  return [
    `${wordsFor(context.language).command} ${index + 1}, ${shortDuration(step.startMs)}: ${commandLine(step.argv)}`,
    ...output,
    ...(step.exit === 0 ? [] : [words.exit(step.exit)]),
    ...action.notes.flatMap((note) => {
      const name = deploymentName(note.namespace, note.deployment)
      const reason = printable(formatMessage(note.reason, context.language))
      return [
        `${name}: ${verdictOf(note, words)}: ${reason}`,
        ...changeFacts(note.changes, words).map((fact) => `${name}: ${fact.replace(' → ', ', now ')}`),
        ...podFacts(note, words).map((fact) => `${name}: ${fact}`),
      ]
    }),
  ]
}

function deploymentFacts({ deployments }: RolloutAnalysis, index: number, context: ReporterContext): readonly string[] {
  const words = rolloutWords(context.language)
  const story = deployments[index]
  if (story === undefined) return []
  const name = deploymentName(story.namespace, story.name)
  const facts = [
    words.stateAt(words.state[story.state], story.revision),
    ...(story.state === 'deleted' ? [] : [words.podsNow(story.counts), ...words.strategyFacts(story.strategy)]),
    ...reasonTexts(story, context),
    ...story.history.map(({ revision, earlier, replicaSet, ready, desired, images, changeCause }) =>
      [
        `${wordsFor(context.language).revision(revision)}${earlier.length === 0 ? '' : ` (${words.earlier(earlier)})`}`,
        printable(replicaSet),
        wordsFor(context.language).pods(ready, desired),
        printable(images.join(', ')),
        printable(changeCause ?? words.none),
      ].join(', '),
    ),
  ]
  return facts.map((fact) => `${name}: ${fact}`)
}

function findingFacts(diagnostic: Diagnostic, context: ReporterContext): readonly string[] {
  const words = wordsFor(context.language)
  const { range, severity, code } = diagnostic
  const file = range === undefined ? '' : printable(context.locate?.(range.file) ?? range.file)
  const place = range === undefined ? '' : ` ${words.place(file, range.start.line, range.start.column)}`
  const help = formatHelp(diagnostic, context.language)
  return [
    `${words.severity[severity]} ${code}${place}: ${printable(formatMessage(diagnostic, context.language))}`,
    ...(help === undefined ? [] : [`${words.help}: ${printable(help)}`]),
  ]
}
