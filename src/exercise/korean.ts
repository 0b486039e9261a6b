import type { Diagnostic } from '../domain/diagnostic.ts'
import { diagnostic } from '../domain/codes.ts'
import type { CheckSpec, Exercise, QuizSpec, Scenario } from '../domain/exercise.ts'
import { isJsonObject } from '../domain/json.ts'
import type { JsonObject } from '../domain/json.ts'
import type { Limits } from '../domain/limits.ts'
import { suggest } from '../domain/suggest.ts'
import type { Text } from '../domain/text.ts'
import { proseOf, readMarkdown } from '../formats/markdown/read.ts'
import type { MarkdownFile } from '../formats/markdown/read.ts'
import { parseYaml } from '../formats/yaml/parse.ts'
import { validate as validateTexts } from '../generated/validate-exercise-texts.ts'
import { readBlock, textOf, textsOf } from './block.ts'
import type { Block } from './block.ts'
import { findGraderBlocks, isGraderBlock } from './grader-blocks.ts'
import { shownInfo } from './shown-blocks.ts'
import { withParameters } from './variants.ts'

const FILE = 'README.ko.md'

/** The exercise with the Korean texts of its README.ko.md. What is not translated stays English; what translates nothing is reported. */
export function addKorean(exercise: Exercise, text: string, limits: Limits, diagnostics: Diagnostic[]): Exercise {
  const markdown = readMarkdown(text, FILE)
  const title = koreanTitle(markdown, limits, diagnostics)
  const blocks: Block[] = []
  for (const { word, source } of findGraderBlocks(markdown, FILE, diagnostics)) {
    if (word !== 'texts') {
      diagnostics.push(diagnostic('EXERCISE_BLOCK_MISPLACED', { word: source.name, file: FILE }, source.range))
      continue
    }
    const block = readBlock(source, validateTexts, limits, diagnostics)
    if (block !== undefined) blocks.push(block)
  }
  const [block, second] = blocks
  second?.report('EXERCISE_TEXTS_SEVERAL', {}, second.range)
  if (block !== undefined) checkTexts(exercise, block)
  const texts = block?.value ?? {}
  return {
    ...exercise,
    title: { ...exercise.title, ...(title === undefined ? {} : { ko: title }) },
    prose: { ...exercise.prose, ko: proseOf(markdown, isGraderBlock, shownInfo) },
    scenarios: exercise.scenarios.map((scenario) => koreanScenario(scenario, texts)),
    ...(exercise.quizzes === undefined
      ? {}
      : { quizzes: exercise.quizzes.map((quiz) => koreanQuiz(quiz, textsFor(texts, quiz.id))) }),
  }
}

/** `title:` of the front matter, else the first heading. */
function koreanTitle(markdown: MarkdownFile, limits: Limits, diagnostics: Diagnostic[]): string | undefined {
  const { frontMatter, headings } = markdown
  if (frontMatter !== undefined) {
    const parsed = parseYaml(frontMatter.text, { file: FILE, origin: frontMatter.origin, limits })
    if (!parsed.ok) diagnostics.push(...parsed.diagnostics)
    else if (isJsonObject(parsed.value) && typeof parsed.value['title'] === 'string') return parsed.value['title']
  }
  return headings.find(({ level }) => level === 1)?.text
}

function textsFor(texts: JsonObject, id: string): JsonObject {
  const value = Object.hasOwn(texts, id) ? texts[id] : undefined
  return isJsonObject(value) ? value : {}
}

/** Every id must exist, and a title or hint can translate only one that is there. */
function checkTexts(exercise: Exercise, block: Block): void {
  const known = translatable(exercise)
  for (const [id, value] of Object.entries(block.value)) {
    const english = known.get(id)
    if (english === undefined) {
      const meant = suggest(id, [...known.keys()])
      const args = meant === undefined ? { id } : { id, meant }
      block.report('EXERCISE_TEXTS_UNKNOWN_ID', args, block.rangeAt([id], 'key'))
      continue
    }
    for (const key of isJsonObject(value) ? Object.keys(value) : []) {
      if (TEXT_KEYS.has(key) && !english.has(key)) {
        block.report('EXERCISE_TEXTS_NO_ENGLISH', { id, key }, block.rangeAt([id, key], 'key'))
      }
    }
    const options = isJsonObject(value) && Array.isArray(value['from']) ? value['from'].length : undefined
    const offered = english.get('from')
    if (options !== undefined && offered !== undefined && options !== offered) {
      block.report('EXERCISE_TEXTS_COUNT', { id, count: options, english: offered }, block.rangeAt([id, 'from'], 'key'))
    }
    const hints = isJsonObject(value) ? textsOf(value['hint']).length : 0
    if (hints > (english.get('hint') ?? 0) && english.has('hint')) {
      const index = english.get('hint') ?? 0
      block.report(
        'EXERCISE_TEXTS_NO_ENGLISH',
        { id, key: `hint ${index + 1}` },
        block.rangeAt([id, 'hint', index], 'value'),
      )
    }
  }
}

const TEXT_KEYS = new Set(['title', 'hint', 'ask', 'from', 'explain'])

/** By id: the keys that can be translated, and how many texts each has. */
function translatable({ scenarios, quizzes }: Exercise): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const known = new Map<string, ReadonlyMap<string, number>>()
  for (const scenario of scenarios) {
    known.set(scenario.id, new Map([['title', 1]]))
    for (const check of checksOf(scenario)) known.set(check.id, englishOf(check))
  }
  for (const quiz of quizzes ?? []) {
    const english = englishOf(quiz)
    if (typeof quiz.spec['ask'] === 'string') english.set('ask', 1)
    if (Array.isArray(quiz.spec['from'])) english.set('from', quiz.spec['from'].length)
    if (quiz.explain !== undefined) english.set('explain', 1)
    known.set(quiz.id, english)
  }
  return known
}

function englishOf({ title, hints }: CheckSpec | QuizSpec): Map<string, number> {
  const english = new Map<string, number>()
  if (title !== undefined) english.set('title', 1)
  if (hints.length > 0) english.set('hint', hints.length)
  return english
}

function checksOf({ steps }: Scenario): readonly CheckSpec[] {
  return steps.flatMap((step) => (step.kind === 'expect' ? step.checks : []))
}

function koreanScenario(scenario: Scenario, texts: JsonObject): Scenario {
  const steps = scenario.steps.map((step) => {
    if (step.kind !== 'expect') return step
    const checks = step.checks.map((check) => ({ ...check, ...koreanWords(check, textsFor(texts, check.id)) }))
    return { ...step, checks }
  })
  return { ...scenario, title: withKorean(scenario.title, textsFor(texts, scenario.id)['title']), steps }
}

function koreanQuiz(quiz: QuizSpec, texts: JsonObject): QuizSpec {
  const { variants } = quiz
  const first = koreanQuestion(quiz, filledTexts(texts, variants?.[0]?.parameters))
  if (variants === undefined) return first
  const translated = variants.map(({ parameters, quiz: asked }) => ({
    parameters,
    quiz: koreanQuestion(asked, filledTexts(texts, parameters)),
  }))
  return { ...first, variants: translated }
}

function filledTexts(texts: JsonObject, parameters: JsonObject | undefined): JsonObject {
  const filled = parameters === undefined ? texts : withParameters(texts, parameters)
  return isJsonObject(filled) ? filled : {}
}

function koreanQuestion(quiz: QuizSpec, texts: JsonObject): QuizSpec {
  const ask = textOf(texts['ask'])
  const from = Array.isArray(texts['from']) ? texts['from'].map(String) : undefined
  const korean = { ...(ask === undefined ? {} : { ask }), ...(from === undefined ? {} : { from }) }
  const { explain } = quiz
  return {
    ...quiz,
    ...koreanWords(quiz, texts),
    ...(explain === undefined ? {} : { explain: withKorean(explain, texts['explain']) }),
    ...(Object.keys(korean).length === 0 ? {} : { korean }),
  }
}

function koreanWords({ title, hints }: CheckSpec | QuizSpec, texts: JsonObject): Pick<CheckSpec, 'title' | 'hints'> {
  const korean = textsOf(texts['hint'])
  return {
    ...(title === undefined ? {} : { title: withKorean(title, texts['title']) }),
    hints: hints.map((hint, index) => withKorean(hint, korean[index])),
  }
}

function withKorean(text: Text, korean: unknown): Text {
  return typeof korean === 'string' ? { ...text, ko: korean } : text
}
