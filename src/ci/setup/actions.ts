import type { SourceFile } from '../../domain/submission.ts'
import type { SetupRequest } from './files.ts'

/**
 * The workflow of GitHub Actions. It runs for pull requests from forks too, because it needs no secret: never by `pull_request_target`, which would give a
 * stranger's push the rights of the repository.
 */
export function actionsFiles({ exercises, action }: SetupRequest): readonly SourceFile[] {
  const text = `# Grades every push. It may read the repository and nothing else.
name: grade
on: [push, pull_request, workflow_dispatch]
permissions:
  contents: read
jobs:
  grade:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
      - id: grade
        uses: ${action}
        with:
          exercise: ${exercises.map(({ id }) => id).join(', ')}
          fail-on: not-passed
`
  return [{ path: '.github/workflows/grade.yml', text, executable: false }]
}
