import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic } from '../domain/diagnostic.ts'
import { suggest } from '../domain/suggest.ts'
import type { FencedBlock, MarkdownFile } from '../formats/markdown/read.ts'
import type { BlockSource } from './block.ts'

/** What a fenced block for the grader holds: `yaml scenario`, `yaml quiz`, `yaml texts`. */
export type BlockWord = 'scenario' | 'quiz' | 'texts'

const WORDS: readonly BlockWord[] = ['scenario', 'quiz', 'texts']

export interface GraderBlock {
  readonly word: BlockWord
  readonly source: BlockSource
}

/** Whether a block is meant for the grader, so that it is no prose. */
export function isGraderBlock(block: FencedBlock): boolean {
  return wordOf(block) !== undefined
}

function wordOf({ info }: FencedBlock): BlockWord | undefined {
  const [language, word] = info.split(/\s+/)
  return language === 'yaml' ? WORDS.find((each) => each === word) : undefined
}

/**
 * The blocks of one file that are meant for the grader. A block whose word is nearly one of ours is reported, for nobody would notice that a scenario is
 * not there; so is one that never ends, for it swallows the rest of the file.
 */
export function findGraderBlocks(
  markdown: MarkdownFile,
  file: string,
  diagnostics: Diagnostic[],
): readonly GraderBlock[] {
  const found: GraderBlock[] = []
  for (const block of markdown.blocks) {
    const word = wordOf(block)
    const misspelled = word === undefined ? misspelledWord(block) : undefined
    if (misspelled !== undefined) {
      diagnostics.push(diagnostic('EXERCISE_BLOCK_UNKNOWN', misspelled, block.range))
    } else if (word !== undefined && !block.closed) {
      diagnostics.push(diagnostic('EXERCISE_BLOCK_OPEN', { word: `yaml ${word}` }, block.range))
    } else if (word !== undefined) {
      found.push({
        word,
        source: { name: `yaml ${word}`, file, text: block.text, origin: block.origin, range: block.range },
      })
    }
  }
  return found
}

function misspelledWord({ info }: FencedBlock): { word: string; meant: string } | undefined {
  const [language = '', word] = info.split(/\s+/)
  if (word === undefined || !['yaml', 'yml'].includes(language.toLowerCase())) return undefined
  const known = WORDS.find((each) => each === word.toLowerCase()) ?? suggest(word, WORDS)
  return known === undefined ? undefined : { word: info, meant: `yaml ${known}` }
}
