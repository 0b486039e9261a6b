import type { Value } from '../domain/json.ts'
import { type GoType, pointerTo, STRING } from '../formats/gotemplate/types.ts'
import { lastOf, type Parsed } from './flags.ts'
import { dockerTemplate, formatNotSimulated } from './format/inspect-format.ts'
import type { Store } from './store.ts'
import type { Answer } from './types.ts'

const VERSION = '28.5.2'

/** A struct of texts, of which the named ones are in front and known. */
function texts(name: string, fields: string): GoType {
  return {
    kind: 'struct',
    name,
    fields: fields.split(' ').map((field) => ({ name: field, type: STRING })),
    isOpaque: true,
  }
}

/** What the template is executed on. Source: docker/cli `cli/command/system/version.go`. */
const TYPE: GoType = {
  kind: 'struct',
  name: 'system.versionInfo',
  isOpaque: true,
  fields: [
    {
      name: 'Client',
      type: texts(
        'system.clientVersion',
        'Version Os Arch Context Platform APIVersion DefaultAPIVersion GitCommit GoVersion BuildTime',
      ),
    },
    {
      name: 'Server',
      type: pointerTo(
        texts(
          'types.Version',
          'Version Os Arch Platform Components APIVersion MinAPIVersion GitCommit GoVersion KernelVersion Experimental BuildTime',
        ),
      ),
    },
  ],
}

const DATA: Value = {
  Client: { Version: VERSION, Os: 'linux', Arch: 'amd64', Context: 'default' },
  Server: { Version: VERSION, Os: 'linux', Arch: 'amd64' },
}

/** `docker version`. */
export function versionCommand({ options: { limits } }: Store, { flags }: Parsed): Answer {
  const format = lastOf(flags, 'format') ?? ''
  if (format === '') return { exit: 0, stdout: `Client: Docker Engine - Community\n Version:           ${VERSION}\n` }
  const read = dockerTemplate('version', format === 'json' ? '{{json .}}' : format, limits)
  if (!read.ok) {
    if (read.error === undefined) return formatNotSimulated('docker version', format)
    return { exit: 64, stderr: `template parsing error: ${read.error}\n` }
  }
  const { text, error, isUnknown } = read.template.execute({ type: TYPE, data: DATA })
  if (isUnknown === true) return formatNotSimulated('docker version', format)
  return error === undefined ? { exit: 0, stdout: `${text}\n` } : { exit: 1, stdout: `${text}\n`, stderr: `${error}\n` }
}
