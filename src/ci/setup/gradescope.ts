import type { SourceFile } from '../../domain/submission.ts'
import type { SetupRequest } from './files.ts'

/** The bundle of Gradescope: `setup.sh` runs once when the image is built, `run_autograder` for each submission. */
export function gradescopeFiles({ exercises }: SetupRequest): readonly SourceFile[] {
  const setup = `#!/usr/bin/env bash
# Puts Node.js on the image. Runs once, when it is built; grading itself opens no connection.
set -euo pipefail
apt-get update
apt-get install -y --no-install-recommends ca-certificates curl
curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
apt-get install -y --no-install-recommends nodejs
`
  const run = `#!/usr/bin/env bash
# Grades one submission. Whatever happens, there are results: without them Gradescope shows nothing but a failure.
results=\${RESULTS:-/autograder/results/results.json}
cd "\${SUBMISSION:-/autograder/submission}" &&
  node "\${SOURCE:-/autograder/source}/grade.mjs" gradescope ${exercises.map(({ id }) => id).join(' ')} --results "$results"
[ -s "$results" ] || echo '{"score": 0, "output": "The grader could not be started. Please tell your instructor.", "output_format": "text"}' >"$results"
exit 0
`
  return [
    { path: 'setup.sh', text: setup, executable: true },
    { path: 'run_autograder', text: run, executable: true },
  ]
}
