import type { Value } from '../../../src/domain/json.ts'
import { admitCreate } from '../../../src/kubernetes/admit.ts'
import type { ApiResult } from '../../../src/kubernetes/api.ts'
import { findResource, type Resource } from '../../../src/kubernetes/resources.ts'
import type { KubeObject } from '../../../src/kubernetes/types.ts'

/** A resource that is certainly there. */
export function resource(name: string): Resource {
  const found = findResource(name)
  if (found === undefined) throw new Error(`no resource ${name}`)
  return found
}

type Json = { readonly [key: string]: Value }

/** A sound Deployment with one container; `spec`, `podSpec` and `container` change or add fields. */
export function deployment(changes: { metadata?: Json; spec?: Json; podSpec?: Json; container?: Json } = {}): Json {
  const container = { name: 'nginx', image: 'nginx:1.25', ports: [{ containerPort: 80 }], ...changes.container }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: { app: 'web' }, ...changes.metadata },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [container], ...changes.podSpec } },
      ...changes.spec,
    },
  }
}

/** A sound Service with one port. */
export function service(spec: Json = {}, name = 'web'): Json {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec },
  }
}

/** The stored object, or a failure of the test. */
export function accepted(result: ApiResult<KubeObject>): KubeObject {
  if (!result.ok) throw new Error(result.status.message)
  return result.value
}

/** Creates in `default` with strict field validation, as kubectl does. */
export function create(name: string, body: Value): ApiResult<KubeObject> {
  return admitCreate(resource(name), 'default', body, { fieldValidation: 'Strict' })
}

/** What a refusal says: each cause of an invalid object, or the whole message. */
export function refusal(result: ApiResult<unknown>): readonly string[] {
  if (result.ok) return []
  const causes = result.status.details?.causes ?? []
  return causes.length === 0 ? [result.status.message] : causes.map((cause) => `${cause.field}: ${cause.message}`)
}
