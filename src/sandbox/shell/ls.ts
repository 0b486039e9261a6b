import type { Frame, Shell } from './session.ts'

/** `ls [-1aAlFhRt] [PATH…]`: names in the virtual folder, one a line, as `ls` prints into a pipe. */
export function listFolder(shell: Shell, argv: readonly string[], frame: Frame): number {
  const letters = argv
    .slice(1)
    .filter((word) => word.startsWith('-') && !word.startsWith('--'))
    .join('')
  const operands = argv.slice(1).filter((word) => !word.startsWith('-'))
  const long = letters.includes('l')
  const hidden = /[aA]/.test(letters)
  const { folder } = shell.host
  let status = 0
  const paths = operands.length === 0 ? ['.'] : operands
  const files = paths.filter((path) => folder.has(path))
  for (const path of files) frame.output.write(`${long ? longLine(shell, path, path, false) : path}\n`)

  for (const path of paths) {
    if (files.includes(path)) continue
    const names = folder.list(path)
    if (names === undefined) {
      frame.errors.write(`ls: cannot access '${path}': No such file or directory\n`)
      status = 2
      continue
    }
    if (paths.length > 1) frame.output.write(`${path === paths[0] ? '' : '\n'}${path}:\n`)
    for (const { name, folder: isFolder } of names) {
      if (name.startsWith('.') && !hidden) continue
      frame.output.write(`${long ? longLine(shell, `${path}/${name}`, name, isFolder) : name}\n`)
    }
  }
  return status
}

function longLine(shell: Shell, path: string, name: string, isFolder: boolean): string {
  const { folder } = shell.host
  const executable = ((folder.mode(path) ?? 0) & 0o111) !== 0
  const mode = isFolder ? 'drwxr-xr-x' : executable ? '-rwxr-xr-x' : '-rw-r--r--'
  const size = isFolder ? 4096 : (folder.read(path) ?? '').length
  return `${mode} 1 learner learner ${String(size).padStart(5)} Jan  1 00:00 ${name}`
}
