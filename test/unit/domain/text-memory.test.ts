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

test('what was not asked for is forgotten when there is no more room; the half that came last is there', () => {
  const memory = createTextMemory<number>()
  for (let at = 0; at <= LIMITS.rememberedTextsMax; at += 1) memory.set(`text ${at}`, at)
  expect(memory.get('text 0')).toBeUndefined()
  expect(memory.get(`text ${LIMITS.rememberedTextsMax / 2 + 1}`)).toBe(LIMITS.rememberedTextsMax / 2 + 1)
  expect(memory.get(`text ${LIMITS.rememberedTextsMax}`)).toBe(LIMITS.rememberedTextsMax)
})

test('what is asked for again and again stays, however much comes once', () => {
  const memory = createTextMemory<number>()
  memory.set('usual', -1)
  const found = Array.from({ length: 5 * LIMITS.rememberedTextsMax }, (_, at) => {
    memory.set(`text ${at}`, at)
    return at % 20 === 0 ? memory.get('usual') : -1
  })
  expect(found.every((made) => made === -1)).toBe(true)
})

test('writing what is there already takes no room', () => {
  const memory = createTextMemory<number>()
  memory.set('first', 0)
  for (let at = 0; at <= LIMITS.rememberedTextsMax; at += 1) memory.set('again', at)
  expect(memory.get('first')).toBe(0)
})

const longText = (at: number): string => String(at).padEnd(LIMITS.rememberedCharactersMax, 'x')

test('many long texts make the others be forgotten', () => {
  const memory = createTextMemory<number>()
  const room = LIMITS.rememberedTotalMax / LIMITS.rememberedCharactersMax
  memory.set('short', -1)
  for (let at = 0; at < room; at += 1) memory.set(longText(at), at)
  expect(memory.get('short')).toBeUndefined()
  expect(memory.get(longText(room - 1))).toBe(room - 1)
  const kept = Array.from({ length: room }, (_, at) => memory.get(longText(at))).filter((made) => made !== undefined)
  expect(kept.length).toBeLessThanOrEqual(room)
})

test('long texts are not kept', () => {
  const memory = createTextMemory<number>()
  const text = 'x'.repeat(LIMITS.rememberedCharactersMax)
  memory.set(text, 1)
  memory.set(`${text}x`, 2)
  expect(memory.get(text)).toBe(1)
  expect(memory.get(`${text}x`)).toBeUndefined()
})
