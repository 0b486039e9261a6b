import type { Message } from '../../domain/diagnostic.ts'
import type { Evidence } from '../../domain/report.ts'
import { typed } from '../../domain/shell-words.ts'
import type { RanStep } from '../../sandbox/types.ts'
import { defineCheck } from '../check-kind.ts'
import { instructionEvidence } from '../container-start.ts'
import { sameImage } from '../image-name.ts'
import { expectedOf, hasSubsequence, printedMatches, type TextSpec } from '../matching.ts'
import { type Moment, type Since, stepsSince } from '../moment.ts'
import { nearestCommand } from '../nearest-command.ts'
import { failed, judged } from '../outcome.ts'
import { refusalOf } from '../refusal.ts'
import { wordsOf } from '../words.ts'
import { isWritingCommand } from '../writing-commands.ts'

interface Spec extends TextSpec {
  readonly command?: string | readonly string[]
  readonly stream?: 'stdout' | 'stderr'
  readonly exit?: number
  readonly since?: Since
}

/** What a command printed: the last one with the words of `command`, else the last one of the step. */
export const outputCheck = defineCheck<Spec>({
  kind: 'output',
  rests: 'pods',
  run: (context, { command, stream = 'stdout', exit, since = 'step', ...text }) => {
    const words = command === undefined ? [] : wordsOf(command)
    const ran = stepsSince(context.moment, since).findLast(({ step }) => hasSubsequence(step.argv, words))
    if (ran === undefined) {
      const nearest = nearestCommand(words, stepsSince(context.moment, 'scenario'))
      return failed({
        expected: words.length === 0 ? expectedOf(text) : { command: words.join(' ') },
        reasons: [
          nearest === undefined
            ? { code: 'COMMAND_NOT_USED', args: {} }
            : { code: 'COMMAND_NEAREST', args: { command: typed(nearest.step.argv) } },
        ],
        evidence: nearest === undefined ? [] : [{ kind: 'step', step: nearest.step.index }],
      })
    }
    const printed = ran.step[stream].trimEnd()
    const refusal = ran.step.exit !== 0 && exit !== ran.step.exit ? refusalOf(ran) : undefined
    const rightExit = exit === undefined || exit === ran.step.exit
    return judged(printedMatches(text, printed) && rightExit, {
      expected: rightExit ? expectedOf(text) : { exit: exit ?? 0 },
      actual: rightExit ? printed : { exit: ran.step.exit },
      reasons: [refusal?.reason ?? (printed === '' ? silence(ran, stream) : undefined), commandOf(ran)],
      evidence: [
        ...lastOfLearner(context.moment, ran),
        ...(refusal?.evidence ?? [{ kind: 'step' as const, step: ran.step.index }]),
      ],
    })
  },
})

/** The author's own command, which a learner has not typed and can not guess from what it printed. */
function commandOf({ by, step }: RanStep): Message | undefined {
  return by === 'learner' ? undefined : { code: 'COMMAND_WAS', args: { command: typed(step.argv) } }
}

/**
 * Where the author's command looked: behind the last command of the learner's that tried to change something, or that gave the container its name that
 * the author asks about; else what is built into the image that the author runs, or ran under this name.
 */
function lastOfLearner(moment: Moment, { by, step }: RanStep): readonly Evidence[] {
  const { steps } = moment
  if (by === 'learner') return []
  const looksAt = step.argv[0] === 'docker' ? (ran: RanStep) => names(ran, step.argv) : isWritingCommand
  const last = steps.findLast((ran) => ran.by === 'learner' && ran.step.index < step.index && looksAt(ran))
  if (last !== undefined) return [{ kind: 'step', step: last.step.index }]
  const started = steps.findLast((ran) => ran.step.index < step.index && names(ran, step.argv))
  return instructionsOf(moment, (started?.step ?? step).argv)
}

/** The instructions that say what the containers of an image start, where the author's command runs an image that was built here. */
function instructionsOf({ builtImages, image }: Moment, argv: readonly string[]): readonly Evidence[] {
  const built = argv.slice(1).find((word) => builtImages.some((tag) => sameImage(tag, word)))
  const found = built === undefined || argv[0] !== 'docker' ? undefined : image(built)
  return found === undefined ? [] : instructionEvidence(found)
}

/** `docker run --name nap …`, wherever the option stands: behind the image it is the mistake. */
function names({ step }: RanStep, asked: readonly string[]): boolean {
  if (step.argv[0] !== 'docker') return false
  return step.argv.some((word, at) => {
    const name = word === '--name' ? step.argv[at + 1] : /^--name=(.*)$/s.exec(word)?.[1]
    return name !== undefined && asked.includes(name)
  })
}

/** What there is to say of a stream that holds nothing: the other one may hold a lot. */
function silence({ step }: RanStep, stream: 'stdout' | 'stderr'): Message {
  const other = stream === 'stdout' ? 'stderr' : 'stdout'
  const said = step[other].split('\n').find((line) => line.trim() !== '')
  if (said === undefined) return { code: 'NO_OUTPUT', args: {} }
  return { code: 'OTHER_STREAM', args: { stream, other, said: said.trim() } }
}
