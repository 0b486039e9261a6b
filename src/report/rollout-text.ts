import type { RolloutAnalysis } from '../domain/rollout.ts'
import { rolloutWords } from '../messages/rollout-words.ts'
import { codeFrame } from './render/code-frame.ts'
import { palette } from './render/color.ts'
import { wrapColumns } from './render/width.ts'
import type { ReporterContext } from './reporter.ts'
import { actionLines } from './rollout-actions.ts'
import { deploymentLines } from './rollout-deployment.ts'
import { briefLines } from './rollout-findings.ts'
import { plainRollout } from './rollout-plain.ts'

/**
 * What a sequence did, for people in a terminal: each command and what it did to revisions, how each Deployment stands and why,
 * with its timeline, and what is probably not meant. With `plain` it is one fact per line, for screen readers.
 */
export function rolloutText(analysis: RolloutAnalysis, context: ReporterContext): string {
  return `${(context.plain ? plainRollout(analysis, context) : richRollout(analysis, context)).join('\n')}\n`
}

function richRollout(analysis: RolloutAnalysis, context: ReporterContext): readonly string[] {
  const words = rolloutWords(context.language)
  const paint = palette(context.color)
  const told = [...analysis.diagnostics, ...analysis.findings]
  const blocks = [
    wrapColumns(words.legend, context.width).map(paint.faint),
    ...(analysis.actions.length === 0
      ? [[words.nothingRan]]
      : analysis.actions.map((action) => actionLines(action, analysis.trace, context))),
    ...analysis.deployments.map((story) => deploymentLines(story, analysis.trace, context)),
    [paint.bold(told.length === 0 ? words.noFindings : words.findings)],
    ...told.filter(({ code }) => code !== ASSUMED).map((diagnostic) => codeFrame(diagnostic, context)),
    briefLines(
      told.filter(({ code }) => code === ASSUMED),
      context,
    ),
  ]
  return blocks.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}

/** Without an exercise most images are not declared: what is assumed of them is told in a line each. */
const ASSUMED = 'IMAGE_ASSUMED'
