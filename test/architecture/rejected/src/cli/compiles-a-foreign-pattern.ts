export function found(pattern: string, text: string): boolean {
  if (new RegExp(pattern).test(text)) return true // rejected: eslint(no-restricted-globals)
  return text.includes(pattern)
}
