import type { DiagnosticCode } from '../../domain/codes.ts'
import type { ContainerStart } from '../../domain/container.ts'
import type { Diagnostic, SourceRange } from '../../domain/diagnostic.ts'
import type { Limits } from '../../domain/limits.ts'
import type { FileNode, FileTree } from '../../engines/entrypoint/process/file-tree.ts'
import type { ArgvWord, Image } from '../../engines/entrypoint/types.ts'
import type { DockerfileInstruction } from '../../formats/dockerfile/index.ts'
import type { Container, PodSpec } from '../../kubernetes/types.ts'

/** A container of a pod, and where its fields were written. */
export interface PodContainer {
  readonly object: { readonly kind: string; readonly name: string; readonly namespace: string }
  readonly container: Container
  readonly spec: PodSpec
  readonly variables: ReadonlyMap<string, string>
  readonly rangeOf: (...path: readonly (string | number)[]) => SourceRange | undefined
}

/** One start with everything a finding may look at. */
export interface Started {
  readonly start: ContainerStart
  readonly image: Image
  readonly words: readonly ArgvWord[]
  /** Variables that exist in the container. */
  readonly env: ReadonlySet<string>
  readonly options: RunOptions
  readonly pod?: PodContainer
}

/** How `docker run` or the kubelet runs a container. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly user?: string
  readonly workdir?: string
  readonly tty?: boolean
  readonly stdin?: 'empty' | 'open'
  readonly init?: boolean
  readonly hostname?: string
  readonly stopSignal?: string
  readonly graceMs?: number
}

/** What a finding may look at: one image, one start of it. */
export interface ContainerContext extends Started {
  /** Of the Dockerfile; empty when there is none. */
  readonly instructions: readonly DockerfileInstruction[]
  /** What the Dockerfile builds on, as it was before. */
  readonly base?: Image
  readonly file: (path: string) => FileNode | undefined
  readonly tree: FileTree
  readonly limits: Limits
  readonly rangeOfWord: (word: ArgvWord) => SourceRange | undefined
}

/** One thing that is probably not meant: its code, and how it is found. */
export interface ContainerFinding {
  readonly code: DiagnosticCode
  /** Arguments say what it is about; `help` of the code says what to do. */
  find(context: ContainerContext): readonly Diagnostic[]
}
