import type { FileAccess } from './filters/index.ts'
import type { ShellHost } from './session.ts'

const MISSING = 'No such file or directory'
const FOLDER = 'Is a directory'

/** The virtual folder as programs meet it, with the complaints of the C library. */
export function fileAccess(host: ShellHost): FileAccess {
  const { folder } = host
  return {
    read(path) {
      const text = folder.read(path)
      if (text !== undefined) return { ok: true, text }
      return { ok: false, problem: folder.isFolder(path) ? FOLDER : MISSING }
    },
    write(path, text, append) {
      if (folder.isFolder(path)) return FOLDER
      const slash = path.lastIndexOf('/')
      if (slash > 0 && !path.startsWith('/dev/') && folder.resolve(path).ok && !folder.isFolder(path.slice(0, slash))) {
        return MISSING
      }
      folder.write(path, append ? `${folder.read(path) ?? ''}${text}` : text)
      return undefined
    },
  }
}
