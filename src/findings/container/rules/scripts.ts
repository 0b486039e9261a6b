import type { Image } from '../../../engines/entrypoint/types.ts'
import { baseReference, fileNamed, found, nameOf } from '../facts.ts'
import type { ContainerContext, ContainerFinding } from '../types.ts'

/** The script that is started first, when its text is known. */
function scriptOf(context: ContainerContext): { readonly path: string; readonly text: string } | undefined {
  const file = fileNamed(context, context.start.argv[0] ?? '')
  return file?.text === undefined ? undefined : { path: file.path, text: file.text }
}

function rangeOfFirst({ words: [first], rangeOfWord }: ContainerContext) {
  return first === undefined ? undefined : rangeOfWord(first)
}

/** CR LF: the carriage return becomes part of the interpreter's name. */
export const scriptCrlf: ContainerFinding = {
  code: 'CONTAINER_SCRIPT_CRLF',
  find(context) {
    const script = scriptOf(context)
    const { exitCode } = context.start.process
    const interpreter = /^#![ \t]*([^\r\n]+)\r(?:\n|$)/.exec(script?.text ?? '')?.[1]
    if (script === undefined || interpreter === undefined || (exitCode !== 255 && exitCode !== 127)) return []
    return found('CONTAINER_SCRIPT_CRLF', { script: script.path, interpreter }, rangeOfFirst(context))
  },
}

export const interpreterMissing: ContainerFinding = {
  code: 'CONTAINER_INTERPRETER_MISSING',
  find(context) {
    const script = scriptOf(context)
    const { exitCode, stderr } = context.start.process
    const first = /^#![ \t]*([^\s]+)(?:[ \t]+([^\r\n]*))?(\r?)/.exec(script?.text ?? '')
    if (script === undefined || first === null || first[3] === '\r') return []
    const [, path = '', argument = ''] = first
    const isEnv = nameOf(path) === 'env' && exitCode === 127
    if (!isEnv && !(exitCode === 255 && /no such file or directory/.test(stderr))) return []
    const interpreter = isEnv ? argument.trim() : path
    if (isEnv && !stderr.includes(interpreter)) return []
    const { image } = context
    const args = {
      script: script.path,
      interpreter,
      name: nameOf(interpreter),
      image: baseReference(context),
      install: installOf(image),
    }
    return found('CONTAINER_INTERPRETER_MISSING', args, rangeOfFirst(context))
  },
}

/** How bash gets into an image of this distribution. */
function installOf({ system }: Image): string {
  if (system.os === 'alpine') return 'apk add --no-cache bash'
  return system.os === 'debian' || system.os === 'ubuntu' ? 'apt-get update && apt-get install -y bash' : ''
}

export const scriptWithoutShebang: ContainerFinding = {
  code: 'CONTAINER_SCRIPT_WITHOUT_SHEBANG',
  find(context) {
    const script = scriptOf(context)
    const { exitCode, stderr } = context.start.process
    if (script === undefined || exitCode !== 255 || !stderr.includes('exec format error')) return []
    const why = script.text.startsWith('\uFEFF')
      ? 'mark'
      : /^\s*(?:#[^!][^\n]*\n\s*)*#!/.test(script.text)
        ? 'late'
        : 'none'
    return found('CONTAINER_SCRIPT_WITHOUT_SHEBANG', { script: script.path, why }, rangeOfFirst(context))
  },
}

/** An entrypoint script that never speaks of its arguments makes CMD and arguments useless. */
export const scriptIgnoresArguments: ContainerFinding = {
  code: 'CONTAINER_SCRIPT_IGNORES_ARGUMENTS',
  find(context) {
    const script = scriptOf(context)
    const given = context.words.slice(1)
    if (script === undefined || given.length === 0 || !/^#![^\n]*sh\s*\n/.test(script.text)) return []
    if (/\$(?:[@*#1-9]|\{[@*#1-9!])|\bshift\b|\bgetopts\b/.test(script.text)) return []
    const words = given.map(({ text }) => text).join(' ')
    const [second] = given
    return found(
      'CONTAINER_SCRIPT_IGNORES_ARGUMENTS',
      { script: script.path, words },
      second === undefined ? undefined : context.rangeOfWord(second),
    )
  },
}
