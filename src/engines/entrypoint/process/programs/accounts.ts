import type { Body } from '../kernel.ts'
import { parseGroups, parsePasswd } from '../users.ts'
import { badOption, fail, notModelled, parseOptions, usageError, type Tool } from './tool.ts'

/** Adds an account: `adduser -D app`, `useradd -m app`, `addgroup -S app`. Passwords and shells are not kept. */
export function* addAccount(tool: Tool): Body {
  const isGroup = tool.name.includes('group')
  const options = parseOptions(tool.args, isGroup ? 'Srg:' : 'DHSmMrNku:G:g:h:s:d:c:p:', {
    long: {
      system: 'S',
      'disabled-password': 'D',
      uid: 'u',
      gid: isGroup ? 'g' : 'g',
      'create-home': 'm',
      'no-create-home': 'H',
      home: 'h',
      shell: 's',
      gecos: 'c',
      'home-dir': 'd',
      ingroup: 'G',
      group: 'k',
    },
  })
  const wrong = badOption(tool, options)
  if (wrong !== undefined) return yield* wrong
  const [name, extra] = options.rest
  if (name === undefined) return yield* usageError(tool, 'missing operand')
  const { tree } = tool.kernel
  const passwd = tree.get('/etc/passwd')
  const group = tree.get('/etc/group')
  if (passwd === undefined || group === undefined) return yield* notModelled(tool)
  const users = parsePasswd(passwd.text ?? '')
  const groups = parseGroups(group.text ?? '')
  if (isGroup || extra !== undefined) {
    if (extra !== undefined) return 0
    if (groups.some((entry) => entry.name === name))
      return yield* fail(
        tool,
        `group '${name}' ${tool.flavor === 'gnu' ? 'already exists' : 'in use'}`,
        tool.flavor === 'gnu' ? 9 : 1,
      )
    const gid = Number(
      options.values.get('g') ??
        freeNumber(
          groups.map((entry) => entry.gid),
          options.flags.has('S'),
        ),
    )
    tree.set('/etc/group', { ...group, text: `${group.text}${name}:x:${gid}:\n` })
    return 0
  }
  if (users.some((entry) => entry.name === name))
    return yield* fail(
      tool,
      `user '${name}' ${tool.flavor === 'gnu' ? 'already exists' : 'in use'}`,
      tool.flavor === 'gnu' ? 9 : 1,
    )
  const uid = Number(
    options.values.get('u') ??
      freeNumber(
        users.map((entry) => entry.uid),
        options.flags.has('S') || options.flags.has('r'),
      ),
  )
  const wanted =
    options.values.get(tool.flavor === 'gnu' ? 'g' : 'G') ?? options.values.get('G') ?? options.values.get('g')
  const known = groups.find((entry) => entry.name === wanted || String(entry.gid) === wanted)
  const gid =
    known?.gid ??
    freeNumber(
      groups.map((entry) => entry.gid),
      uid < 1000,
      uid,
    )
  const home = options.values.get('h') ?? options.values.get('d') ?? `/home/${name}`
  tree.set('/etc/passwd', { ...passwd, text: `${passwd.text}${name}:x:${uid}:${gid}::${home}:/bin/sh\n` })
  if (known === undefined) tree.set('/etc/group', { ...group, text: `${group.text}${name}:x:${gid}:\n` })
  const makesHome = tool.name.includes('useradd') ? options.flags.has('m') : !options.flags.has('H')
  if (makesHome && tree.get(home) === undefined)
    tree.set(home, { kind: 'folder', text: undefined, mode: 0o755, owner: uid, group: gid })
  return 0
}

function freeNumber(taken: readonly number[], isSystem: boolean, wanted?: number): number {
  if (wanted !== undefined && !taken.includes(wanted)) return wanted
  let number = isSystem ? 100 : 1000
  while (taken.includes(number)) number += 1
  return number
}
