/** Small numbers as people write them out, in English and in Korean, there also in the form that stands before a counting word. */
const WORDS: readonly (readonly string[])[] = [
  ['zero', 'none', '영'],
  ['one', '하나', '한'],
  ['two', '둘', '두'],
  ['three', '셋', '세'],
  ['four', '넷', '네'],
  ['five', '다섯'],
  ['six', '여섯'],
  ['seven', '일곱'],
  ['eight', '여덟'],
  ['nine', '아홉'],
  ['ten', '열'],
  ['eleven', '열하나', '열한'],
  ['twelve', '열둘', '열두'],
]

/** The text with a number that is written out at its beginning in digits: `ten minutes` is `10 minutes`. Anything else stays as it is. */
export function withDigits(text: string): string {
  const [first = '', ...more] = text.trim().split(/\s+/)
  const number = WORDS.findIndex((words) => words.includes(first.toLowerCase()))
  return number < 0 ? text : [String(number), ...more].join(' ')
}
