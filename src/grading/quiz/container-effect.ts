import { fromRfc3339 } from '../../domain/time.ts'
import type { TraceStep } from '../../domain/trace.ts'
import type { Workplace } from '../../sandbox/types.ts'
import { imageKey } from '../image-name.ts'

/** What commands have come to in one container. */
export interface ContainerEffect {
  /** The same for two containers that nobody could tell apart by what they do. */
  readonly key: string
  /** As `docker ps -a` would show it, with what it printed when it failed. */
  readonly shown: string
}

/**
 * The containers in the order in which they were made, told by what they do and not by their words: one that has ended by its image, its exit
 * code and its output; one that runs also by when it will end (`sleep 60` and `sleep 1m` are the same). Where that is never, and where it
 * never started, the words are all that can be compared. `named`: whether names count. Lets time pass until they have ended.
 */
export function containerEffects(workplace: Workplace, named: boolean): readonly ContainerEffect[] {
  const listed = printed(workplace, "docker ps -a --no-trunc --format '{{.Image}};{{.Names}};{{.Status}};{{.Command}}'")
  const lines = listed.split('\n').filter((line) => line !== '')
  return lines.toReversed().map((line) => {
    const [image = '', name = '', status = '', ...rest] = line.split(';')
    const command = rest.join(';')
    const state = /^(?:Up|Exited \(\d+\)|Created|Paused)/.exec(status)?.[0] ?? status
    const called = named ? `${name}: ` : ''
    const does = state === 'Created' ? command : (fateOf(workplace, name) ?? command)
    const said = /^Exited \([1-9]/.test(state) ? complaintIn(workplace, name) : ''
    return {
      key: `${called}${imageKey(image)} ${state} ${does}`,
      shown: `${called}${image} ${command} ${state}${said === '' ? '' : `: ${said}`}`,
    }
  })
}

/** How long it lived from its last start on, how it ended, and all it printed; `undefined` where it never ends. */
function fateOf(workplace: Workplace, name: string): string | undefined {
  if (printed(workplace, `docker wait ${name}`) === '') return undefined
  const times = printed(workplace, `docker inspect ${name} --format '{{.State.StartedAt}} {{.State.FinishedAt}}'`)
  const [started = '', finished = ''] = times.trim().split(' ')
  const code = printed(workplace, `docker inspect ${name} --format '{{.State.ExitCode}}'`).trim()
  const { stdout = '', stderr = '' } = ran(workplace, `docker logs ${name}`) ?? {}
  return JSON.stringify([fromRfc3339(finished) - fromRfc3339(started), code, stdout, stderr])
}

/** The line with which it complained, before any advice. */
function complaintIn(workplace: Workplace, name: string): string {
  return (ran(workplace, `docker logs ${name}`)?.stderr ?? '').split('\n', 1)[0] ?? ''
}

function printed(workplace: Workplace, command: string): string {
  return ran(workplace, command)?.stdout ?? ''
}

function ran(workplace: Workplace, command: string): TraceStep | undefined {
  const { from } = workplace.run(command)
  return workplace.steps[from]?.step
}
