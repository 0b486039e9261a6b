export { trim, trimStart } from './characters.ts'
export { goQuote } from '../../domain/go-quote.ts'
export { heredocText, readHeredocStart } from './heredoc.ts'
export type { Heredoc, HeredocStart } from './heredoc.ts'
export type {
  Dockerfile,
  DockerfileInstruction,
  DockerfileResult,
  InstructionName,
  KeyValue,
  ParseError,
} from './instruction.ts'
export { INSTRUCTION_NAMES } from './instruction.ts'
export { lex } from './lexer.ts'
export type { Lexed } from './lexer.ts'
export type { LexBounds, LexOptions } from './lexing.ts'
export { lexBounds, parseDockerfile } from './parse.ts'
