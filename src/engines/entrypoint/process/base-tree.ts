import type { Image, ImageFile, ImageSystem } from '../types.ts'
import { createFileTree, parentPath, type FileNode, type FileTree } from './file-tree.ts'
import { BUSYBOX_APPLETS, GNU_TOOLS, MORE_APPLETS, PROCPS } from './tool-names.ts'

const FOLDERS: readonly (readonly [string, number])[] = [
  ['/', 0o755],
  ['/boot', 0o755],
  ['/dev', 0o755],
  ['/etc', 0o755],
  ['/home', 0o755],
  ['/mnt', 0o755],
  ['/opt', 0o755],
  ['/proc', 0o555],
  ['/root', 0o700],
  ['/run', 0o755],
  ['/srv', 0o755],
  ['/sys', 0o555],
  ['/tmp', 0o1777],
  ['/usr', 0o755],
  ['/usr/bin', 0o755],
  ['/usr/lib', 0o755],
  ['/usr/local', 0o755],
  ['/usr/local/bin', 0o755],
  ['/usr/local/sbin', 0o755],
  ['/usr/sbin', 0o755],
  ['/usr/share', 0o755],
  ['/var', 0o755],
  ['/var/lib', 0o755],
  ['/var/log', 0o755],
  ['/var/tmp', 0o1777],
]

const DEVICES = ['null', 'zero', 'full', 'random', 'urandom', 'tty', 'stdin', 'stdout', 'stderr', 'fd'] as const

/** The accounts of a distribution's fresh image, as far as scripts meet them: `name:uid:gid:home`. */
const ACCOUNTS: Readonly<Record<NonNullable<ImageSystem['os']>, readonly string[]>> = {
  debian: [
    'daemon:1:1:/usr/sbin',
    'bin:2:2:/bin',
    'sys:3:3:/dev',
    'www-data:33:33:/var/www',
    'nobody:65534:65534:/nonexistent',
  ],
  ubuntu: [
    'daemon:1:1:/usr/sbin',
    'bin:2:2:/bin',
    'www-data:33:33:/var/www',
    'nobody:65534:65534:/nonexistent',
    'ubuntu:1000:1000:/home/ubuntu',
  ],
  alpine: ['bin:1:1:/bin', 'daemon:2:2:/sbin', 'guest:405:100:/dev/null', 'nobody:65534:65534:/'],
  busybox: ['daemon:1:1:/usr/sbin', 'bin:2:2:/bin', 'www-data:33:33:/var/www', 'nobody:65534:65534:/home'],
  oraclelinux: ['bin:1:1:/bin', 'daemon:2:2:/sbin', 'nobody:65534:65534:/'],
  scratch: [],
  windows: [],
}

/** Users that official images add for their server. */
const SERVER_USERS: Readonly<Record<string, string>> = {
  nginx: 'nginx:101:101:/nonexistent',
  'redis-server': 'redis:999:999:/home/redis',
  postgres: 'postgres:999:999:/var/lib/postgresql',
  mysqld: 'mysql:999:999:/var/lib/mysql',
  mariadbd: 'mysql:999:999:/var/lib/mysql',
  memcached: 'memcache:11211:11211:/home/memcache',
  haproxy: 'haproxy:99:99:/var/lib/haproxy',
  node: 'node:1000:1000:/home/node',
}

/** Where official images have programs that are not in `/usr/local/bin`. Their PATH names these folders. */
const PLACES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['/usr/sbin', 'nginx nginx-debug mysqld mariadbd'],
    ['/usr/bin', 'mysql mysqladmin mysqldump mariadb mariadb-admin mongod mongosh caddy'],
    ['/usr/local/sbin', 'php-fpm haproxy'],
    ['/usr/local/apache2/bin', 'httpd apachectl'],
    ['/usr/local/go/bin', 'go gofmt'],
    ['/usr/local/tomcat/bin', 'catalina.sh startup.sh'],
    ['/opt/java/openjdk/bin', 'java javac jar jshell'],
    ['/opt/rabbitmq/sbin', 'rabbitmq-server'],
  ].flatMap(([folder = '', names = '']) => names.split(' ').map((name) => [name, folder])),
)

/** Applets that Alpine has in a package of their own (busybox-extras). */
const NOT_IN_ALPINE: ReadonlySet<string> = new Set(
  'dnsd ftpd ftpget ftpput httpd inetd telnet telnetd tftp tftpd udhcpd'.split(' '),
)

const bases = new WeakMap<ImageSystem, ReadonlyMap<string, FileNode>>()

/** The file system a container of the image starts with: what the base brings, then the files the image was given. */
export function treeOf(image: Pick<Image, 'system' | 'files'>): FileTree {
  const tree = createFileTree(baseOf(image.system))
  for (const [path, file] of image.files) {
    addFolders(tree, path)
    tree.set(path, nodeOf(file))
  }
  return tree
}

function nodeOf(file: ImageFile): FileNode {
  const { kind, text, mode, owner = 0, group = 0, program } = file
  return { kind, text, mode, owner, group, ...(program === undefined ? {} : { program }) }
}

function addFolders(tree: FileTree, path: string): void {
  const missing: string[] = []
  for (let folder = parentPath(path); folder !== '/' && tree.get(folder) === undefined; folder = parentPath(folder)) {
    missing.push(folder)
  }
  for (const folder of missing.toReversed()) tree.set(folder, folderNode(0o755))
}

/** Kept per system value: a class of submissions asks for the same few. */
function baseOf(system: ImageSystem): ReadonlyMap<string, FileNode> {
  const known = bases.get(system)
  if (known !== undefined) return known
  const made = new Map<string, FileNode>()
  made.set('/', folderNode(0o755))
  made.set('/dev', folderNode(0o755))
  made.set('/proc', folderNode(0o555))
  made.set('/sys', folderNode(0o555))
  made.set('/etc', folderNode(0o755))
  for (const device of DEVICES) made.set(`/dev/${device}`, deviceNode(device))
  for (const name of ['hostname', 'hosts', 'resolv.conf']) made.set(`/etc/${name}`, textNode(undefined, 0o644))
  if (system.tools !== 'none') addSystem(made, system)
  for (const { name } of system.programs ?? []) addProgram(made, name)
  bases.set(system, made)
  return made
}

function addSystem(tree: Map<string, FileNode>, system: ImageSystem): void {
  for (const [path, mode] of FOLDERS) tree.set(path, folderNode(mode))
  const isMerged = system.tools === 'gnu'
  for (const name of ['bin', 'sbin', 'lib']) {
    tree.set(`/${name}`, isMerged ? linkNode(`usr/${name}`) : folderNode(0o755))
  }
  const bin = isMerged ? '/usr/bin' : '/bin'
  for (const name of toolNames(system)) tree.set(`${bin}/${name}`, programNode(name))
  if (!isMerged) tree.set('/usr/bin/env', programNode('env'))
  if (system.sh !== 'none') tree.set(`${bin}/sh`, programNode(system.sh === 'busybox' ? 'ash' : system.sh))
  if (system.sh === 'dash') tree.set(`${bin}/dash`, programNode('dash'))
  if (system.bash) tree.set(`${bin}/bash`, programNode('bash'))
  const { passwd, group } = accountsOf(system)
  tree.set('/etc/passwd', textNode(passwd, 0o644))
  tree.set('/etc/group', textNode(group, 0o644))
  tree.set('/etc/shadow', textNode(undefined, 0o640))
  if (system.os !== undefined) tree.set('/etc/os-release', textNode(undefined, 0o644))
}

function toolNames({ tools, os }: ImageSystem): readonly string[] {
  if (tools === 'gnu') {
    if (os === 'ubuntu') return [...GNU_TOOLS, ...PROCPS]
    return os === 'oraclelinux' ? [...GNU_TOOLS, 'microdnf', 'rpm'] : GNU_TOOLS
  }
  if (os === undefined) return BUSYBOX_APPLETS
  const applets = [...BUSYBOX_APPLETS, ...MORE_APPLETS]
  if (os !== 'alpine') return applets
  return [...applets.filter((name) => !NOT_IN_ALPINE.has(name)), 'apk', 'getconf', 'ldd']
}

function accountsOf(system: ImageSystem): { passwd: string; group: string } {
  const accounts = ['root:0:0:/root', ...(ACCOUNTS[system.os ?? 'busybox'] ?? [])]
  for (const { name } of system.programs ?? []) {
    const account = SERVER_USERS[name]
    if (account !== undefined && !accounts.includes(account)) accounts.push(account)
  }
  const passwd: string[] = []
  const group: string[] = []
  for (const account of accounts) {
    const [name, uid, gid, home] = account.split(':')
    passwd.push(`${name}:x:${uid}:${gid}:${name}:${home}:${uid === '0' ? '/bin/sh' : '/usr/sbin/nologin'}\n`)
    group.push(`${name}:x:${gid}:\n`)
  }
  return { passwd: passwd.join(''), group: group.join('') }
}

function addProgram(tree: Map<string, FileNode>, name: string): void {
  const path = name.startsWith('/') ? name : `${PLACES[name] ?? '/usr/local/bin'}/${name}`
  if (!tree.has(parentPath(path))) tree.set(parentPath(path), folderNode(0o755))
  tree.set(path, programNode(name))
}

function folderNode(mode: number): FileNode {
  return { kind: 'folder', text: undefined, mode, owner: 0, group: 0 }
}

function linkNode(target: string): FileNode {
  return { kind: 'link', text: target, mode: 0o777, owner: 0, group: 0 }
}

function deviceNode(name: string): FileNode {
  return { kind: 'device', text: name, mode: 0o666, owner: 0, group: 0 }
}

function textNode(text: string | undefined, mode: number): FileNode {
  return { kind: 'file', text, mode, owner: 0, group: 0 }
}

function programNode(program: string): FileNode {
  return { kind: 'file', text: undefined, mode: 0o755, owner: 0, group: 0, program }
}
