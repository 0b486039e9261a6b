import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GRADE } from '../support/built.ts'
import { hasTerminal, inTerminal, piped, type Place } from '../support/terminal.ts'

let folder = ''
let place: Place = { cwd: '', env: {} }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'about-'))
  const { PATH } = process.env
  const env = { PATH, XDG_STATE_HOME: join(folder, 'state'), XDG_CACHE_HOME: join(folder, 'cache'), LANG: 'C.UTF-8' }
  place = { cwd: folder, env: { ...env, TERM: 'xterm' } }
})

afterAll(() => rmSync(folder, { recursive: true }))

/** The codes and the code in a text, whatever language is around them. */
function namesIn(text: string): readonly string[] {
  return (text.replaceAll('\n', ' ').match(/[A-Z]+(?:_[A-Z]+)+|`[^`]+`/g) ?? []).toSorted()
}

/** How the codes that have to do with one of many are listed, behind four paragraphs. */
function relatedLines(...flags: readonly string[]): readonly string[] {
  return piped(['explain', 'EXERCISE_QUIZ_PATTERN_INVALID', ...flags], place)
    .stdout.split('\n')
    .slice(8)
}

describe('explain', () => {
  test('prints the page of a code, and what is related', () => {
    const { status, stdout } = piped(['explain', 'submission_symlink'], place)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^SUBMISSION_SYMLINK\n\nTriggered when a symbolic link/)
    expect(stdout).not.toContain('**')
  })

  test('prints it in Korean, with a title, when that is the language', () => {
    const english = piped(['explain', 'mutation_score_low'], place).stdout
    const asked = piped(['explain', 'mutation_score_low', '--lang', 'ko'], place)
    expect(asked.status).toBe(0)
    expect(asked.stdout).toMatch(/^MUTATION_SCORE_LOW\n\n너무 많은 실수를 통과시키는 실습\n\n발생 조건: 모범 답안의 /)
    expect(asked.stdout).toMatch(/\n\n관련 코드: MUTANT_SURVIVES\n$/)
    expect(asked.stdout).not.toContain('**')
    expect(namesIn(asked.stdout)).toEqual(namesIn(english))
    const fromLocale = piped(['explain', 'mutation_score_low'], {
      ...place,
      env: { ...place.env, LANG: 'ko_KR.UTF-8' },
    })
    expect(fromLocale).toEqual(asked)
  })

  test.each(['en', 'ko'])('prints whole entries in %s', async (lang) => {
    const shown = ['SUBMISSION_FILE_MISSING', 'MANIFEST_TYPE_WRONG', 'CONTAINER_LEFT_IN_BACKGROUND', 'UNDO_TOGGLES']
      .map((code) => piped(['explain', code, '--lang', lang], place).stdout)
      .join('\n')
    await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, `__snapshots__/explain.${lang}.txt`))
  })

  test('breaks the related codes at the width of the terminal, and not for a program', () => {
    expect(relatedLines().filter((line) => line.length > 80)).toEqual([])
    expect(relatedLines('--plain').join('\n')).toMatch(/^related: (?:[A-Z_]+, ){5}[A-Z_]+\n$/)
  })

  test('offers the code that was meant', () => {
    expect(piped(['explain', 'YAML_SINTAX'], place).stderr).toContain('did you mean `YAML_SYNTAX`?')
  })
})

describe('doctor', () => {
  test('finds everything sound', () => {
    const { status, stdout } = piped(['doctor'], place)
    expect(stdout).not.toContain('problem')
    expect(status).toBe(0)
    for (const word of ['Node.js', 'complete', 'sound exercises', join(folder, 'state'), 'colour is off', 'UTF-8']) {
      expect(stdout.replaceAll(/\n +/g, ' ')).toContain(word)
    }
  })

  test('says what to mend', () => {
    writeFileSync(join(folder, 'occupied'), '')
    const env = { ...place.env, XDG_STATE_HOME: join(folder, 'occupied'), LANG: 'C' }
    const { status, stdout } = piped(['doctor', '--exercises', folder, '--plain'], { ...place, env })
    expect(status).toBe(1)
    expect(stdout).toContain('problem: there are no exercises')
    expect(stdout).toContain(`problem: cannot write to ${join(folder, 'occupied/kubegrade')}`)
    expect(stdout).toContain('note: `LANG=C` does not say')
  })

  test('in a terminal it tells its size', (context) => {
    context.skip(!hasTerminal, 'needs python3 with its module pty for a pseudo-terminal')
    expect(inTerminal('', ['doctor'], place).stdout).toContain('a terminal of 80 columns')
  })
})

describe('the width of what goes into a pipe', () => {
  test.each([
    { COLUMNS: '72', want: '72' },
    { COLUMNS: undefined, want: '80' },
    { COLUMNS: '', want: '80' },
    { COLUMNS: 'wide', want: '80' },
    { COLUMNS: '0', want: '80' },
  ])('COLUMNS=$COLUMNS: $want', ({ COLUMNS, want }) => {
    const { stdout } = piped(['doctor'], { ...place, env: { ...place.env, COLUMNS } })
    expect(stdout).toContain(`${want} columns`)
  })

  test('is that of the terminal where errors are read', (context) => {
    context.skip(!hasTerminal, 'needs python3 with its module pty for a pseudo-terminal')
    const script = `"${process.execPath}" "${GRADE}" doctor | cat`
    const argv = [resolve('test/support/pty-driver.py'), '', 'sh', '-c', script]
    const env = { ...place.env, PTY_COLUMNS: '93' }
    expect(spawnSync('python3', argv, { cwd: folder, env, encoding: 'utf8' }).stdout).toContain('93 columns')
  })
})

describe('help', () => {
  test.each([
    { argv: ['help'], want: ['--help'] },
    { argv: ['help', 'hint'], want: ['hint', '--help'] },
    { argv: ['help', 'classroom', 'init'], want: ['classroom', 'init', '--help'] },
    { argv: ['help', 'quiz', '--lang', 'ko'], want: ['quiz', '--help', '--lang', 'ko'] },
  ])('$argv is $want', ({ argv, want }) => {
    const asked = piped(argv, place)
    expect(asked.status).toBe(0)
    expect(asked).toEqual(piped(want, place))
  })

  test('of no command says what to type', () => {
    expect(piped(['help', 'shwo'], place).stderr).toContain('did you mean `grade help show`?')
    const { status, stderr } = piped(['help', '9'], place)
    expect(status).toBe(2)
    expect(stderr).toContain('`grade show 9` prints the task')
    expect(piped(['help', '9', '--lang', 'ko'], place).stderr).toContain('`grade show 9`: 실습의 과제')
  })
})

/** What bash offers for the last of these words. */
const complete = (words: readonly string[]) => {
  const script = `
    grade() { "${process.execPath}" "${GRADE}" "$@"; }
    eval "$(grade completion bash)"
    COMP_WORDS=(grade ${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${words.length}
    _grade
    echo "\${COMPREPLY[@]}"`
  return spawnSync('bash', ['-c', script], { cwd: folder, env: { ...place.env }, encoding: 'utf8' }).stdout.trim()
}

describe('completion', () => {
  test.each([
    { words: ['qu'], want: 'quiz' },
    { words: ['exercise-1'], want: 'exercise-1' },
    { words: ['start', 'exercise-9'], want: 'exercise-9' },
    { words: ['hint', '--le'], want: '--level' },
    { words: ['--rep'], want: '--reporter' },
  ])('bash: $words', ({ words, want }) => {
    expect(complete(words).split(' ')).toContain(want)
  })

  test.each(['zsh', 'fish'])('%s knows commands, options and ids', (shell) => {
    const { status, stdout } = piped(['completion', shell], place)
    expect(status).toBe(0)
    for (const word of ['rollout', 'hint', 'level', 'grade list --ids']) expect(stdout).toContain(word)
  })

  describe.each(['zsh', 'fish'])('%s', (shell) => {
    test.skipIf(spawnSync(shell, ['--version']).status !== 0)('finds no mistake in its script', () => {
      const { stdout } = piped(['completion', shell], place)
      const script = join(place.cwd, `completion.${shell}`)
      writeFileSync(script, stdout)
      expect(spawnSync(shell, ['-n', script], { encoding: 'utf8' }).stderr).toBe('')
    })
  })

  test('a shell nobody knows', () => {
    expect(piped(['completion', 'bsh'], place).stderr).toContain('shells: `bash`, `zsh`, `fish`')
  })
})
