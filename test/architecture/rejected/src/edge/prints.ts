export function print(text: string): string {
  console.log(text) // rejected: eslint(no-console)
  return text
}
