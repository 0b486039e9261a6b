import { RE2JS } from 're2js'
import { type Answer, judgedAs, type Judgement, wrongType } from './judgement.ts'
import { folded, unspaced } from './folding.ts'

export interface TextKey {
  readonly right: readonly string[]
  /** The whole answer follows it. */
  readonly matches?: string
  /** Letter case and blanks count. */
  readonly exact: boolean
}

/** A text is right when it is one of the alternatives or follows the pattern. Unless `exact`, letter case, backticks and the number of blanks do not count for either. */
export function judgeText(key: TextKey, answer: Answer): Judgement {
  if (typeof answer.value === 'object') return wrongType('text')
  const text = answer.written([])
  const [first] = key.right
  const expected = first === undefined ? { matches: key.matches ?? '' } : key.right.length === 1 ? first : key.right
  return judgedAs(isRight(key, text), expected, text)
}

function isRight({ right, matches, exact }: TextKey, text: string): boolean {
  const reading = exact ? (each: string) => each : folded
  if (right.some((each) => reading(each) === reading(text))) return true
  if (matches === undefined) return false
  const plain = exact ? text : unspaced(text.replaceAll('`', ''))
  return RE2JS.compile(matches, exact ? 0 : RE2JS.CASE_INSENSITIVE)
    .matcher(plain)
    .matches()
}
