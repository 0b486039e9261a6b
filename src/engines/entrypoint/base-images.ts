import { createTextMemory } from '../../domain/text-memory.ts'
import { BASE_IMAGE_FACTS, type BaseImageFacts } from './base-image-facts.ts'
import { familyFacts, familyNames } from './families/index.ts'
import { normalizeReference, parseImageReference } from './reference.ts'
import { nearestTag } from './tags.ts'
import type { Image, ImageProgram, ImageSystem } from './types.ts'

/** A fact table hit. `tag-assumed`: the repository is known, the tag is not; `image.reference` stays what was asked for. */
export interface BaseImageMatch {
  readonly image: Image
  readonly match: 'exact' | 'tag-assumed'
  /** The entry whose facts are used, as the table spells it. */
  readonly entry: string
}

/**
 * Finds the facts of an official image by any spelling of its reference (`docker.io/library/nginx:1.26` is
 * `nginx:1.26`, no tag is `latest`): the entry of the table, else the rule of its repository, else the entry whose tag is nearest.
 * A digest is not looked at. `undefined` when the repository is not known or the reference is invalid. The same image is the same value, so that what
 * is remembered of it holds for a whole class.
 */
export function findBaseImage(reference: string): BaseImageMatch | undefined {
  const known = matches.get(reference)
  if (known !== undefined) return known
  const found = findMatch(reference)
  return found === undefined ? undefined : matches.set(reference, found)
}

const matches = createTextMemory<BaseImageMatch>()

function findMatch(reference: string): BaseImageMatch | undefined {
  const parsed = parseImageReference(reference)
  if (!parsed.ok) return undefined
  const { repository, familiarName, tag } = parsed.reference
  const tags = factIndex().get(repository)
  const wanted = tag ?? 'latest'
  const exact = tags?.get(wanted)
  if (exact !== undefined) return { image: imageOf(reference, exact, factsOf(exact)), match: 'exact', entry: exact }
  const family = familyFacts(repository, wanted)
  if (family !== undefined) {
    const entry = `${familiarName}:${wanted}`
    return { image: imageOf(reference, entry, family), match: 'exact', entry }
  }
  const nearest = tags === undefined ? undefined : nearestTag(wanted, [...tags.keys()])
  const entry = nearest === undefined ? undefined : tags?.get(nearest)
  if (entry === undefined) return undefined
  const facts = withVersionOf(factsOf(entry), familiarName, wanted)
  return { image: imageOf(reference, entry, facts), match: 'tag-assumed', entry }
}

/** The official images there are facts of, as people write them, without tags. */
export function baseImageNames(): readonly string[] {
  const listed = [...factIndex().keys()].map((repository) => repository.replace(/^docker\.io\/(?:library\/)?/, ''))
  return [...new Set([...listed, ...familyNames()])]
}

type Facts = Omit<BaseImageFacts, 'aliases'>

function factsOf(entry: string): Facts {
  const facts = BASE_IMAGE_FACTS[entry]
  if (facts === undefined) throw new RangeError(entry)
  return facts
}

/**
 * Facts of another tag, without versions that this tag has not. Only the version that the tag writes out is known: for `nginx:1.27.4`
 * NGINX_VERSION, while that of njs is not.
 */
function withVersionOf(facts: Facts, name: string, tag: string): Facts {
  const version = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1]
  const variable = `${name.toUpperCase().replaceAll('-', '_')}_VERSION`
  const known = facts.env[variable]
  if (version === undefined || known === undefined || `${known}.`.startsWith(`${version}.`)) return facts
  const env: Record<string, string> = {}
  for (const [key, value] of Object.entries(facts.env)) {
    if (!/_(?:VERSION|RELEASE|MAJOR)$/.test(key)) env[key] = value
    else if (key === variable && version.split('.').length >= 3) env[key] = version
  }
  return { ...facts, env }
}

let index: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined

/** Repository → tag → name of the entry. Made on first use, because importing must cost nothing. */
function factIndex(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  if (index !== undefined) return index
  const made = new Map<string, Map<string, string>>()
  for (const [entry, { aliases }] of Object.entries(BASE_IMAGE_FACTS)) {
    for (const name of [entry, ...aliases]) {
      const normal = normalizeReference(name) ?? name
      const colon = normal.lastIndexOf(':')
      const repository = normal.slice(0, colon)
      const tags = made.get(repository) ?? new Map<string, string>()
      tags.set(normal.slice(colon + 1), entry)
      made.set(repository, tags)
    }
  }
  index = made
  return made
}

function imageOf(reference: string, entry: string, facts: Facts): Image {
  return {
    reference,
    config: {
      Entrypoint: facts.entrypoint,
      Cmd: facts.cmd,
      Env: Object.entries(facts.env).map(([name, value]) => `${name}=${value}`),
      WorkingDir: facts.workdir ?? '/',
      User: facts.user ?? '',
      ExposedPorts: facts.exposedPorts ?? [],
      Volumes: facts.volumes ?? [],
      StopSignal: facts.stopSignal ?? null,
      Shell: null,
      Labels: {},
      Healthcheck: null,
      OnBuild: null,
    },
    system: systemOf(entry, facts),
    files: new Map(),
    origins: {
      ...(facts.entrypoint === null ? {} : { Entrypoint: { from: 'base', image: reference } }),
      ...(facts.cmd === null ? {} : { Cmd: { from: 'base', image: reference } }),
    },
  }
}

function systemOf(entry: string, facts: Facts): ImageSystem {
  return {
    sh: facts.sh,
    bash: facts.bash,
    tools: toolsOf(facts.sh),
    libc: facts.libc,
    kind: facts.kind,
    needsEnv: facts.needsEnv ?? [],
    os: facts.os,
    programs: programsOf(entry, facts),
  }
}

function toolsOf(sh: ImageSystem['sh']): ImageSystem['tools'] {
  if (sh === 'none') return 'none'
  return sh === 'busybox' ? 'busybox' : 'gnu'
}

/** Interpreters that bring more commands than the one in Cmd. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  python: ['python3', 'python', 'pip', 'pip3', 'idle', 'pydoc'],
  node: ['node', 'nodejs', 'npm', 'npx', 'yarn', 'corepack'],
  ruby: ['ruby', 'irb', 'gem', 'bundle', 'rake'],
  php: ['php', 'pecl', 'pear', 'composer'],
  perl: ['perl', 'cpan', 'cpanm'],
  golang: ['go', 'gofmt'],
  rust: ['cargo', 'rustc', 'rustup'],
  erlang: ['erl', 'erlc', 'escript', 'rebar3'],
  elixir: ['elixir', 'iex', 'mix', 'erl'],
  haskell: ['ghc', 'ghci', 'cabal', 'stack'],
  composer: ['composer', 'php'],
  'eclipse-temurin': ['java', 'javac', 'jar', 'jshell'],
  amazoncorretto: ['java', 'javac', 'jar', 'jshell'],
  openjdk: ['java', 'javac', 'jar', 'jshell'],
  maven: ['mvn', 'java', 'javac', 'jar'],
  tomcat: ['catalina.sh', 'java', 'startup.sh'],
  gradle: ['gradle', 'java', 'javac', 'jar'],
  redis: ['redis-server', 'redis-cli', 'redis-benchmark'],
  postgres: ['postgres', 'psql', 'pg_isready', 'pg_dump', 'initdb', 'gosu'],
  mysql: ['mysqld', 'mysql', 'mysqladmin', 'mysqldump'],
  mariadb: ['mariadbd', 'mariadb', 'mariadb-admin', 'mysqld'],
  mongo: ['mongod', 'mongosh'],
  httpd: ['httpd-foreground', 'httpd', 'apachectl'],
  nginx: ['nginx', 'nginx-debug'],
}

/** The programs a base image brings beside the usual tools: what its Entrypoint and Cmd name, and their companions. */
function programsOf(entry: string, facts: Facts): readonly ImageProgram[] {
  const repository = entry.slice(0, entry.lastIndexOf(':'))
  const wrapper = facts.entrypoint?.[0]
  const isWrapper = wrapper !== undefined && /entrypoint(?:\.sh)?$/.test(wrapper)
  const own = isWrapper ? facts.cmd?.[0] : (wrapper ?? facts.cmd?.[0])
  const programs = new Map<string, ImageProgram>()
  for (const name of COMPANIONS[repository] ?? []) programs.set(name, { name, kind: 'other' })
  if (own !== undefined && !['bash', 'sh', '/bin/sh', '/bin/bash'].includes(own)) {
    if (!own.endsWith('.yml')) programs.set(own, { name: own, kind: ownKind(facts.kind) })
  }
  if (isWrapper) {
    const server = own === undefined || own.endsWith('.yml') ? repository : own
    programs.set(wrapper, { name: wrapper, kind: 'wrapper', runs: server })
    if (own?.endsWith('.yml') === true) programs.set(server, { name: server, kind: 'server' })
  }
  return [...programs.values()]
}

function ownKind(kind: ImageSystem['kind']): ImageProgram['kind'] {
  return kind === 'server' || kind === 'repl' || kind === 'oneshot' ? kind : 'other'
}
