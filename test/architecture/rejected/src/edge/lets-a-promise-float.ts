export async function save(): Promise<void> {
  await Promise.resolve()
}
export async function close(): Promise<void> {
  save() // rejected: typescript(no-floating-promises)
  await save()
}
