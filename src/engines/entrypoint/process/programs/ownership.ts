import { joinPath } from '../file-tree.ts'
import { ERROR_TEXT } from '../io.ts'
import type { Body } from '../kernel.ts'
import { parseGroups, parsePasswd } from '../users.ts'
import { operandsOf, pathOf } from './change-files.ts'
import { badOption, complain, parseOptions, usageError, type Tool } from './tool.ts'

function isMode(word: string): boolean {
  return /^-[rwxXst]+/.test(word)
}

/** Changes modes: `755`, `+x`, `u=rwx,go-w`. */
export function* chmod(tool: Tool): Body {
  const mode = tool.args.find((word) => isMode(word) || !word.startsWith('-'))
  const options = parseOptions(
    tool.args.filter((word) => word !== mode || !isMode(word)),
    'Rfvc',
    { long: { recursive: 'R' } },
  )
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const operands = options.rest.filter((word) => word !== mode)
  if (mode === undefined) return yield* usageError(tool, 'missing operand')
  if (operands.length === 0) return yield* usageError(tool, `missing operand after '${mode}'`)
  if (changedMode(0, mode, false) === undefined)
    return yield* usageError(tool, tool.flavor === 'gnu' ? `invalid mode: '${mode}'` : `invalid mode '${mode}'`)
  const { tree } = tool.kernel
  return yield* operandsOf(tool, operands, (operand) => {
    const path = pathOf(tool, operand)
    const node = tree.get(path)
    if (node === undefined)
      return tool.flavor === 'gnu'
        ? `cannot access '${operand}': ${ERROR_TEXT.ENOENT}`
        : `${operand}: ${ERROR_TEXT.ENOENT}`
    if (tool.process.credentials.uid !== 0 && node.owner !== tool.process.credentials.uid) {
      return tool.flavor === 'gnu'
        ? `changing permissions of '${operand}': Operation not permitted`
        : `${operand}: Operation not permitted`
    }
    for (const each of options.flags.has('R') ? below(tool, path) : [path]) {
      const found = tree.get(each)
      if (found !== undefined)
        tree.set(each, { ...found, mode: changedMode(found.mode, mode, found.kind === 'folder') ?? found.mode })
    }
    return undefined
  })
}

/** A path and everything below it. */
function below(tool: Tool, path: string): readonly string[] {
  const { tree } = tool.kernel
  const found = [path]
  if (tree.getLink(path)?.kind !== 'folder') return found
  for (const name of tree.list(path)) found.push(...below(tool, joinPath(path, name)))
  return found
}

/** Mode bits after `755`, `+x`, `u=rwx,go-w`; `undefined` when the mode makes no sense. Source: chmod(1). */
export function changedMode(mode: number, change: string, isFolder: boolean): number | undefined {
  if (/^[0-7]{1,4}$/.test(change)) return Number.parseInt(change, 8)
  let result = mode
  for (const clause of change.split(',')) {
    const parsed = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause)
    if (parsed === null) return undefined
    const [, who = '', operator, letters = ''] = parsed
    const everyone = who === '' || who.includes('a')
    let bits = 0
    for (const [letter, bit] of [
      ['r', 4],
      ['w', 2],
      ['x', 1],
    ] as const)
      if (letters.includes(letter)) bits |= bit
    if (letters.includes('X') && (isFolder || (mode & 0o111) !== 0)) bits |= 1
    let mask = 0
    for (const [letter, shift] of [
      ['u', 6],
      ['g', 3],
      ['o', 0],
    ] as const) {
      if (!everyone && !who.includes(letter)) continue
      const kept = who === '' && operator !== '=' && letter !== 'u' ? bits & ~2 : bits
      mask |= kept << shift
      if (operator === '=') result &= ~(7 << shift)
    }
    result = operator === '-' ? result & ~mask : result | mask
  }
  return result
}

/** `chown` and `chgrp`. */
export function* chown(tool: Tool): Body {
  const options = parseOptions(tool.args, 'RfvhcHLP', { long: { recursive: 'R' } })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const [spec, ...operands] = options.rest
  if (spec === undefined || operands.length === 0) return yield* usageError(tool, 'missing operand')
  const { tree } = tool.kernel
  const isGroupOnly = tool.name.endsWith('chgrp')
  const [userPart = '', groupPart] = isGroupOnly ? ['', spec] : spec.split(/[:.]/)
  const users = parsePasswd(tree.get('/etc/passwd')?.text ?? '')
  const groups = parseGroups(tree.get('/etc/group')?.text ?? '')
  const user = users.find(({ name }) => name === userPart)
  const owner = user?.uid ?? (/^\d+$/.test(userPart) ? Number(userPart) : undefined)
  if (userPart !== '' && owner === undefined) {
    yield* complain(tool, tool.flavor === 'gnu' ? `invalid user: '${spec}'` : `unknown user ${userPart}`)
    return 1
  }
  const isLogin = groupPart === '' && user !== undefined
  const group = isLogin
    ? user.gid
    : (groups.find(({ name }) => name === groupPart)?.gid ??
      (/^\d+$/.test(groupPart ?? '') ? Number(groupPart) : undefined))
  if (groupPart !== undefined && groupPart !== '' && group === undefined) {
    yield* complain(tool, tool.flavor === 'gnu' ? `invalid group: '${spec}'` : `unknown group ${groupPart}`)
    return 1
  }
  return yield* operandsOf(tool, operands, (operand) => {
    const path = pathOf(tool, operand)
    if (tree.get(path) === undefined) {
      return tool.flavor === 'gnu'
        ? `cannot access '${operand}': ${ERROR_TEXT.ENOENT}`
        : `${operand}: ${ERROR_TEXT.ENOENT}`
    }
    if (tool.process.credentials.uid !== 0) {
      return tool.flavor === 'gnu'
        ? `changing ownership of '${operand}': Operation not permitted`
        : `${operand}: Operation not permitted`
    }
    for (const each of options.flags.has('R') ? below(tool, path) : [path]) {
      const node = tree.get(each)
      if (node !== undefined) tree.set(each, { ...node, owner: owner ?? node.owner, group: group ?? node.group })
    }
    return undefined
  })
}
