import { expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { createTextMemory } from '../../../src/domain/text-memory.ts'

test('what was made of a text is there again', () => {
  const memory = createTextMemory<object>()
  const made = {}
  expect(memory.get('a')).toBeUndefined()
  expect(memory.set('a', made)).toBe(made)
  expect(memory.get('a')).toBe(made)
})

test('the text that came first is forgotten when there is no more room', () => {
  const memory = createTextMemory<number>()
  for (let at = 0; at <= LIMITS.rememberedTextsMax; at += 1) memory.set(`text ${at}`, at)
  expect(memory.get('text 0')).toBeUndefined()
  expect(memory.get('text 1')).toBe(1)
  expect(memory.get(`text ${LIMITS.rememberedTextsMax}`)).toBe(LIMITS.rememberedTextsMax)
})

test('writing what is there already takes no room', () => {
  const memory = createTextMemory<number>()
  memory.set('first', 0)
  for (let at = 0; at <= LIMITS.rememberedTextsMax; at += 1) memory.set('again', at)
  expect(memory.get('first')).toBe(0)
})

const longText = (at: number): string => String(at).padEnd(LIMITS.rememberedCharactersMax, 'x')

test('many long texts make those that came first be forgotten', () => {
  const memory = createTextMemory<number>()
  const room = LIMITS.rememberedTotalMax / LIMITS.rememberedCharactersMax
  memory.set('short', -1)
  for (let at = 0; at < room; at += 1) memory.set(longText(at), at)
  expect([memory.get('short'), memory.get(longText(0))]).toEqual([undefined, 0])
  memory.set(longText(room), room)
  expect([memory.get(longText(0)), memory.get(longText(1)), memory.get(longText(room))]).toEqual([undefined, 1, room])
})

test('long texts are not kept', () => {
  const memory = createTextMemory<number>()
  const text = 'x'.repeat(LIMITS.rememberedCharactersMax)
  memory.set(text, 1)
  memory.set(`${text}x`, 2)
  expect(memory.get(text)).toBe(1)
  expect(memory.get(`${text}x`)).toBeUndefined()
})
