import { type Sources, wordsOf, type WrittenContainer } from '../engines/entrypoint/provenance.ts'
import type { ArgvWord, Image } from '../engines/entrypoint/types.ts'
import type { CheckContext } from './check-kind.ts'
import { fieldOf } from './deployment-facts.ts'
import type { CommandWord } from './outcome.ts'
import type { PlacedContainer, Workload } from './target.ts'

/** The container of a pod that a command line belongs to. */
export interface PodPlace {
  readonly workload: Workload
  readonly place: PlacedContainer['place']
  readonly container: WrittenContainer['container']
}

/** The words of a command line with where each comes from; the places of those that a manifest or a command wrote are evidence. */
export function commandWords(
  context: CheckContext,
  words: readonly ArgvWord[],
  image: Image | undefined,
  pod?: PodPlace,
): readonly CommandWord[] {
  const sources: Sources = { given: (reference) => context.moment.image(reference), base: undefined }
  if (pod === undefined) return wordsOf(words, image, sources)
  const { workload, place, container } = pod
  return wordsOf(words, image, sources, { container, rangeOf: () => undefined }).map((word) => {
    const key = word.from === 'pod-command' ? 'command' : word.from === 'pod-args' ? 'args' : undefined
    if (key === undefined) return word
    const evidence = fieldOf(workload.object, ...workload.podSpecPath, ...place, key, word.index)
    return { ...word, evidence }
  })
}
