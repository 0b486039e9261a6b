import { cleanPath } from './build/paths.ts'
import { parseImageReference } from './reference.ts'
import type { Image, ImageSystem } from './types.ts'

const MICROSOFT = 'mcr.microsoft.com/'
const FLAVOUR = /(?:^|-)(?:windowsservercore|nanoserver|windows)(?:-|$)/

/** True when the name says that an image is one of Windows: a base image of Microsoft's, or a tag such as `nanoserver-ltsc2022`. */
export function isWindowsImage(reference: string): boolean {
  const parsed = parseImageReference(reference)
  if (!parsed.ok) return false
  const { repository, tag = '' } = parsed.reference
  return /^mcr\.microsoft\.com\/(?:windows|dotnet\/framework)(?:\/|$)/.test(repository) || FLAVOUR.test(tag)
}

/** The programs of a Windows image are not modelled: none is looked for, all are taken to be there. */
const WINDOWS: ImageSystem = {
  sh: 'none',
  bash: false,
  tools: 'none',
  libc: 'none',
  kind: 'unknown',
  needsEnv: [],
  os: 'windows',
  installed: true,
}

/** A Windows image of which only the name is known. Source of `cmd.exe`: the config of servercore and nanoserver. */
export function windowsImage(reference: string): Image {
  const isServer = reference.startsWith(`${MICROSOFT}windows/`)
  const isNano = reference.includes('windows/nanoserver')
  return {
    reference,
    config: {
      Entrypoint: null,
      Cmd: isServer ? ['c:\\windows\\system32\\cmd.exe'] : null,
      Env: [],
      WorkingDir: '',
      User: isNano ? 'ContainerUser' : '',
      ExposedPorts: [],
      Volumes: [],
      StopSignal: null,
      Shell: null,
      Labels: {},
      Healthcheck: null,
      OnBuild: null,
    },
    system: WINDOWS,
    files: new Map(),
    origins: isServer ? { Cmd: { from: 'base', image: reference } } : {},
  }
}

/**
 * A working directory in Windows: the drive C is left out, the separators are backslashes. Example: `C:/go/bin/..` is `\go`.
 * Source: BuildKit `util/system/path.go` (NormalizeWorkdir).
 */
export function windowsPath(path: string, from: string): string {
  return cleanPath(slashed(path), from === '' ? '/' : slashed(from)).replaceAll('/', '\\')
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/^[cC]:/, '')
}

/** Whether a path of a Windows image starts at the root of the drive. */
export function isWindowsAbsolute(path: string): boolean {
  return /^(?:[cC]:)?[\\/]/.test(path)
}
