import { confirm, intro, log, multiselect, outro, select, text } from '@clack/prompts'

/** Asks a person in a terminal, and tells them things between. Everything goes to stderr. `undefined` is an answer that was called off. */
export interface Prompter {
  /** Of the terminal. */
  readonly columns: number
  readonly begin: (title: string) => void
  readonly say: (text: string, tone?: 'right' | 'wrong' | 'note') => void
  readonly choose: (message: string, options: readonly string[]) => Promise<number | undefined>
  readonly chooseSeveral: (message: string, options: readonly string[]) => Promise<readonly number[] | undefined>
  readonly write: (message: string, empty: string) => Promise<string | undefined>
  readonly agree: (message: string) => Promise<boolean>
  readonly end: (text: string) => void
}

/** A terminal that does not know its size. */
const COLUMNS_DEFAULT = 80

function listed(options: readonly string[]) {
  return options.map((label, value) => ({ value, label }))
}

/** An answer, or `undefined` for one that was called off (Ctrl-C). */
function given<T>(answer: T): Exclude<T, symbol> | undefined {
  return typeof answer === 'symbol' ? undefined : (answer as Exclude<T, symbol>)
}

/** Questions in the terminal of this process; `undefined` when nobody sits there. */
export function terminalPrompter(): Prompter | undefined {
  const { stdin: input, stderr: output } = process
  if (!input.isTTY || !output.isTTY) return undefined
  const streams = { input, output }
  return {
    columns: output.columns > 0 ? output.columns : COLUMNS_DEFAULT,
    begin: (title) => intro(title, { output }),
    say: (message, tone) => {
      const tell =
        tone === 'right' ? log.success : tone === 'wrong' ? log.error : tone === 'note' ? log.info : log.message
      tell(message, { output })
    },
    choose: async (message, options) => given(await select({ message, options: listed(options), ...streams })),
    chooseSeveral: async (message, options) =>
      given(await multiselect({ message, options: listed(options), required: false, ...streams })),
    write: async (message, empty) =>
      given(
        await text({
          message,
          validate: (value) => ((value ?? '').trim() === '' ? empty : undefined),
          ...streams,
        }),
      ),
    agree: async (message) => given(await confirm({ message, initialValue: false, ...streams })) === true,
    end: (message) => outro(message, { output }),
  }
}
