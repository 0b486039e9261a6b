import { describe, expect, test } from 'vitest'
import type { Message } from '../../../src/domain/diagnostic.ts'
import { batchHtmlReporter } from '../../../src/report/batch/html.ts'
import { misconceptionsOf } from '../../../src/report/batch/misconceptions.ts'
import type { ReporterContext } from '../../../src/report/reporter.ts'
import { binsOf } from '../../../src/report/svg/histogram.ts'
import { madeUpClass, type MadeUp } from '../../support/batch.ts'

const context: ReporterContext = { color: false, width: 80, language: 'en', plain: false }
const ended = (said: string): Message => ({ code: 'COMMAND_ENDED_OTHERWISE', args: { exit: 1, said } })
const failed = (id: string, said: string): MadeUp => ({ id, checks: ['passed', 'failed'], reason: ended(said) })

describe('misconceptions', () => {
  test.each([
    { name: 'names with hashes', one: 'pod web-7c5ddbdf54-x8k2p is gone', other: 'pod web-6b7f9c8d54-zzwtq is gone' },
    { name: 'digests', one: `sha256:${'a1'.repeat(20)} not found`, other: `sha256:${'b2'.repeat(20)} not found` },
    { name: 'places', one: 'see commands.sh:4:1 there', other: 'see commands.sh:12:9 there' },
    { name: 'blanks', one: 'a  b', other: ' a b\n' },
  ])('are the same but for $name', ({ one, other }) => {
    const causes = misconceptionsOf(madeUpClass([failed('amy', one), failed('bo', other)]))
    expect(causes).toMatchObject([
      { checks: [{ id: 's/keeps' }], learners: [0, 1], reason: ended(one), place: 'deployment.yaml:3:1' },
    ])
  })

  test('are others where what was written is another thing', () => {
    const causes = misconceptionsOf(madeUpClass([failed('amy', 'nginx:1.26'), failed('bo', 'nginx:1.27')]))
    expect(causes.map(({ learners }) => learners)).toEqual([[0], [1]])
  })

  test('are told once, with all the checks that fail for them', () => {
    const both: MadeUp = { id: 'amy', checks: ['failed', 'failed'], reason: ended('x') }
    const causes = misconceptionsOf(madeUpClass([failed('bo', 'x'), both]))
    expect(causes).toMatchObject([{ checks: [{ id: 's/starts' }, { id: 's/keeps' }], learners: [0, 1] }])
  })

  test('come in the order of how many they concern; what only waits is none', () => {
    const causes = misconceptionsOf(
      madeUpClass([
        { id: 'amy', checks: ['failed', 'skipped'] },
        failed('bo', 'x'),
        failed('cy', 'x'),
        { id: 'di', checks: ['ungradable', 'errored'] },
      ]),
    )
    expect(causes.map(({ checks, learners }) => [checks.map(({ id }) => id).join(), learners])).toEqual([
      ['s/keeps', [1, 2]],
      ['s/starts', [0]],
    ])
  })
})

describe('bins of a distribution', () => {
  test.each([
    { name: 'one for each point', points: [0, 2, 2, 3], max: 3, counts: [1, 0, 2, 1] },
    { name: 'nothing', points: [], max: 2, counts: [0, 0, 0] },
    { name: 'parts of a point', points: [1.5, 1.9], max: 2, counts: [0, 2, 0] },
    { name: 'more than there is to get', points: [4], max: 2, counts: [0, 0, 1] },
  ])('$name', ({ points, max, counts }) => {
    expect(binsOf(points, max).map(({ count }) => count)).toEqual(counts)
  })

  test.each([15, 16, 17, 20, 31, 100, 1000])('of %i points lose nobody, and full marks stand alone', (max) => {
    const bins = binsOf(
      Array.from({ length: max + 1 }, (_, points) => points),
      max,
    )
    expect(bins.length).toBeLessThanOrEqual(16)
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(max + 1)
    expect(bins.at(-1)).toEqual({ from: max, to: max, count: 1 })
    expect(bins.map(({ to }) => to + 1).slice(0, -1)).toEqual(bins.map(({ from }) => from).slice(1))
  })
})

describe('a page', () => {
  test('links each row to the part of its learner, and names those without work', () => {
    const page = batchHtmlReporter(madeUpClass([failed('amy', 'x'), { id: 'bo' }]), context)
    expect(page).toContain('<a href="#l1">amy</a>')
    expect(page).toContain('id="l1"')
    expect(page).not.toContain('href="#l2"')
    expect(page).toContain('Without work')
  })

  test('shows what counts, and beside it what the work got', () => {
    const page = batchHtmlReporter(
      madeUpClass([{ id: 'amy', checks: ['passed', 'passed'], lateMinutes: 5, final: 5 }]),
      context,
    )
    expect(page).toContain('5/7 (7/7)')
    expect(page).toContain('5 minutes late')
    expect(page).toContain('mean 5.0 / 7')
  })

  test('tells once what several checks could not be graded for, and what several wait for', () => {
    const waits: Message = { code: 'SKIPPED_NEEDS', args: { needs: 's/x' } }
    const page = batchHtmlReporter(
      madeUpClass([
        { id: 'amy', checks: ['ungradable', 'ungradable'], reason: ended('x') },
        { id: 'bo', checks: ['skipped', 'skipped'], reason: waits },
        { id: 'cy', checks: ['failed', 'failed'], reason: ended('y') },
        { id: 'di', checks: ['ungradable', 'ungradable'] },
      ]),
      context,
    )
    const rows = (part: number): readonly string[] =>
      page.split('<section class="learner"')[part]?.match(/<li class[^]*?<\/li>/g) ?? []
    expect(rows(1)).toHaveLength(1)
    expect(rows(1)[0]).toContain('0/7 it starts; <code>web</code> keeps running: ')
    expect(rows(2)).toHaveLength(1)
    expect(rows(3)).toHaveLength(2)
    expect(rows(4), 'the notes say that nothing could be graded').toEqual([])
  })

  test('of a large class folds its rows, and says whom it leaves out', () => {
    const members = Array.from({ length: 5002 }, (_, index) => ({ id: `learner-${index}` }))
    const page = batchHtmlReporter(madeUpClass(members), context)
    expect(page.match(/<details><summary>\d+–\d+: /g)?.length).toBe(50)
    expect(page).toContain('2 more learners not shown')
    expect(page).not.toContain('learner-5000')
  })

  test.each(['<script>alert(1)</script>', '" onclick="alert(1)', 'javascript:alert(1)', '\u202e\u001b[31m'])(
    'shows %j as text wherever a submission brings it',
    (text) => {
      const page = batchHtmlReporter(madeUpClass([failed(text, text), failed(`${text}2`, text), { id: text }]), context)
      expect(page).not.toMatch(/<script|<[^>]* on\w+=|href="(?!#l\d+"|#table")/)
      // oxlint-disable-next-line no-control-regex -- these are the characters that must not be there
      expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
    },
  )
})
