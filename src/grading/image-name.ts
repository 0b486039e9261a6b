import { normalizeReference } from '../engines/entrypoint/index.ts'

/** Whether two references mean the same image: `nginx` and `docker.io/library/nginx:latest` do. */
export function sameImage(a: string, b: string): boolean {
  return imageKey(a) === imageKey(b)
}

/** The one spelling of a reference that is used for comparing; a text that is no reference is compared as it is. */
export function imageKey(reference: string): string {
  return normalizeReference(reference) ?? reference
}
