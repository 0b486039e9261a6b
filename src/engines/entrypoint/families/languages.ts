import { ALPINE, DEBIAN, facts, tagPattern, USUAL_PATH, type BaseImageFamily } from './types.ts'

const ON_DEBIAN = '(?:-slim)?(?:-{debian})?'

function both(
  family: Omit<BaseImageFamily, 'tags' | 'facts'> & {
    /** The version in a tag. */
    readonly head: string
    /** What else a tag may start with. With `latest` among them, a tag may also name a distribution alone. */
    readonly names?: string
    readonly debian: BaseImageFamily['facts']
    readonly alpine: BaseImageFamily['facts']
  },
): readonly BaseImageFamily[] {
  const { head, names, debian, alpine, ...rest } = family
  const start = names === undefined ? head : `(?:${head}|${names})`
  const alone = names?.startsWith('latest') === true
  return [
    {
      ...rest,
      tags: tagPattern(`${start}${ON_DEBIAN}${alone ? '|slim(?:-{debian})?|{debian}(?:-slim)?' : ''}`),
      facts: debian,
    },
    { ...rest, tags: tagPattern(`${start}-{alpine}${alone ? '|{alpine}' : ''}`), facts: alpine },
  ]
}

const GO_PATH = `/go/bin:/usr/local/go/bin:${USUAL_PATH}`
const GO_ENV = { PATH: GO_PATH, GOLANG_VERSION: '{version}' }
const GO = { kind: 'shell', workdir: '/go' } as const
const RUST_ENV = {
  PATH: `/usr/local/cargo/bin:${USUAL_PATH}`,
  RUSTUP_HOME: '/usr/local/rustup',
  CARGO_HOME: '/usr/local/cargo',
  RUST_VERSION: '{version}',
}
const PYTHON_PATH = `/usr/local/bin:${USUAL_PATH}`
const PYTHON_2 = { PATH: PYTHON_PATH, LANG: 'C.UTF-8', PYTHONIOENCODING: 'UTF-8', PYTHON_VERSION: '{version}' }
const PYTHON_LANG = { PATH: PYTHON_PATH, LANG: 'C.UTF-8', PYTHON_VERSION: '{version}' }
const PYTHON = { PATH: PYTHON_PATH, PYTHON_VERSION: '{version}' }
const NODE = { entrypoint: ['docker-entrypoint.sh'], cmd: ['node'], kind: 'repl' } as const
const NODE_ENV = { NODE_VERSION: '{version}' }
const YARN_ENV = { NODE_VERSION: '{version}', YARN_VERSION: '1.22.22' }
const RUBY_ENV = {
  PATH: `/usr/local/bundle/bin:${USUAL_PATH}`,
  LANG: 'C.UTF-8',
  RUBY_VERSION: '{version}',
  GEM_HOME: '/usr/local/bundle',
  BUNDLE_SILENCE_ROOT_WARNING: '1',
  BUNDLE_APP_CONFIG: '/usr/local/bundle',
}
const ELIXIR_ENV = { ELIXIR_VERSION: 'v{version}', LANG: 'C.UTF-8' }

/**
 * Programming languages. Derived by working out the config of the official Dockerfiles (docker-library/golang 2026-08-19, python
 * 2026-06-23, ruby 2026-04-21, nodejs/docker-node 2026-08-19, rust-lang/docker-rust 2026-04-03, erlang/docker-erlang-otp 2026-07-28,
 * erlef/docker-elixir 2025-11-15, haskell/docker-haskell 2026-06-10, docker-library/julia 2026-08-16, pypy 2026-04-28,
 * composer/docker 2026-07-02), and of their history for versions that are no longer made.
 */
export const LANGUAGES: readonly BaseImageFamily[] = [
  ...both({
    repositories: ['golang'],
    head: '(?<version>1(?:\\.(?:2[1-9]|[3-9][0-9])(?:\\.[0-9]+)?)?)',
    names: 'latest',
    releases: ['1.27.0', '1.26.7'],
    debian: facts(DEBIAN, { ...GO, cmd: ['bash'], env: { ...GO_ENV, GOTOOLCHAIN: 'local', GOPATH: '/go' } }),
    alpine: facts(ALPINE, { ...GO, cmd: ['/bin/sh'], env: { ...GO_ENV, GOTOOLCHAIN: 'local', GOPATH: '/go' } }),
  }),
  // GOTOOLCHAIN came with 1.21
  ...both({
    repositories: ['golang'],
    head: '(?<version>1\\.(?:[4-9]|1[0-9]|20)(?:\\.[0-9]+)?)',
    debian: facts(DEBIAN, { ...GO, cmd: ['bash'], env: { ...GO_ENV, GOPATH: '/go' } }),
    alpine: facts(ALPINE, { ...GO, cmd: ['/bin/sh'], env: { ...GO_ENV, GOPATH: '/go' } }),
  }),
  ...both({
    repositories: ['rust'],
    head: '{version}',
    names: 'latest',
    releases: ['1.94.1'],
    debian: facts(DEBIAN, { cmd: ['bash'], kind: 'shell', env: RUST_ENV }),
    alpine: facts(ALPINE, { cmd: ['/bin/sh'], kind: 'shell', env: RUST_ENV }),
  }),
  ...both({
    repositories: ['python'],
    head: '(?<version>2(?:\\.7(?:\\.[0-9]+)?)?)',
    debian: facts(DEBIAN, { cmd: ['python2'], kind: 'repl', env: PYTHON_2 }),
    alpine: facts(ALPINE, { cmd: ['python2'], kind: 'repl', env: PYTHON_2 }),
  }),
  // LANG is the default of Python 3.13, so it went
  ...both({
    repositories: ['python'],
    head: '(?<version>3\\.(?:[3-9]|1[0-2])(?:\\.[0-9]+)?)',
    releases: ['3.12.13', '3.11.15', '3.10.20'],
    debian: facts(DEBIAN, { cmd: ['python3'], kind: 'repl', env: PYTHON_LANG }),
    alpine: facts(ALPINE, { cmd: ['python3'], kind: 'repl', env: PYTHON_LANG }),
  }),
  ...both({
    repositories: ['python'],
    head: '(?<version>3(?:\\.1[3-9](?:\\.[0-9]+)?)?)',
    names: 'latest',
    releases: ['3.14.6', '3.13.14'],
    debian: facts(DEBIAN, { cmd: ['python3'], kind: 'repl', env: PYTHON }),
    alpine: facts(ALPINE, { cmd: ['python3'], kind: 'repl', env: PYTHON }),
  }),
  ...both({
    repositories: ['node'],
    head: '(?<version>(?:2[6-9]|[3-9][0-9])(?:\\.[0-9]+)*)',
    names: 'latest|current',
    releases: ['26.7.0'],
    debian: facts(DEBIAN, { ...NODE, env: NODE_ENV }),
    alpine: facts(ALPINE, { ...NODE, env: NODE_ENV }),
  }),
  ...both({
    repositories: ['node'],
    head: '(?<version>2[24](?:\\.[0-9]+)*)',
    names: 'lts|krypton',
    releases: ['24.19.0', '22.23.2'],
    debian: facts(DEBIAN, { ...NODE, env: YARN_ENV }),
    alpine: facts(ALPINE, { ...NODE, env: YARN_ENV }),
  }),
  // the version of yarn that an older one brings is not known
  ...both({
    repositories: ['node'],
    head: '(?<version>(?:1[0-9]|2[0135])(?:\\.[0-9]+)*)',
    names: 'iron|hydrogen|gallium|fermium|erbium|dubnium',
    debian: facts(DEBIAN, { ...NODE, env: NODE_ENV }),
    alpine: facts(ALPINE, { ...NODE, env: NODE_ENV }),
  }),
  ...both({
    repositories: ['ruby'],
    head: '(?<version>(?:3|4)(?:\\.[0-9]+)*)',
    names: 'latest',
    releases: ['4.0.3', '3.4.9', '3.3.11', '3.2.11'],
    debian: facts(DEBIAN, { cmd: ['irb'], kind: 'repl', env: RUBY_ENV }),
    alpine: facts(ALPINE, { cmd: ['irb'], kind: 'repl', env: RUBY_ENV }),
  }),
  ...both({
    repositories: ['erlang'],
    head: '{version}',
    names: 'latest',
    debian: facts(DEBIAN, { cmd: ['erl'], kind: 'repl', env: { OTP_VERSION: '{version}' } }),
    alpine: facts(ALPINE, { cmd: ['erl'], kind: 'repl', env: { OTP_VERSION: '{version}' } }),
    numbers: 4,
  }),
  ...both({
    repositories: ['elixir'],
    head: '(?:{version}(?:-otp-[0-9]+)?|otp-[0-9]+)',
    names: 'latest',
    debian: facts(DEBIAN, { cmd: ['iex'], kind: 'repl', env: ELIXIR_ENV }),
    alpine: facts(ALPINE, { cmd: ['iex'], kind: 'repl', env: ELIXIR_ENV }),
  }),
  {
    repositories: ['haskell'],
    tags: tagPattern(
      `(?<version>[89]\\.[0-9]+(?:\\.[0-9]+)?)${ON_DEBIAN}|(?:9|latest)(?:-slim)?(?:-bookworm)?|(?:slim-)?bookworm|slim`,
    ),
    releases: ['9.14.1', '9.12.4', '9.10.3', '9.8.4', '9.6.7'],
    facts: facts(DEBIAN, {
      cmd: ['ghci'],
      kind: 'repl',
      env: { PATH: `/root/.cabal/bin:/root/.local/bin:/opt/ghc/{version}/bin:${USUAL_PATH}`, LANG: 'C.UTF-8' },
    }),
  },
  {
    repositories: ['julia'],
    tags: tagPattern('(?:{version}|latest)(?:-{debian})?|{debian}'),
    releases: ['1.12.7', '1.11.9', '1.10.12'],
    facts: facts(DEBIAN, {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['julia'],
      kind: 'repl',
      env: { PATH: `/usr/local/julia/bin:${USUAL_PATH}`, JULIA_PATH: '/usr/local/julia', JULIA_VERSION: '{version}' },
    }),
  },
  {
    repositories: ['pypy'],
    tags: tagPattern(`(?:3(?:\\.[0-9]+)?(?:-7[0-9.]*)?|latest)${ON_DEBIAN}|slim(?:-{debian})?|{debian}`),
    facts: facts(DEBIAN, {
      cmd: ['pypy3'],
      kind: 'repl',
      env: { PATH: `/opt/pypy/bin:${USUAL_PATH}`, LANG: 'C.UTF-8' },
    }),
  },
  {
    repositories: ['pypy'],
    tags: tagPattern(`2(?:\\.7)?(?:-7[0-9.]*)?${ON_DEBIAN}`),
    facts: facts(DEBIAN, {
      cmd: ['pypy'],
      kind: 'repl',
      env: { PATH: `/opt/pypy/bin:${USUAL_PATH}`, LANG: 'C.UTF-8' },
    }),
  },
  {
    repositories: ['composer'],
    tags: tagPattern('{version}|latest|lts'),
    releases: ['2.10.1'],
    facts: facts(ALPINE, {
      entrypoint: ['/docker-entrypoint.sh'],
      cmd: ['composer'],
      kind: 'oneshot',
      workdir: '/app',
      env: {
        PHP_INI_DIR: '/usr/local/etc/php',
        COMPOSER_ALLOW_SUPERUSER: '1',
        COMPOSER_HOME: '/tmp',
        COMPOSER_VERSION: '{version}',
      },
    }),
  },
]
