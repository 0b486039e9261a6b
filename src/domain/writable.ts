/**
 * A value while it is put together by the function that makes it. Fields that are set one after the other cost a fraction of those
 * that follow a spread, so what is made for every change of a pod is made so.
 */
export type Writable<T> = { -readonly [Field in keyof T]: T[Field] }
