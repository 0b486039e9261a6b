/** What exists outside of the learner's files: which images can be pulled and what becomes of their containers. */
export interface World {
  /** In the order written; the most specific key that matches wins. */
  readonly images: readonly ImageRule[]
  /** What a tag means that is neither listed nor in the fact table, of a repository that is. */
  readonly tags: 'assumed' | 'listed'
  /** What an image of an unknown repository means: an exercise cannot grade it, a free simulation assumes it runs. */
  readonly unknownImages: 'ungradable' | 'assumed'
}

/** One entry of `images:`. Fields that are absent come from `like`, else from the fact table. */
export interface ImageRule {
  /** An image reference; `*` in the tag stands for any characters. */
  readonly reference: string
  /** Reference of the image whose facts it shares. */
  readonly like?: string
  /** From the start of its process to readiness, where no probe says otherwise; `never` for one that does not get ready. */
  readonly readyAfterMs?: number | 'never'
  readonly pull?: 'not-found' | 'unauthorized' | 'slow'
  readonly entrypoint?: readonly string[]
  readonly cmd?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Its process ends by itself, whatever it is started with. */
  readonly exits?: { readonly code: number; readonly afterMs: number; readonly log?: string }
}

export const EMPTY_WORLD: World = { images: [], tags: 'assumed', unknownImages: 'ungradable' }
