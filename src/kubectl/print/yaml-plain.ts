/**
 * True when a YAML 1.1 reader takes the text for a string without quotes (go-yaml v2 resolve.go): not for a number, a
 * date, a boolean or null in any of its spellings.
 */
export function isPlainString(text: string): boolean {
  if (WORDS.has(text)) return false
  const first = text.slice(0, 1)
  if (first === '.') return !FLOAT.test(text)
  if (!'0123456789+-'.includes(first) || first === '') return first !== ''
  const digits = text.replaceAll('_', '')
  return !(INTEGER.test(digits) || FLOAT.test(digits) || BASE_60.test(text) || DATE.test(text))
}

const WORDS = new Set(
  [
    ['', '~', 'null', 'Null', 'NULL', '.nan', '.NaN', '.NAN'],
    ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF', '-.inf', '-.Inf', '-.INF'],
    ['y', 'Y', 'yes', 'Yes', 'YES', 'n', 'N', 'no', 'No', 'NO', 'on', 'On', 'ON', 'off', 'Off', 'OFF'],
    ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'],
  ].flat(),
)

const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/
const DATE =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?)?$/
