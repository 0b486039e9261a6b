import { manifestOperator } from '../manifest-operator.ts'
import type { Correction } from './correction.ts'

/** A Pod that is to be done in the end says so: without a word about it, it is started again and again. */
export const restartPolicy: Correction = {
  id: 'restart-policy',
  apply: (file, { limits }) =>
    manifestOperator('restart-policy', ({ documentKind, path, key, document, keySpan, text, spanAt }) => {
      const isList = documentKind === 'Pod' && path.join('.') === 'spec.containers'
      const written = spanAt(['spec', 'restartPolicy'], 'key')
      if (!isList || document === undefined || text.slice(written.start, written.end) === 'restartPolicy') return []
      const lead = text.slice(text.lastIndexOf('\n', keySpan.start - 1) + 1, keySpan.start)
      if (key !== 'containers' || lead.trim() !== '') return []
      const edit = { start: keySpan.start, end: keySpan.start, text: `restartPolicy: Never\n${lead}` }
      return [
        {
          edits: [edit],
          description: { code: 'MUTANT_ADDED', args: { what: 'restartPolicy: Never' } },
          place: keySpan,
        },
      ]
    }).apply(file, limits),
}
