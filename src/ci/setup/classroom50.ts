import { utf8Bytes } from '../../domain/bytes.ts'
import type { SourceFile } from '../../domain/submission.ts'
import type { SetupRequest } from './files.ts'

/** Limits of `tests.json`: tests, bytes of a name, points of a test. */
const TESTS_MAX = 100
const NAME_BYTES_MAX = 100
const POINTS_MAX = 1000

/** The autograder of an assignment: a shim that starts the grader. */
export function classroom50Files(request: SetupRequest): readonly SourceFile[] {
  return [{ path: 'autograder.py', text: shim(request), executable: true }]
}

/** The tests for an assignment without a program of its own, in the form that \`gh teacher assignment test set\` reads; none where there are more than fit. */
export function classroom50Tests(request: SetupRequest): readonly SourceFile[] {
  const text = testsJson(request)
  return text === undefined ? [] : [{ path: 'tests.json', text, executable: false }]
}

function shim({ exercises }: SetupRequest): string {
  const ids = exercises.map(({ id }) => JSON.stringify(id)).join(', ')
  return `#!/usr/bin/env python3
"""Starts the grader, which lies beside this file, in the learner's checkout. Needs Node.js 20.19 or later (runtime: node)."""
import os, pathlib, subprocess, sys

here = os.environ.get("CLASSROOM50_BUNDLE_DIR") or str(pathlib.Path(__file__).resolve().parent)
git = ["git", "log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%cd"]
when = subprocess.run(git, capture_output=True, text=True, env={**os.environ, "TZ": "UTC"}).stdout.strip()
command = ["node", os.path.join(here, "grade.mjs"), "classroom50", ${ids}]
sys.exit(subprocess.run(command, env={**os.environ, "COMMIT_DATETIME": when}).returncode)
`
}

/** A test for each check, since a test there is all or nothing; `undefined` where there are more than fit. */
function testsJson({ exercises }: SetupRequest): string | undefined {
  const tests = exercises.flatMap(({ id, checks }) =>
    checks.map((check) => ({
      name: exercises.length === 1 ? check.id : `${id} ${check.id}`,
      type: 'run',
      run: `node "$CLASSROOM50_BUNDLE_DIR/grade.mjs" ${id} --only ${check.id}`,
      'exit-code': 0,
      timeout: 60,
      points: check.points,
      'failure-details': 'full',
    })),
  )
  const isSound = tests.every(({ name, points }) => utf8Bytes(name).length <= NAME_BYTES_MAX && points <= POINTS_MAX)
  return isSound && tests.length > 0 && tests.length <= TESTS_MAX
    ? `${JSON.stringify({ schema: 'classroom50/tests/v1', tests }, undefined, 2)}\n`
    : undefined
}
