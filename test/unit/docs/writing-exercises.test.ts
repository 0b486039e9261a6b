import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkKindSchemas } from '../../../src/exercise/check-kind-schemas.ts'
import { LIMITS } from '../../../src/domain/limits.ts'
import { scaffold } from '../../../src/exercise/scaffold.ts'
import { readMarkdown } from '../../../src/formats/markdown/read.ts'
import { verifyExercise } from '../../../src/verify/verify-exercise.ts'

const root = join(import.meta.dirname, '../../..')
const page = readFileSync(join(root, 'docs/writing-exercises.md'), 'utf8')
const tutorial = page.slice(page.indexOf('## Ten minutes'), page.indexOf('## What is where'))

/** The blocks of the tutorial in the order in which its reader copies them. */
const blocks = readMarkdown(tutorial, 'tutorial.md').blocks.filter(({ info }) =>
  ['dockerfile', 'yaml', 'markdown'].includes(info),
)
const file = (path: string, text: string) => ({ path, text, executable: false })
const prove = (input: Parameters<typeof verifyExercise>[0]) =>
  verifyExercise(input, { kinds: checkKindSchemas(), limits: LIMITS })

function follow(scenario: string) {
  const [solution = '', frontMatter = '', , starter = '', onlyCmd = '', cases = ''] = blocks.map(({ text }) => text)
  const readme = `---\n${frontMatter}---\n# An image that greets\n\n\`docker run greeter\` prints it.\n\n${scenario}`
  return prove({
    folder: { id: 'greeter', files: [file('README.md', readme)] },
    cases: file('cases.yaml', cases),
    starter: [file('Dockerfile', starter)],
    solution: [file('Dockerfile', solution)],
    answers: [{ part: 'wrong', name: 'only-cmd', files: [file('Dockerfile', onlyCmd)] }],
    find: () => ({ kind: 'absent' }),
    replay: [],
  })
}

describe('who follows the page on writing exercises', () => {
  test('finds the mutant that it shows, and no other', () => {
    const { diagnostics } = follow(blocks[2]?.text ?? '')
    expect(diagnostics.map(({ code, args }) => [code, args['to'] ?? ''])).toEqual([
      ['MUTATION_SCORE_LOW', ''],
      ['MUTANT_SURVIVES', '["worldx"]'],
    ])
  })

  test('has a proven exercise in the end', () => {
    const { diagnostics, facts } = follow(blocks.at(-1)?.text ?? '')
    expect(diagnostics).toEqual([])
    expect(facts?.mutation?.score).toBe(100)
  })
})

test('what `grade new` writes is sound, but for its prose', () => {
  const { exercise, solution } = scaffold('exercise-14')
  const below = (folder: string) =>
    exercise
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .map((each) => ({ ...each, path: each.path.slice(folder.length + 1) }))
  const answers = ['wrong/one-pod', 'wrong/another-image', 'right/set-based-selector'].map((folder) => {
    const [part, name = ''] = folder.split('/')
    return { part: part as 'wrong' | 'right', name, files: below(folder) }
  })
  const cases = exercise.find(({ path }) => path === 'cases.yaml')
  const { diagnostics, facts } = prove({
    folder: { id: 'exercise-14', files: exercise.filter(({ path }) => path === 'README.md') },
    ...(cases === undefined ? {} : { cases }),
    starter: below('starter'),
    solution,
    answers,
    find: () => ({ kind: 'absent' }),
    replay: [],
  })
  expect(diagnostics.map(({ code }) => code)).toEqual(['PROSE_UNFINISHED', 'PROSE_UNFINISHED'])
  expect(facts?.mutation?.score).toBe(100)
  expect(answers.flatMap(({ files }) => files).length).toBe(answers.length)
})
