import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/domain/limits.ts'
import { readForProof } from '../../src/edge/files-verify.ts'
import { readShownBlocks } from '../../src/exercise/shown-blocks.ts'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { formatMessage } from '../../src/messages/index.ts'
import { proveTerminals } from '../../src/verify/terminals.ts'
import { EXERCISE_IDS, exerciseOf } from './course.ts'

test.each(EXERCISE_IDS)('what the pages of %s show is what the tools print', (id) => {
  const input = readForProof({ id, path: join('exercises', id) }, LIMITS)
  const untrue = proveTerminals(input, exerciseOf(id), LIMITS)
  expect(untrue.map((told) => `${told.range?.file}:${told.range?.start.line}: ${formatMessage(told, 'en')}`)).toEqual(
    [],
  )
})

const pagesOf = (id: string) =>
  readForProof({ id, path: join('exercises', id) }, LIMITS).folder.files.filter(({ path }) => path.startsWith('README'))

/** Session, file or commands with their outputs, without the places. */
const shownOn = (text: string) =>
  readShownBlocks(text, '').blocks.map((block) =>
    block.kind === 'file'
      ? `${block.session} ${block.path}\n${block.text}`
      : [
          block.session,
          ...block.commands.flatMap((command) => [`$ ${command.text}`, ...command.output.map((line) => line.text)]),
        ].join('\n'),
  )

test.each(EXERCISE_IDS)('the pages of %s show the same files and terminals in both languages', (id) => {
  const [english = [], ...translated] = pagesOf(id)
    .toSorted((a, b) => b.path.length - a.path.length)
    .toReversed()
    .map(({ text }) => shownOn(text))
  expect(translated).toEqual([english])
})

/** Drawings and parts of files have no prompt; what a tool prints stands nowhere but in a terminal that is replayed. */
test.each(EXERCISE_IDS)('no page of %s shows what a tool prints outside of a terminal', (id) => {
  const printed = new Set(
    pagesOf(id)
      .flatMap(({ text }) => shownOn(text))
      .flatMap((block) => block.split('\n').slice(1))
      .filter((line) => line.length > 20 && !line.startsWith('$ ')),
  )
  const elsewhere = pagesOf(id).flatMap(({ text, path }) =>
    readMarkdown(text, path)
      .blocks.filter(({ info }) => !info.includes('replay=') && !/^yaml (?:scenario|quiz|texts)$/.test(info))
      .filter((block) => block.text.split('\n').some((line) => printed.has(line) || TABLE_HEAD.test(line)))
      .map(({ range }) => `${path}:${range.start.line}`),
  )
  expect(elsewhere).toEqual([])
})

/** How the tools head their tables. */
const TABLE_HEAD = /^(?:NAME {2,}|REVISION {2,}|CONTAINER ID {2,}|REPOSITORY {2,}|IMAGE {2,})/
