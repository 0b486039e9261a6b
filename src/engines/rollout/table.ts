import type { KubeObject } from '../../kubernetes/types.ts'

/** The objects of one resource. Objects that are in no namespace are in the one without a name. */
export interface Table {
  get(namespace: string | undefined, name: string): KubeObject | undefined
  /** Gives what was there before. */
  set(namespace: string | undefined, name: string, object: KubeObject): KubeObject | undefined
  /** Gives what was there. */
  delete(namespace: string | undefined, name: string): KubeObject | undefined
  /** Sorted by namespace, then name; all namespaces when none is given. The same list until the next write. */
  list(namespace: string | undefined): readonly KubeObject[]
  /** What is in a namespace, in the order in which it was put there. */
  names(namespace: string): readonly string[]
}

/** The objects of one namespace. */
interface Shelf {
  readonly objects: Map<string, KubeObject>
  /** Sorted; dropped when an object comes or goes, not when it changes. */
  names: readonly string[] | undefined
  list: readonly KubeObject[] | undefined
}

const NOTHING: readonly KubeObject[] = []

export function createTable(): Table {
  const shelves = new Map<string, Shelf>()
  let everything: readonly KubeObject[] | undefined

  const shelf = (namespace: string): Shelf => {
    const known = shelves.get(namespace)
    if (known !== undefined) return known
    const fresh: Shelf = { objects: new Map(), names: undefined, list: undefined }
    shelves.set(namespace, fresh)
    return fresh
  }
  const written = (place: Shelf, isOther: boolean): void => {
    if (isOther) place.names = undefined
    place.list = undefined
    everything = undefined
  }

  return {
    get: (namespace = '', name) => shelves.get(namespace)?.objects.get(name),
    set(namespace = '', name, object) {
      const place = shelf(namespace)
      const before = place.objects.get(name)
      place.objects.set(name, object)
      written(place, before === undefined)
      return before
    },
    delete(namespace = '', name) {
      const place = shelves.get(namespace)
      const before = place?.objects.get(name)
      if (place === undefined || before === undefined) return undefined
      place.objects.delete(name)
      written(place, true)
      return before
    },
    list(namespace) {
      if (namespace !== undefined) return listOf(shelves.get(namespace))
      everything ??= shelves.size === 1 ? listOf([...shelves.values()][0]) : listAll(shelves)
      return everything
    },
    names: (namespace) => [...(shelves.get(namespace)?.objects.keys() ?? [])],
  }
}

function listAll(shelves: ReadonlyMap<string, Shelf>): readonly KubeObject[] {
  return [...shelves.keys()].toSorted().flatMap((name) => listOf(shelves.get(name)))
}

function listOf(place: Shelf | undefined): readonly KubeObject[] {
  if (place === undefined) return NOTHING
  if (place.list !== undefined) return place.list
  const { objects } = place
  place.names ??= objects.size < 2 ? [...objects.keys()] : [...objects.keys()].toSorted()
  const list: KubeObject[] = []
  for (const name of place.names) {
    const object = objects.get(name)
    if (object !== undefined) list.push(object)
  }
  place.list = list
  return list
}
