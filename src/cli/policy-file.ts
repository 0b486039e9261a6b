import { applyPolicy } from '../batch/policy.ts'
import { policyInVain } from '../batch/policy-in-vain.ts'
import { LIMITS } from '../domain/limits.ts'
import type { BatchResults } from '../domain/batch.ts'
import type { Policy } from '../domain/policy.ts'
import { readPlainFile } from '../edge/files.ts'
import { loadPolicy } from '../exercise/policy.ts'
import { resolve } from 'node:path'
import { complainInFile } from './complain-in-file.ts'
import type { Console } from './console.ts'
import { type CourseFlags, findCourse } from './course.ts'
import { UsageError } from './usage-error.ts'

/** What decides over results beside the work itself. */
export interface Judge {
  /** Absent where no policy file was named: results stay as they are. */
  readonly policy?: Policy
  /** Results with what the policy makes of them. */
  readonly judge: (results: BatchResults) => BatchResults
  /** Complains about what the policy says in vain, of people and exercises that are not there for one. */
  readonly complainAbout: (judged: BatchResults) => void
}

/** Reads the policy file that `--policy` names, if any; `undefined` where it has mistakes, which have been complained about. */
export function openPolicy(flags: CourseFlags & { readonly policy?: string }, console: Console): Judge | undefined {
  const { policy: path } = flags
  if (path === undefined) return { judge: (results) => results, complainAbout: () => {} }
  const read = readPlainFile(resolve(console.cwd, path), path, LIMITS)
  if (read.kind !== 'file') throw new UsageError('USAGE_FILE_UNREADABLE', { file: path })
  const loaded = loadPolicy(read.file, LIMITS)
  if (loaded.ok) {
    const { policy } = loaded
    return {
      policy,
      judge: (results) => applyPolicy(results, policy),
      complainAbout: (judged) => {
        const course = findCourse(flags, console).map(({ id }) => id)
        complainInFile(policyInVain(policy, judged, course), read.file, flags, console)
      },
    }
  }
  complainInFile(loaded.diagnostics, read.file, flags, console)
  return undefined
}

/** In what zone the policy has an archive's times read that say none: that of its first deadline. */
export function zoneOf({ policy }: Judge): { readonly zoneOffsetMs?: number } {
  return policy?.zoneOffsetMs === undefined ? {} : { zoneOffsetMs: policy.zoneOffsetMs }
}
