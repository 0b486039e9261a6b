import { goQuote } from '../../../formats/dockerfile/index.ts'
import { done, failed } from './failure.ts'
import type { Outcome } from './failure.ts'

/** What an image is made for, with Go's names. */
export interface Platform {
  readonly os: string
  readonly osVersion: string
  readonly architecture: string
  readonly variant: string
}

/** The builder's own platform, and that of an image when nobody asks for another. */
export const DEFAULT_PLATFORM: Platform = { os: 'linux', osVersion: '', architecture: 'amd64', variant: '' }

const OS = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.-]*)\))?$/
const PART = /^[A-Za-z0-9_.-]+$/
const OS_NAMES = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  ),
)
const ARCHITECTURES = new Set(
  `386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc
  riscv riscv64 s390 s390x sparc sparc64 wasm`.split(/\s+/),
)

/** Reads `linux/arm64/v8`, `linux` or `arm64`. Fails with the words of containerd/platforms (Parse). */
export function parsePlatform(text: string): Outcome<Platform> {
  if (text.includes('*')) return invalid(`${goQuote(text)}: wildcards not yet supported`)
  const parts = text.split('/')
  const [first = '', second = '', third = ''] = parts
  const match = OS.exec(first)
  if (match === null) {
    const what = `${goQuote(first)} is an invalid OS component of ${goQuote(text)}`
    return invalid(`${what}: OSAndVersion specifier component must match ${goQuote(OS.source)}`)
  }
  for (const part of parts.slice(1, 4)) {
    if (PART.test(part)) continue
    const what = `${goQuote(part)} is an invalid component of ${goQuote(text)}`
    return invalid(`${what}: platform specifier component must match ${goQuote(PART.source)}`)
  }
  const name = match[1]?.toLowerCase() ?? ''
  const os = name === 'macos' ? 'darwin' : name
  const osVersion = match[2] ?? ''
  if (parts.length === 1) {
    if (OS_NAMES.has(os)) return done({ ...DEFAULT_PLATFORM, os, osVersion })
    const normal = normalizeArchitecture(first, '')
    if (ARCHITECTURES.has(normal.architecture)) return done({ ...DEFAULT_PLATFORM, ...withoutV7(normal) })
    return invalid(`${goQuote(text)}: unknown operating system or architecture`)
  }
  if (parts.length === 2) return done({ os, osVersion, ...withoutV7(normalizeArchitecture(second, '')) })
  if (parts.length > 3) return invalid(`${goQuote(text)}: cannot parse platform specifier`)
  const normal = normalizeArchitecture(second, third)
  const variant = normal.architecture === 'arm64' && normal.variant === '' ? 'v8' : normal.variant
  return done({ os, osVersion, architecture: normal.architecture, variant })
}

/** `linux/arm64/v8`; empty parts are left out. */
export function formatPlatform({ os, osVersion, architecture, variant }: Platform): string {
  const withVersion = osVersion === '' ? os : `${os}(${osVersion})`
  return [withVersion, architecture, variant].filter((part) => part !== '').join('/')
}

type Architecture = Pick<Platform, 'architecture' | 'variant'>

function withoutV7(normal: Architecture): Architecture {
  return normal.architecture === 'arm' && normal.variant === 'v7' ? { ...normal, variant: '' } : normal
}

function normalizeArchitecture(name: string, variantName: string): Architecture {
  const architecture = name.toLowerCase()
  const variant = variantName.toLowerCase()
  switch (architecture) {
    case 'i386':
      return { architecture: '386', variant: '' }
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return { architecture: 'amd64', variant: variant === 'v1' ? '' : variant }
    case 'aarch64':
    case 'arm64':
      if (['8', 'v8', 'v8.0'].includes(variant)) return { architecture: 'arm64', variant: '' }
      return { architecture: 'arm64', variant: variant === '9' || /^v?9\.0$/.test(variant) ? 'v9' : variant }
    case 'armhf':
      return { architecture: 'arm', variant: 'v7' }
    case 'armel':
      return { architecture: 'arm', variant: 'v6' }
    case 'arm':
      if (variant === '' || variant === '7') return { architecture, variant: 'v7' }
      return { architecture, variant: /^[568]$/.test(variant) ? `v${variant}` : variant }
    default:
      return { architecture, variant }
  }
}

function invalid(why: string): Outcome<Platform> {
  return failed(`${why}: invalid argument`)
}
