import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import type { Args } from '../../domain/diagnostic.ts'
import type { UsageCode } from '../../domain/usage-reasons.ts'
import { cacheFolder, stateFolder } from '../../edge/user-folders.ts'
import { type Console, languageOf, type OutputFlags, wantsColor, widthOf } from '../console.ts'
import { type CourseFlags, findCourse, loadFound } from '../course.ts'
import { courseOf } from '../course-file.ts'
import { packageRoot } from '../package-root.ts'
import { UsageError } from '../usage-error.ts'
import { checkInstalled } from './installed.ts'

/** One thing that was looked at. `note`: it works, but not as it might. */
export interface DoctorFinding {
  readonly state: 'ok' | 'note' | 'problem'
  readonly code: UsageCode
  readonly args: Args
}

/** Looks at one side of what `grade` needs. */
export type DoctorCheck = (flags: CourseFlags, console: Console) => Promise<readonly DoctorFinding[]>

/** Everything that is looked at, in the order in which it is told. */
export const DOCTOR_CHECKS: readonly DoctorCheck[] = [
  checkNode,
  checkPackage,
  checkExercises,
  checkUserFolders,
  checkTerminal,
  checkEncoding,
  checkLanguage,
  checkInstalled,
]

function ok(code: UsageCode, args: Args = {}): DoctorFinding {
  return { state: 'ok', code, args }
}

async function checkNode(): Promise<readonly DoctorFinding[]> {
  const wanted = packageJson.engines.node.replace('>=', '')
  const version = process.versions.node
  const isOld = isBefore(version, wanted)
  return [
    isOld
      ? { state: 'problem', code: 'CLI_DOCTOR_NODE_OLD', args: { version, wanted } }
      : ok('CLI_DOCTOR_NODE', { version }),
  ]
}

function isBefore(version: string, wanted: string): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, least] of wanted.split('.').map(Number).entries()) {
    const part = parts[index] ?? 0
    if (part !== least) return part < least
  }
  return false
}

async function checkPackage(): Promise<readonly DoctorFinding[]> {
  const root = packageRoot()
  const pages = ['dist/diagnostics.md', 'dist/diagnostics.ko.md']
  const needed = ['package.json', 'dist/grade.js', 'dist/worker.js', 'dist/worker.mjs', ...pages, 'dist/compiled']
  const missing = needed.filter((path) => !existsSync(join(root, path)))
  const { version } = packageJson
  if (missing.length === 0) return [ok('CLI_DOCTOR_PACKAGE', { version })]
  return [{ state: 'problem', code: 'CLI_DOCTOR_PACKAGE_INCOMPLETE', args: { version, missing: missing.join(', ') } }]
}

async function checkExercises(flags: CourseFlags, console: Console): Promise<readonly DoctorFinding[]> {
  try {
    const found = findCourse(flags, console)
    const [first] = found
    if (first === undefined) return [{ state: 'problem', code: 'CLI_DOCTOR_EXERCISES_NONE', args: {} }]
    const broken: DoctorFinding[] = []
    const courses = new Map(found.flatMap((each) => (each.course === undefined ? [] : [[each.course, courseOf(each)]])))
    for (const [folder, course] of courses) {
      const file = relative(console.cwd, join(folder, 'course.yaml'))
      if (!course.ok) broken.push({ state: 'problem', code: 'CLI_DOCTOR_COURSE_BROKEN', args: { file } })
    }
    for (const each of found) {
      const course = each.course === undefined ? undefined : courses.get(each.course)
      const loaded = await loadFound(each, course?.ok === true ? course.course?.defaults : undefined)
      if (!loaded.ok) broken.push({ state: 'problem', code: 'CLI_DOCTOR_EXERCISE_BROKEN', args: { id: each.id } })
    }
    const folder = relative(console.cwd, dirname(first.path)) || '.'
    const sound = found.length - broken.length
    return [ok('CLI_DOCTOR_EXERCISES', { sound: Math.max(sound, 0), folder }), ...broken]
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return [{ state: 'problem', code: 'CLI_DOCTOR_EXERCISES_NONE', args: {} }]
  }
}

async function checkUserFolders(_flags: CourseFlags, { env }: Console): Promise<readonly DoctorFinding[]> {
  return [writable(stateFolder(env), 'XDG_STATE_HOME'), writable(cacheFolder(env), 'XDG_CACHE_HOME')]
}

function writable(folder: string, variable: string): DoctorFinding {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return ok('CLI_DOCTOR_FOLDER', { folder })
  } catch {
    return { state: 'problem', code: 'CLI_DOCTOR_FOLDER_REFUSED', args: { folder, variable } }
  }
}

const COLUMNS_GOOD = 60

async function checkTerminal(flags: OutputFlags, console: Console): Promise<readonly DoctorFinding[]> {
  const { columns, outIsTerminal, env } = console
  const isOn = wantsColor(console, flags)
  const asked = ['NO_COLOR', 'FORCE_COLOR'].find((name) => (env[name] ?? '') !== '')
  const why = flags.color === undefined ? (asked ?? 'terminal') : 'option'
  const color = ok(isOn ? 'CLI_DOCTOR_COLOR_ON' : 'CLI_DOCTOR_COLOR_OFF', { why })
  if (!outIsTerminal) return [ok('CLI_DOCTOR_NO_TERMINAL', { columns: widthOf(console) }), color]
  if (columns !== undefined && columns < COLUMNS_GOOD) {
    return [{ state: 'note', code: 'CLI_DOCTOR_TERMINAL_NARROW', args: { columns, good: COLUMNS_GOOD } }, color]
  }
  return [ok('CLI_DOCTOR_TERMINAL', { columns: columns ?? 0 }), color]
}

async function checkEncoding(_flags: OutputFlags, { env }: Console): Promise<readonly DoctorFinding[]> {
  const name = ['LC_ALL', 'LC_CTYPE', 'LANG'].find((each) => (env[each] ?? '') !== '')
  const value = name === undefined ? '' : (env[name] ?? '')
  if (/utf-?8/i.test(value)) return [ok('CLI_DOCTOR_ENCODING', { setting: `${name}=${value}` })]
  return [
    {
      state: 'note',
      code: 'CLI_DOCTOR_ENCODING_OTHER',
      args: { setting: name === undefined ? 'LANG' : `${name}=${value}` },
    },
  ]
}

async function checkLanguage(flags: OutputFlags, console: Console): Promise<readonly DoctorFinding[]> {
  return [ok('CLI_DOCTOR_LANGUAGE', { language: languageOf(console, flags) })]
}
