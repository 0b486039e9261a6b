import type { Diagnostic } from '../../domain/diagnostic.ts'
import { treeOf } from '../../engines/entrypoint/process/base-tree.ts'
import { joinPath } from '../../engines/entrypoint/process/file-tree.ts'
import type { DockerfileInstruction } from '../../formats/dockerfile/index.ts'
import { CONTAINER_FINDINGS } from './index.ts'
import type { Setting } from './start.ts'
import type { ContainerContext, Started } from './types.ts'

/** Everything that is probably not meant about one start. */
export function findingsOf(
  started: Started,
  instructions: readonly DockerfileInstruction[],
  { limits, sourcesOf }: Setting,
): readonly Diagnostic[] {
  const { image, options, start } = started
  const tree = treeOf(image)
  const cwd = options.workdir ?? image.config.WorkingDir
  const { base } = sourcesOf(image)
  const context: ContainerContext = {
    ...started,
    instructions,
    ...(base === undefined ? {} : { base }),
    tree,
    file: (path) => tree.get(joinPath(cwd, path)),
    limits,
    rangeOfWord: (word) => start.words.find(({ from, index }) => from === word.from && index === word.index)?.range,
  }
  return CONTAINER_FINDINGS.flatMap((finding) => finding.find(context))
}
