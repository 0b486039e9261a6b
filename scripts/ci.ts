import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs every gate in order, each one even if one before it failed, and ends with `N passed, N failed`: every test counts
 * as one, and so does every other gate.
 */
interface Count {
  readonly passed: number
  readonly failed: number
}

const GATES: readonly (readonly string[])[] = [
  ['typecheck'],
  ['lint'],
  ['fmt:check'],
  ['knip'],
  ['check:generated'],
  ['build'],
  ['conformance', '--', 'k8s', '--known', '--quiet'],
  ['conformance', '--', 'docker', '--known', '--quiet'],
]

const write = (text: string): void => void process.stdout.write(`${text}\n`)

function runGate(words: readonly string[]): Count {
  write(`\n=== npm run ${words.join(' ')}`)
  const { status } = spawnSync('npm', ['run', '--silent', ...words], { stdio: 'inherit' })
  if (status === 0) return { passed: 1, failed: 0 }
  write(`=== failed: npm run ${words.join(' ')}`)
  return { passed: 0, failed: 1 }
}

/**
 * A test is skipped only where a tool that it needs is not there; that is said, and is no failure: `.ci/run` installs them. A run that breaks off
 * before it can report its tests counts as one failure.
 */
function runTests(): Count {
  const folder = mkdtempSync(join(tmpdir(), 'kubegrade-ci-'))
  const report = join(folder, 'tests.json')
  write('\n=== npm run test:all')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync('npm', ['run', '--silent', 'test:all', '--', ...reporters], { stdio: 'inherit' })
  try {
    const { numTotalTests, numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
      readonly numTotalTests: number
      readonly numPassedTests: number
      readonly numFailedTests: number
    }
    const failed = numFailedTests
    const skipped = numTotalTests - numPassedTests - failed
    if (skipped > 0) write(`=== ${skipped} tests were skipped: tools that they need are not here`)
    // A file that cannot be loaded, or an error outside of any test, fails the run without failing a test.
    return { passed: numPassedTests, failed: status === 0 ? failed : Math.max(1, failed) }
  } catch (cause) {
    write(`=== the tests left no report: ${String(cause)}`)
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const counts = [...GATES.map(runGate), runTests()]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
write(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
