import { parseDuration } from '../domain/duration.ts'
import type { HandedInFile } from '../domain/exercise.ts'
import { isJsonObject } from '../domain/json.ts'
import type { JsonObject, Value } from '../domain/json.ts'
import type { ImageRule, World } from '../domain/world.ts'
import { textOf, textsOf } from './block.ts'
import type { Block } from './block.ts'

/** What front matter says, mistakes left out. */
export interface FrontMatterFacts {
  readonly id: string
  readonly title: string
  readonly topics: readonly string[]
  readonly files: readonly HandedInFile[]
  readonly world: World
}

/** Reads a validated block; `folder` is the name that the id has to repeat. */
export function readFrontMatter(block: Block, folder: string): FrontMatterFacts {
  const { value } = block
  const id = textOf(value['id'])
  if (id !== undefined && id !== folder) {
    block.report('EXERCISE_ID_NOT_FOLDER', { id, folder }, block.rangeAt(['id'], 'value'))
  }
  return {
    id: folder,
    title: textOf(value['title']) ?? folder,
    topics: textsOf(value['topics']),
    files: readFiles(block),
    world: readWorldFields(value, 'ungradable'),
  }
}

function readFiles(block: Block): readonly HandedInFile[] {
  const files = new Map<string, HandedInFile>()
  const list = block.value['files']
  for (const [index, entry] of (Array.isArray(list) ? list : []).entries()) {
    if (typeof entry !== 'string') continue
    const optional = entry.endsWith('?')
    const path = optional ? entry.slice(0, -1) : entry
    if (files.has(path)) {
      block.report('EXERCISE_FILE_DUPLICATE', { file: path }, block.rangeAt(['files', index], 'value'))
    }
    files.set(path, { path, optional })
  }
  return [...files.values()]
}

/** The world that the keys `images` and `tags` of a validated map describe. */
export function readWorldFields(value: JsonObject, unknownImages: World['unknownImages']): World {
  return {
    images: readImages(value['images']),
    tags: value['tags'] === 'listed' ? 'listed' : 'assumed',
    unknownImages,
  }
}

function readImages(images: Value | undefined): readonly ImageRule[] {
  if (!isJsonObject(images)) return []
  return Object.entries(images).map(([reference, rule]) => readImage(reference, isJsonObject(rule) ? rule : {}))
}

function readImage(reference: string, rule: JsonObject): ImageRule {
  const { readyAfter, env, exits } = rule
  const like = textOf(rule['like'])
  const readyAfterMs = readyAfter === 'never' ? readyAfter : parseDuration(textOf(readyAfter) ?? '')
  const pull = rule['pull']
  return {
    reference,
    ...(like === undefined ? {} : { like }),
    ...(readyAfterMs === undefined ? {} : { readyAfterMs }),
    ...(pull === 'not-found' || pull === 'unauthorized' || pull === 'slow' ? { pull } : {}),
    ...(Array.isArray(rule['entrypoint']) ? { entrypoint: textsOf(rule['entrypoint']) } : {}),
    ...(Array.isArray(rule['cmd']) ? { cmd: textsOf(rule['cmd']) } : {}),
    ...(isJsonObject(env) ? { env: readEnv(env) } : {}),
    ...(isJsonObject(exits) ? { exits: readExits(exits) } : {}),
  }
}

/** Numbers and booleans are written without quotes easily; an environment holds texts. */
function readEnv(env: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}

function readExits({ code, after, log }: JsonObject): NonNullable<ImageRule['exits']> {
  const afterMs = parseDuration(textOf(after) ?? '') ?? 0
  const text = textOf(log)
  return { code: typeof code === 'number' ? code : 0, afterMs, ...(text === undefined ? {} : { log: text }) }
}
