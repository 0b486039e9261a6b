import type { QuizSpec } from '../domain/exercise.ts'
import type { Value } from '../domain/json.ts'
import type { Language } from '../domain/text.ts'
import type { Prompter } from '../edge/prompts.ts'
import { formatMessage } from '../messages/index.ts'
import { offeredBy } from '../report/question.ts'

/** Asks one question in the form that its kind needs. `undefined` when the answer was called off. */
export async function askQuestion(quiz: QuizSpec, prompter: Prompter, language: Language): Promise<Value | undefined> {
  const say = (code: Parameters<typeof formatMessage>[0]['code'], args = {}) => formatMessage({ code, args }, language)
  const shown = offeredBy(quiz, language)
  const texts = offeredBy(quiz, 'en')
  if (quiz.kind === 'multiple') {
    const chosen = await prompter.chooseSeveral(say('CLI_QUIZ_CHOOSE_SEVERAL'), shown)
    return chosen?.map((index) => texts[index] ?? '')
  }
  if (quiz.kind === 'order') return await askOrder(shown, texts, prompter, (n) => say('CLI_QUIZ_CHOOSE_NEXT', { n }))
  if (texts.length > 0) {
    const index = await prompter.choose(say('CLI_QUIZ_CHOOSE'), shown)
    return index === undefined ? undefined : (texts[index] ?? '')
  }
  const isCommand = quiz.kind === 'command'
  const unit = quiz.spec['unit']
  const message = say(isCommand ? 'CLI_QUIZ_COMMAND' : 'CLI_QUIZ_WRITE')
  const counted = typeof unit === 'string' ? `${message} (${unit})` : message
  const written = await prompter.write(counted, say('CLI_QUIZ_EMPTY'))
  return written?.trim()
}

/** One after the other; the last one needs no asking. */
async function askOrder(
  shown: readonly string[],
  texts: readonly string[],
  prompter: Prompter,
  message: (n: number) => string,
): Promise<readonly string[] | undefined> {
  const left = texts.map((_, index) => index)
  const order: string[] = []
  while (left.length > 1) {
    const index = await prompter.choose(
      message(order.length + 1),
      left.map((each) => shown[each] ?? ''),
    )
    if (index === undefined) return undefined
    const [chosen = 0] = left.splice(index, 1)
    order.push(texts[chosen] ?? '')
  }
  return [...order, ...left.map((each) => texts[each] ?? '')]
}
