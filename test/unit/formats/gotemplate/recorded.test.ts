import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Value } from '../../../../src/domain/json.ts'
import { kubectlData, kubectlTemplate } from './kubectl-template.ts'

/** A template, what kubectl printed for it up to an error, and the error without kubectl's own words around it. */
interface Recorded {
  readonly template: string
  readonly stdout: string
  readonly error?: string
  /** With `--allow-missing-template-keys=false`. */
  readonly strict?: boolean
}

/** Recorded with kubectl v1.32 (Go 1.23) and `get configmap thing -o go-template --template=…` on this object. */
const { object, cases }: { readonly object: Value; readonly cases: readonly Recorded[] } = JSON.parse(
  readFileSync(new URL('recorded.json', import.meta.url), 'utf8'),
)

describe('a template does what it did in kubectl', () => {
  test.each(cases)('$template', ({ template, stdout, error, strict = false }) => {
    const read = kubectlTemplate(template)
    const done = read.ok
      ? read.template.execute(kubectlData(object), { missingKeyIsError: strict })
      : { text: '', error: read.error }
    expect(done).toEqual({ text: stdout, ...(error === undefined ? {} : { error }) })
  })
})
