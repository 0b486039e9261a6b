/** What a client has against the name of an environment variable; it is stricter than the server (apimachinery pkg/util/validation, IsEnvVarName). */
export function envNameProblem(name: string): string | undefined {
  const problems: string[] = []
  if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name)) {
    problems.push(
      "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not " +
        "start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', " +
        "regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')",
    )
  }
  if (name === '.' || name === '..') problems.push(`must not be '${name}'`)
  else if (name.startsWith('..')) problems.push("must not start with '..'")
  return problems.length === 0 ? undefined : problems.join(';')
}
