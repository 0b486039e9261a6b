import type { Value } from '../domain/json.ts'
import type { TakenAddresses } from './service-allocation.ts'
import type { KubeObject } from './types.ts'

/** Which object: `resource` is the plural lower-case name (`deployments`), `namespace` is absent for cluster-wide kinds. */
export interface ObjectRef {
  readonly resource: string
  readonly namespace?: string
  readonly name: string
}

/** Reasons of `metav1.Status` (apimachinery/pkg/apis/meta/v1/types.go). */
export type StatusReason =
  | 'NotFound'
  | 'AlreadyExists'
  | 'Invalid'
  | 'BadRequest'
  | 'Conflict'
  | 'Forbidden'
  | 'UnsupportedMediaType'
  | 'InternalError'
  | ''

/** A refusal of the API server, as `kubectl` gets it. */
export interface ApiStatus {
  readonly reason: StatusReason
  /** HTTP status code. */
  readonly code: number
  /** Complete text, e.g. `Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be …`. */
  readonly message: string
  /** For `Invalid`: what the object is, and one entry per cause, in the server's order. */
  readonly details?: {
    readonly kind: string
    readonly group: string
    readonly name: string
    readonly causes: readonly StatusCause[]
  }
}

export interface StatusCause {
  /** Field path as the server writes it: `spec.template.spec.containers[0].image`. */
  readonly field: string
  /** What is printed after the path: `Required value`, `Invalid value: -1: must be greater than or equal to 0`. */
  readonly message: string
}

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly status: ApiStatus; readonly warnings: readonly string[] }

export type PatchType = 'strategic' | 'merge' | 'json'
export type Cascade = 'background' | 'foreground' | 'orphan'
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore'

export interface WriteOptions {
  readonly dryRun?: boolean
  readonly fieldValidation?: FieldValidation
  /** Where the client took the body from; kept beside the write so that a field can be traced to its line. */
  readonly source?: WriteSource
  /** Addresses of other Services; filled in by the server, not by clients. */
  readonly taken?: TakenAddresses
}

/** A document of a file in the virtual folder. */
export interface WriteSource {
  readonly file: string
  /** 0-based index among the documents of the file. */
  readonly document: number
}

export type WatchEvent = {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly atMs: number
  readonly object: KubeObject
}

/**
 * The API server as its clients see it. Objects that leave are immutable. Resources are plural names; `subresource`
 * is `scale` or `status` where a client names one. Lists are sorted by namespace, then name, as the server's are.
 */
export interface Api {
  get(ref: ObjectRef): KubeObject | undefined
  list(resource: string, namespace?: string): readonly KubeObject[]
  /** `body` is what the client sent, decoded from JSON but otherwise unchecked. */
  create(resource: string, namespace: string | undefined, body: Value, options?: WriteOptions): ApiResult<KubeObject>
  /** Replaces the whole object. */
  update(ref: ObjectRef, body: Value, options?: WriteOptions): ApiResult<KubeObject>
  patch(ref: ObjectRef, type: PatchType, patch: Value, options?: WriteOptions): ApiResult<KubeObject>
  delete(
    ref: ObjectRef,
    options?: WriteOptions & { readonly cascade?: Cascade; readonly gracePeriodSeconds?: number },
  ): ApiResult<KubeObject>
}

/** The part of it that only looks. */
export type ApiReader = Pick<Api, 'get' | 'list'>
