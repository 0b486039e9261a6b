import type { Program } from './assemble.ts'
import type { Folder } from './folder.ts'

/** Options of `docker build` that stand alone; all others take a value. */
const SWITCHES: ReadonlySet<string> = new Set([
  '--no-cache',
  '--quiet',
  '-q',
  '--pull',
  '--rm',
  '--force-rm',
  '--load',
  '--push',
  '--check',
  '-D',
  '--squash',
  '--compress',
])

/**
 * The docker program as it is called from a working directory. `docker build` is given paths from the folder's root, so that
 * the places it tells are those of the files that were handed in; a path that leads out of the folder is told.
 */
export function atWorkingDirectory(folder: Folder, docker: Program): Program {
  return (invocation) => {
    const { argv } = invocation
    const at = argv.indexOf('build')
    if (at < 1 || at > 2) return docker(invocation)
    const rewritten = [...argv.slice(0, at + 1), ...fromRoot(argv.slice(at + 1), folder)]
    const { cwd } = folder
    folder.cwd = ''
    const outcome = docker({ ...invocation, argv: rewritten })
    folder.cwd = cwd
    return outcome
  }
}

function fromRoot(words: readonly string[], folder: Folder): readonly string[] {
  let option = ''
  return words.map((word) => {
    const before = option
    option = word.startsWith('-') && word !== '-' && !word.includes('=') && !SWITCHES.has(word) ? word : ''
    if (word.startsWith('--file=')) return `--file=${rootPath(word.slice('--file='.length), folder)}`
    if (before === '-f' || before === '--file') return rootPath(word, folder)
    return before !== '' || word.startsWith('-') ? word : rootPath(word, folder)
  })
}

/** Standard input and addresses stay as they are. */
function rootPath(path: string, folder: Folder): string {
  if (path === '-' || path.includes('://') || path.startsWith('git@')) return path
  const resolved = folder.resolve(path)
  if (resolved.ok) return resolved.path === '' ? '.' : resolved.path
  folder.events.current?.outside(path, resolved.problem)
  return path
}
