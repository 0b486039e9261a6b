import type { Limits } from '../../../domain/limits.ts'
import { createTextMemory } from '../../../domain/text-memory.ts'
import type { BaseImages, BuildRequest, BuildResult, Image } from '../types.ts'
import { buildImage } from './build.ts'

type Context = BuildRequest['context']

/** What a build asked of its surroundings, and what it was told. */
type Question =
  | { readonly asks: 'file'; readonly path: string; readonly told: ReturnType<Context['read']> }
  | { readonly asks: 'paths'; readonly told: readonly string[] }
  | { readonly asks: 'base'; readonly reference: string; readonly told: Image | undefined }

interface Build {
  readonly limits: Limits
  readonly questions: readonly Question[]
  readonly result: BuildResult
}

const builds = createTextMemory<readonly Build[]>()

/** Builds of one Dockerfile with different surroundings that are kept. */
const BUILDS_MAX = 8

/**
 * What `buildImage` comes to. A build is decided by its request and by the answers to the questions that it asks in turn: of the
 * files of its context and of base images. Where an earlier one asked the same and was told the same up to its end, this is that
 * build again, and its image is the same value. What is asked to find that out is what the build would ask, so whoever watches sees the same files and images.
 */
export function rememberedBuild(request: BuildRequest, bases: BaseImages, limits: Limits): BuildResult {
  const { context, ...words } = request
  const key = JSON.stringify(words)
  const known = builds.get(key) ?? []
  const before = known.find((build) => build.limits === limits && areAnsweredAlike(build.questions, context, bases))
  if (before !== undefined) return before.result
  const questions: Question[] = []
  const result = buildImage(
    { ...request, context: watched(context, questions) },
    (reference) => {
      const told = bases(reference)
      questions.push({ asks: 'base', reference, told })
      return told
    },
    limits,
  )
  const characters = questions.reduce((sum, each) => sum + (each.asks === 'file' ? textLength(each.told) : 0), 0)
  if (characters + sizeOf(result) <= limits.rememberedCharactersMax)
    builds.set(key, [{ limits, questions, result }, ...known].slice(0, BUILDS_MAX))
  return result
}

function watched(context: Context, questions: Question[]): Context {
  return {
    read(path) {
      const told = context.read(path)
      questions.push({ asks: 'file', path, told })
      return told
    },
    paths() {
      const told = context.paths()
      questions.push({ asks: 'paths', told })
      return told
    },
  }
}

/** Asks the questions again, one by one: behind the first other answer the earlier build says nothing of this one. */
function areAnsweredAlike(questions: readonly Question[], context: Context, bases: BaseImages): boolean {
  return questions.every((question) => {
    switch (question.asks) {
      case 'base':
        return bases(question.reference) === question.told
      case 'paths': {
        const paths = context.paths()
        return paths.length === question.told.length && paths.every((path, at) => path === question.told[at])
      }
      case 'file': {
        const file = context.read(question.path)
        return file?.text === question.told?.text && file?.mode === question.told?.mode
      }
    }
  })
}

/** Variables can make an image's config far longer than the Dockerfile, and a folder copied again and again its files. */
function sizeOf(result: BuildResult): number {
  const { checks, diagnostics } = result
  const made = result.ok ? [result.image.config, ...result.image.files.keys()] : result.error
  return JSON.stringify([made, checks, diagnostics]).length
}

function textLength(file: ReturnType<Context['read']>): number {
  return file?.text?.length ?? 0
}
