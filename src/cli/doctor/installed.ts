import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import { setupFiles } from '../../ci/setup/files.ts'
import { graderVersion } from '../../ci/setup/grader.ts'
import { inspectWorkflow } from '../../ci/setup/inspect-workflow.ts'
import { isLocalAction, PUBLISHED_ACTION } from '../../ci/setup/platforms.ts'
import { LIMITS } from '../../domain/limits.ts'
import { readSetupFile, setupFolders, workflowNames } from '../../edge/files-setup.ts'
import { parseYaml } from '../../formats/yaml/parse.ts'
import type { Console } from '../console.ts'
import { type CourseFlags, findCourse } from '../course.ts'
import { packageRoot } from '../package-root.ts'
import { UsageError } from '../usage-error.ts'
import type { DoctorFinding } from './checks.ts'

/** Looks at what `grade classroom init` left here: the workflows that grade, and the folders with a grader. Where there is none, nothing is said. */
export async function checkInstalled(flags: CourseFlags, console: Console): Promise<readonly DoctorFinding[]> {
  const { cwd } = console
  const findings: DoctorFinding[] = []
  const folders = new Set(setupFolders(cwd))
  for (const file of workflowNames(cwd)) {
    const text = readSetupFile(cwd, file)?.text ?? ''
    const parsed = parseYaml(text, { file, limits: LIMITS })
    if (!parsed.ok) {
      const line = parsed.diagnostics[0]?.range?.start.line ?? 1
      if (text.includes('exercise:')) findings.push(problem('CLI_DOCTOR_CI_BROKEN', { file, line }))
      continue
    }
    const { steps, problems } = inspectWorkflow(file, parsed.value)
    findings.push(...problems.map(({ code, args }) => problem(code as DoctorFinding['code'], args)))
    for (const { action, exercises, hasFolder } of steps) {
      if (isLocalAction(action)) folders.add(action.slice('./'.length))
      const known = hasFolder ? undefined : knownExercises(flags, console)
      const ids = exercises.map((id) => (/^\d+$/.test(id) ? `exercise-${Number(id)}` : id))
      const unknown = known === undefined ? [] : ids.filter((id) => !known.has(id))
      findings.push(...unknown.map((id) => problem('CLI_DOCTOR_CI_EXERCISE', { file, id })))
      if (problems.length > 0 || unknown.length > 0) continue
      const isAsWritten = isWritten('actions', '.github/workflows/grade.yml', text, exercises, action)
      findings.push({
        ...(isAsWritten
          ? { state: 'ok', code: 'CLI_DOCTOR_CI_WORKFLOW' }
          : { state: 'note', code: 'CLI_DOCTOR_CI_EDITED' }),
        args: { file, action },
      })
    }
  }
  for (const folder of folders) findings.push(...folderFindings(cwd, folder))
  return findings
}

/** What the program of each platform starts, by its file, and the files that have to be beside it. */
const PROGRAMS = {
  'action.yml': { platform: undefined, needs: ['grade.mjs'], executable: [], words: /(?!)/ },
  'autograder.py': { platform: 'classroom50', needs: ['grade.mjs'], executable: [], words: /"classroom50", (.*)\]$/m },
  run_autograder: {
    platform: 'gradescope',
    needs: ['grade.mjs', 'setup.sh'],
    executable: ['run_autograder', 'setup.sh'],
    words: / gradescope (.*) --results /,
  },
} as const

function folderFindings(cwd: string, folder: string): readonly DoctorFinding[] {
  const at = (name: string): string => (folder === '.' ? name : `${folder}/${name}`)
  const read = (name: string) => readSetupFile(cwd, at(name))
  const findings: DoctorFinding[] = []
  const programs = Object.entries(PROGRAMS).filter(([name]) => read(name)?.text.includes('grade.mjs') === true)
  if (programs.length === 0 && read('grade.mjs') === undefined) {
    return [problem('CLI_DOCTOR_CI_MISSING', { folder, missing: 'action.yml, grade.mjs' })]
  }
  for (const [name, { platform, needs, executable, words }] of programs) {
    const missing = needs.filter((other) => read(other) === undefined)
    if (missing.length > 0)
      findings.push(problem('CLI_DOCTOR_CI_MISSING', { folder, missing: missing.map(at).join(', ') }))
    for (const other of executable)
      if (read(other)?.executable === false) findings.push(problem('CLI_DOCTOR_CI_EXECUTABLE', { file: at(other) }))
    const text = read(name)?.text ?? ''
    const ids = (words.exec(text)?.[1] ?? '').split(/[\s",]+/).filter((id) => id !== '')
    if (platform !== undefined && !isWritten(platform, name, text, ids, PUBLISHED_ACTION))
      findings.push({ state: 'note', code: 'CLI_DOCTOR_CI_EDITED', args: { file: at(name) } })
  }
  const grader = read('grade.mjs')
  return grader === undefined ? findings : [...findings, graderFinding(at('grade.mjs'), grader.text)]
}

function graderFinding(file: string, text: string): DoctorFinding {
  const { version } = packageJson
  const found = graderVersion(text)
  if (found === undefined) return problem('CLI_DOCTOR_CI_GRADER_UNKNOWN', { file })
  const isSame = found === version && text === ownGrader()
  return {
    ...(isSame ? { state: 'ok', code: 'CLI_DOCTOR_CI_GRADER' } : { state: 'note', code: 'CLI_DOCTOR_CI_GRADER_OTHER' }),
    args: { file, found, version },
  }
}

function ownGrader(): string {
  try {
    return readFileSync(join(packageRoot(), 'dist/grade.mjs'), 'utf8')
  } catch {
    return ''
  }
}

/** Whether a file is, to the letter, what this version writes for these exercises. */
function isWritten(
  platform: 'actions' | 'classroom50' | 'gradescope',
  path: string,
  text: string,
  ids: readonly string[],
  action: string,
): boolean {
  const exercises = ids.map((id) => ({ id, checks: [] }))
  return setupFiles(platform, { exercises, action }).some((file) => file.path === path && file.text === text)
}

function knownExercises(flags: CourseFlags, console: Console): ReadonlySet<string> | undefined {
  try {
    return new Set(findCourse(flags, console).map(({ id }) => id))
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

function problem(code: DoctorFinding['code'], args: DoctorFinding['args']): DoctorFinding {
  return { state: 'problem', code, args }
}
