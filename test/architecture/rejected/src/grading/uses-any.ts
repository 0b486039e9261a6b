export const anything: unknown = 1
export const something: any = 1 // rejected: typescript(no-explicit-any)
