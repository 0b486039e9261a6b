import type { Diagnostic } from '../../../domain/diagnostic.ts'
import { fileNamed, found, hasWords, isFailing, nameOf } from '../facts.ts'
import type { ContainerContext, ContainerFinding } from '../types.ts'

/** A base image's entrypoint script that the Dockerfile replaces without calling it. */
export const baseEntrypointReplaced: ContainerFinding = {
  code: 'CONTAINER_BASE_ENTRYPOINT_REPLACED',
  find(context) {
    const { base, image } = context
    const before = base?.config.Entrypoint ?? []
    const [script = ''] = before
    const { Entrypoint, Cmd } = image.origins
    if (base === undefined || Entrypoint?.from !== 'instruction' || !isScript(context, script)) return []
    if (!hasWords(context, 'image-entrypoint') || callsScript(context, nameOf(script))) return []
    const lost = Cmd?.from === 'reset' ? (base.config.Cmd ?? []) : []
    const args = {
      script,
      image: base.reference,
      cmd: lost.join(' '),
      cmdArray: lost.length === 0 ? '' : JSON.stringify(lost),
    }
    return found(
      'CONTAINER_BASE_ENTRYPOINT_REPLACED',
      args,
      image.builtFrom?.instructions[Entrypoint.instruction]?.range,
    )
  },
}

function isScript({ base }: ContainerContext, program: string): boolean {
  // those of interpreters and build tools only look at the first word
  if (base !== undefined && isWrapper({ image: base }, program))
    return base.system.kind === 'server' && !program.includes('php')
  return program.endsWith('.sh')
}

/** A program whose text is not known may call it as well as not: then nothing is said. */
function callsScript(context: ContainerContext, script: string): boolean {
  const { argv } = context.start
  if (argv.some((word) => word.includes(script))) return true
  const file = fileNamed(context, argv[0] ?? '')
  return file?.text?.includes(script) === true
}

/** A server's CMD that the Dockerfile replaces by another program. */
export const baseProgramReplaced: ContainerFinding = {
  code: 'CONTAINER_BASE_PROGRAM_REPLACED',
  find(context) {
    const { base, image } = context
    const [program = ''] = base?.config.Cmd ?? []
    const { Cmd } = image.origins
    if (base?.system.kind !== 'server' || program === '' || Cmd?.from !== 'instruction') return []
    if (!hasWords(context, 'image-cmd') || context.start.argv.some((word) => word.includes(nameOf(program)))) return []
    const range = image.builtFrom?.instructions[Cmd.instruction]?.range
    const told = found('CONTAINER_BASE_PROGRAM_REPLACED', { program, image: base.reference }, range)
    return isFailing(context) ? told : told.map(asInfo)
  },
}

/** `command` of a pod that leaves out a script of the image. */
export const commandSkipsEntrypoint: ContainerFinding = {
  code: 'CONTAINER_COMMAND_SKIPS_ENTRYPOINT',
  find(context) {
    const { pod, image, start } = context
    const [program = ''] = image.config.Entrypoint ?? []
    const [first = ''] = start.argv
    if (pod === undefined || !hasWords(context, 'pod-command') || program === '') return []
    if (nameOf(first) === nameOf(program) || callsScript(context, nameOf(program))) return []
    const file = fileNamed(context, program)
    const isPrepared = program.endsWith('.sh') || file?.text?.startsWith('#!') === true || isWrapper(context, program)
    if (!isFailing(context) && !isPrepared) return []
    const entrypoint = (image.config.Entrypoint ?? []).join(' ')
    const told = found('CONTAINER_COMMAND_SKIPS_ENTRYPOINT', { entrypoint }, pod.rangeOf('command'))
    return isFailing(context) ? told : told.map(asInfo)
  },
}

function isWrapper({ image }: Pick<ContainerContext, 'image'>, program: string): boolean {
  return image.system.programs?.some(({ name, kind }) => kind === 'wrapper' && name === program) === true
}

function asInfo(told: Diagnostic): Diagnostic {
  return { ...told, severity: 'info' }
}
