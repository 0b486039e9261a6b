import { fstatSync, statSync, writeSync } from 'node:fs'

/** Stdout or stderr. */
export interface Output {
  readonly isTerminal: boolean
  /** Of a terminal; elsewhere `undefined`. */
  readonly columns: number | undefined
  readonly rows: number | undefined
  readonly write: (text: string) => void
  /** Waits until everything is written, and gives the system's code of what went wrong. */
  readonly finish: () => Promise<string | undefined>
}

/**
 * One of our two outputs. Node's own streams are loaded where they are needed, for terminals and on Windows: that takes as long as
 * a whole grading may take beyond Node itself. Into a file, a pipe or nowhere the text is written by the system call; the streams do
 * that at once, too. `grade … | head` closes our output early: that is how it is used, not an error.
 */
export function openOutput(descriptor: 1 | 2): Output {
  let failure: string | undefined
  let isClosed = false
  let streamed: NodeJS.WriteStream | undefined
  const fail = ({ code = 'unknown' }: NodeJS.ErrnoException): void => {
    isClosed = true
    if (code !== 'EPIPE') failure ??= code
  }
  const stream = (): NodeJS.WriteStream => {
    streamed ??= (descriptor === 1 ? process.stdout : process.stderr).on('error', fail)
    return streamed
  }
  const isPlain = isWrittenAtOnce(descriptor)
  return {
    get isTerminal() {
      return !isPlain && stream().isTTY
    },
    get columns() {
      return !isPlain && stream().isTTY ? stream().columns : undefined
    },
    get rows() {
      return !isPlain && stream().isTTY ? stream().rows : undefined
    },
    write: (text) => {
      if (isClosed) return
      if (!isPlain || streamed !== undefined) {
        stream().write(text)
        return
      }
      let rest = Buffer.from(text)
      try {
        while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest))
      } catch (error) {
        // Somebody else made this pipe one that does not wait.
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') stream().write(rest)
        else fail(error as NodeJS.ErrnoException)
      }
    },
    finish: async () => {
      if (streamed !== undefined) await new Promise((written) => stream().write('', written))
      return failure
    },
  }
}

/** Whether this is surely no terminal: a file, a pipe, or the null device. */
function isWrittenAtOnce(descriptor: number): boolean {
  if (process.platform === 'win32') return false
  try {
    const place = fstatSync(descriptor)
    if (place.isFile() || place.isFIFO() || place.isSocket()) return true
    return place.isCharacterDevice() && place.rdev === statSync('/dev/null').rdev
  } catch {
    return false
  }
}
