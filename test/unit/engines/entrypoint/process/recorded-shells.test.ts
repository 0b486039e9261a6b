import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findBaseImage } from '../../../../../src/engines/entrypoint/index.ts'
import { ended, file, imageOf, run } from './world.ts'

/** A command text, or with `args` a script that is started with them, and what the real shell did with it. */
interface Recorded {
  readonly shell: 'dash' | 'bash' | 'ash'
  readonly text: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Recorded with dash 0.5.12, bash 5.2.15 and GNU coreutils 9.1 of Debian 12, and its busybox 1.35 in a root of its own. */
const RECORDED = JSON.parse(
  readFileSync(new URL('recorded-shells.json', import.meta.url), 'utf8'),
) as readonly Recorded[]

const LIBRARY = file('hello() { echo from lib; }\n', 0o644)

function played({ shell, text, args, env = {} }: Recorded): ReturnType<typeof ended> {
  const base = findBaseImage(shell === 'ash' ? 'busybox:1.36' : 'debian:12')?.image ?? imageOf('debian')
  const more = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const image = {
    ...base,
    config: { ...base.config, Env: [...base.config.Env, ...more] },
    files: new Map([
      ['/ep.sh', file(text)],
      ['/lib.sh', LIBRARY],
    ]),
  }
  const argv = args === undefined ? [shell === 'bash' ? 'bash' : '/bin/sh', '-c', text] : ['/ep.sh', ...args]
  return ended(run(image, argv))
}

describe.each(['dash', 'bash', 'ash'] as const)('%s does as recorded', (shell) => {
  test.each(RECORDED.filter((each) => each.shell === shell))('$text', (recorded) => {
    const { code, out, err } = recorded
    expect(played(recorded)).toEqual({ code, out, err })
  })
})
