import { type Result, good, refused } from './failure.ts'

/** Labels as `--labels` and `--selector` take them: `app=web,tier=front` (kubectl pkg/generate/generate.go, ParseLabels). */
export function parseLabelSpec(text: string): Result<Readonly<Record<string, string>>> {
  const labels: Record<string, string> = {}
  for (const part of text.split(',')) {
    const [key = '', value, ...more] = part.split('=')
    if (value === undefined || more.length > 0) return refused(`unexpected label spec: ${part}`)
    if (key === '') return refused('unexpected empty label key')
    labels[key] = value
  }
  return good(labels)
}
