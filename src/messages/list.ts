/** The names of a comma-separated argument, each in backticks: `a, b` becomes `` `a`, `b` ``. */
export function names(list: string | number | undefined): string {
  return String(list ?? '')
    .split(', ')
    .filter((name) => name !== '')
    .map((name) => `\`${name}\``)
    .join(', ')
}

/** `1 pod`, `2 pods`. */
export function count(n: string | number | undefined, singular: string, plural = `${singular}s`): string {
  return `${n} ${Number(n) === 1 ? singular : plural}`
}
