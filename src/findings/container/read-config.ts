import { isJsonObject, type JsonObject, type Value } from '../../domain/json.ts'
import type { ContainerConfig } from '../../domain/container.ts'
import type { Healthcheck, ImageConfig } from '../../engines/entrypoint/types.ts'

/**
 * Reads an image config as `docker image inspect` or a registry has it. Sets may be maps to nothing or lists; what is missing or of
 * another type counts as not set. Source: OCI image-spec `config.md`.
 */
export function configOf(value: JsonObject): ImageConfig {
  return {
    Entrypoint: wordsOf(value['Entrypoint']),
    Cmd: wordsOf(value['Cmd']),
    Env: wordsOf(value['Env']) ?? [],
    WorkingDir: textOf(value['WorkingDir']) ?? '/',
    User: textOf(value['User']) ?? '',
    ExposedPorts: setOf(value['ExposedPorts']),
    Volumes: setOf(value['Volumes']),
    StopSignal: textOf(value['StopSignal']) ?? null,
    Shell: wordsOf(value['Shell']),
    Labels: labelsOf(value['Labels']),
    Healthcheck: healthcheckOf(value['Healthcheck']),
    OnBuild: wordsOf(value['OnBuild']),
  }
}

/** The config as it is reported: everything that says nothing is `null`. */
export function reportedConfig(config: ImageConfig): ContainerConfig {
  return {
    Entrypoint: config.Entrypoint,
    Cmd: config.Cmd,
    Env: orNull(config.Env),
    WorkingDir: config.WorkingDir === '' ? null : config.WorkingDir,
    User: config.User === '' ? null : config.User,
    ExposedPorts: orNull(config.ExposedPorts),
    Volumes: orNull(config.Volumes),
    StopSignal: config.StopSignal,
    Shell: config.Shell,
    Labels: Object.keys(config.Labels).length === 0 ? null : config.Labels,
    Healthcheck: config.Healthcheck,
    OnBuild: config.OnBuild === null ? null : orNull(config.OnBuild),
  }
}

function orNull(list: readonly string[]): readonly string[] | null {
  return list.length === 0 ? null : list
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function wordsOf(value: Value | undefined): readonly string[] | null {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : null
}

function setOf(value: Value | undefined): readonly string[] {
  if (isJsonObject(value)) return Object.keys(value).toSorted()
  return (wordsOf(value) ?? []).toSorted()
}

function labelsOf(value: Value | undefined): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  )
}

function healthcheckOf(value: Value | undefined): Healthcheck | null {
  if (!isJsonObject(value)) return null
  const number = (key: string): Record<string, number> => {
    const found = value[key]
    return typeof found === 'number' ? { [key]: found } : {}
  }
  return {
    Test: wordsOf(value['Test']) ?? [],
    ...number('Interval'),
    ...number('Timeout'),
    ...number('StartPeriod'),
    ...number('StartInterval'),
    ...number('Retries'),
  }
}
