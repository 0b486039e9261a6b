import { findResource, RESOURCES, type Resource, resourceOfKind, servedVersions } from '../kubernetes/resources.ts'
import { type Result, bad, good } from './failure.ts'

/** What `all` stands for, in the order of API discovery. */
const CATEGORY_ALL = [
  'pods',
  'replicationcontrollers',
  'services',
  'daemonsets',
  'deployments',
  'replicasets',
  'statefulsets',
  'horizontalpodautoscalers',
  'cronjobs',
  'jobs',
]

/** The resource that a word on a command line names: `po`, `Pods`, `deploy.apps`, `deployments.v1.apps`. */
export function resourceFor(word: string): Result<Resource> {
  const found = findResource(word)
  const [first = ''] = word.split('.')
  // Short names, unlike the others, are known in lower case only.
  const isShort = found !== undefined && found.shortNames.includes(first.toLowerCase())
  if (found !== undefined && (!isShort || first === first.toLowerCase())) return good(found)
  return bad({ kind: 'no-resource', text: `the server doesn't have a resource type "${first}"` })
}

/** The words of `deploy,all` with `all` written out. */
export function expandCategories(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => (word === 'all' ? CATEGORY_ALL : [word]))
}

/**
 * The resource of an object's `apiVersion` and `kind`. A kind all in lower case finds it too, since client-go's discovery
 * mapper knows both spellings; the server then refuses the object.
 */
export function resourceOfObject(apiVersion: string, kind: string): Resource | undefined {
  return (
    resourceOfKind(apiVersion, kind) ??
    RESOURCES.find((resource) => servedVersions(resource).includes(apiVersion) && resource.singular === kind)
  )
}

/** `deployment.apps`, `pod`: what stands before the name where kubectl prints an object. */
export function kindName(resource: Resource): string {
  const kind = resource.kind.toLowerCase()
  return resource.group === '' ? kind : `${kind}.${resource.group}`
}

/** `Deployment.apps`, `Pod`. */
export function groupKind(resource: Resource): string {
  return resource.group === '' ? resource.kind : `${resource.kind}.${resource.group}`
}
