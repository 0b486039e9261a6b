import { describe, expect, test } from 'vitest'
import { matchingPaths } from '../../../../src/formats/shell/matching-paths.ts'
import {
  changeCase,
  removeMatch,
  replaceMatches,
  sliceText,
} from '../../../../src/formats/shell/parameter-operations.ts'
import { escapePattern, isPattern, matchesPattern, unescapePattern } from '../../../../src/formats/shell/pattern.ts'

describe('matchesPattern', () => {
  test.each([
    { pattern: 'a*c', text: 'abbc', matches: true },
    { pattern: 'a*c', text: 'abcd', matches: false },
    { pattern: '?', text: '😀', matches: true },
    { pattern: String.raw`\*`, text: '*', matches: true },
    { pattern: String.raw`\*`, text: 'x', matches: false },
    { pattern: '[a-c]x', text: 'bx', matches: true },
    { pattern: '[!a-c]x', text: 'bx', matches: false },
    { pattern: '[]x]', text: ']', matches: true },
    { pattern: '[a-]', text: '-', matches: true },
    { pattern: String.raw`[\]]`, text: ']', matches: true },
    { pattern: '[[:digit:]_]*', text: '7z', matches: true },
    { pattern: '[![:space:]]', text: '\t', matches: false },
    { pattern: '[[:none:]]', text: 'n', matches: false },
    { pattern: '[ab', text: '[ab', matches: true },
  ])('$pattern and $text: $matches', ({ pattern, text, matches }) => {
    expect(matchesPattern(pattern, text)).toBe(matches)
  })

  test('many stars stay within the bound', () => {
    expect(matchesPattern('*a'.repeat(50), 'a'.repeat(5000) + 'b')).toBe(false)
  })

  test('quoted text stands for itself', () => {
    const text = String.raw`a*[b]?\c`
    expect(isPattern(text)).toBe(true)
    expect(isPattern(escapePattern(text))).toBe(false)
    expect(matchesPattern(escapePattern(text), text)).toBe(true)
    expect(unescapePattern(escapePattern(text))).toBe(text)
  })
})

describe('operations on a value', () => {
  test.each([
    { story: 'the shortest start', shown: removeMatch('a/b/c', '#', '*/'), expected: 'b/c' },
    { story: 'the longest start', shown: removeMatch('a/b/c', '##', '*/'), expected: 'c' },
    { story: 'the shortest end', shown: removeMatch('a.b.c', '%', '.*'), expected: 'a.b' },
    { story: 'the longest end', shown: removeMatch('a.b.c', '%%', '.*'), expected: 'a' },
    { story: 'a named class', shown: replaceMatches('v1.22', '//', '[[:digit:]]', '#'), expected: 'v#.##' },
    { story: 'a set with ranges', shown: replaceMatches('v1.22', '/', '[0-9]*', '!'), expected: 'v!' },
    { story: 'a set that runs backwards', shown: replaceMatches('abc', '//', '[z-a]', '-'), expected: 'abc' },
    { story: 'nothing at the start', shown: replaceMatches('abc', '/#', '', 'pre'), expected: 'preabc' },
    { story: 'nothing at the end', shown: replaceMatches('abc', '/%', '', 'post'), expected: 'abcpost' },
    { story: 'across lines', shown: replaceMatches('a\nb', '/', 'a*b', 'x'), expected: 'x' },
    { story: 'from the end', shown: sliceText('abcdef', -2, undefined), expected: 'ef' },
    { story: 'from in front of the start', shown: sliceText('abc', -9, 2), expected: '' },
    { story: 'without the last', shown: sliceText('abcdef', 1, -2), expected: 'bcd' },
    { story: 'a capital', shown: changeCase('web', '^'), expected: 'Web' },
    { story: 'all small', shown: changeCase('WEB', ',,'), expected: 'web' },
  ])('$story', ({ shown, expected }) => {
    expect(shown).toBe(expected)
  })
})

describe('matchingPaths', () => {
  const files: Readonly<Record<string, readonly string[]>> = {
    '.': ['b.yaml', 'a.yaml', '.hidden', 'k8s'],
    'k8s/': ['web.yaml'],
    '/': ['etc'],
    '/etc/': ['hosts'],
  }
  const known = new Set(['a.yaml', 'b.yaml', '.hidden', 'k8s', 'k8s/', 'k8s/web.yaml', '/etc', '/etc/', '/etc/hosts'])
  const host = {
    list: (folder: string): readonly string[] => files[folder] ?? [],
    exists: (path: string): boolean => known.has(path),
    isFolder: (path: string): boolean => ['k8s/', '/etc/', '/'].includes(path),
  }

  test.each([
    { pattern: '*.yaml', paths: ['a.yaml', 'b.yaml'] },
    { pattern: '*', paths: ['a.yaml', 'b.yaml', 'k8s'] },
    { pattern: '.h*', paths: ['.hidden'] },
    { pattern: '*/', paths: ['k8s/'] },
    { pattern: 'k?s/*', paths: ['k8s/web.yaml'] },
    { pattern: '/e*/h*', paths: ['/etc/hosts'] },
    { pattern: '*/none', paths: [] },
  ])('$pattern', ({ pattern, paths }) => {
    expect(matchingPaths(host, pattern)).toEqual(paths)
  })
})
