import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readMarkdown } from '../../../src/formats/markdown/read.ts'
import { textReporter } from '../../../src/report/text.ts'
import { gradeFolder } from '../../support/grade-folder.ts'

/** The English and the Korean README say the same: each part of one is a part of the other. */
const root = resolve(import.meta.dirname, '../../..')
const english = pageOf('README.md')
const korean = pageOf('README.ko.md')

function pageOf(file: string) {
  const text = readFileSync(join(root, file), 'utf8')
  const { blocks, headings, lines } = readMarkdown(text, file)
  const isInBlock = (line: number): boolean => blocks.some(({ lines: { start, end } }) => line >= start && line < end)
  const prose = lines.filter((_, line) => !isInBlock(line)).join('\n')
  return {
    headings: headings.map(({ level }) => level),
    commands: blocks.map((block) => ({ info: block.info, lines: block.text.split('\n').map(withoutComment) })),
    comments: blocks.flatMap((block) => block.text.split('\n').map((line) => line.includes(' # '))),
    rows: lines.filter((line) => line.startsWith('| ')).length,
    links: [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target),
    code: new Set([...prose.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)),
  }
}

function withoutComment(line: string): string {
  return line.replace(/ +# .*/, '')
}

/** A page, in whichever language. */
const inAnyLanguage = (target: string): string => target.replace(/\.ko\.md$/, '.md')

test('both have something to compare', () => {
  expect(english.headings.length).toBeGreaterThan(5)
  expect(english.commands.flatMap(({ lines }) => lines).length).toBeGreaterThan(20)
  expect(english.code.size).toBeGreaterThan(20)
  expect(withoutComment('grade lint a.yaml    # what `a` is')).toBe('grade lint a.yaml')
})

test.each(['headings', 'commands', 'comments', 'rows'] as const)('the %s are the same, in the same order', (part) => {
  expect(korean[part]).toEqual(english[part])
})

test('they lead to one another first, and then to the same pages', () => {
  expect([english.links[0], korean.links[0]]).toEqual(['README.ko.md', 'README.md'])
  expect(korean.links.map(inAnyLanguage)).toEqual(english.links.map(inAnyLanguage))
})

test('the Korean one leads to the Korean page where there is one', () => {
  const pages = korean.links.slice(1)
  const translated = pages.map((target) => target.replace(/(?<!\.ko)\.md$/, '.ko.md'))
  const passedOver = translated.filter((target) => existsSync(join(root, target)) && !pages.includes(target))
  expect(passedOver).toEqual([])
})

test('whatever they lead to is there', () => {
  expect([...english.links, ...korean.links].filter((target) => !existsSync(join(root, target)))).toEqual([])
})

test('whatever the English one names in code, the Korean one names', () => {
  expect([...english.code].filter((code) => !korean.code.has(code))).toEqual([])
})

test('Korean in code is what the first command prints', () => {
  const report = gradeFolder(join(root, 'exercises/exercise-3'), join(root, 'solutions/exercise-3'))
  const printed = textReporter([report], { color: false, width: 80, language: 'ko', plain: false })
  const quoted = [...korean.code].filter((code) => /\p{Script=Hangul}/u.test(code))
  expect(quoted.length).toBeGreaterThan(0)
  expect(quoted.filter((quote) => !printed.includes(quote))).toEqual([])
})
