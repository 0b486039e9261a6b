/** A key or a signal, as long as it is listened for. */
export interface Listening {
  /** Whether somebody can press keys. */
  readonly hasKeys: boolean
  readonly stop: () => void
}

/**
 * Listens for keys of the terminal, one by one and without Enter, where somebody sits at one, and for the signals that end a program.
 * Ctrl-C is the key `\u0003` then. The terminal is as it was once this stops.
 */
export function listen(onKey: (key: string) => void, onSignal: () => void, onResize: () => void): Listening {
  const { stdin, stdout } = process
  const hasKeys = stdin.isTTY && stdout.isTTY
  const pressed = (data: Buffer): void => {
    for (const key of data.toString('utf8')) onKey(key)
  }
  if (hasKeys) {
    stdin.setRawMode(true)
    stdin.on('data', pressed)
    stdin.resume()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  stdout.on('resize', onResize)
  return {
    hasKeys,
    stop: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
      stdout.off('resize', onResize)
      if (!hasKeys) return
      stdin.off('data', pressed)
      stdin.setRawMode(false)
      stdin.pause()
    },
  }
}
