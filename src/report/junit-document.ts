import { type XmlElement, writeXml } from '../formats/xml/write.ts'
import { printable } from './render/sanitize.ts'

/** How a test case ended. `details` are lines that say more. */
export type JunitOutcome =
  | { readonly kind: 'passed' }
  | {
      readonly kind: 'failure' | 'error' | 'skipped'
      readonly message: string
      readonly type?: string
      readonly details?: readonly string[]
    }

export interface JunitCase {
  readonly classname: string
  readonly name: string
  /** Of the learner's files. */
  readonly file?: string
  readonly line?: number
  readonly outcome: JunitOutcome
}

export interface JunitSuite {
  readonly name: string
  readonly properties: Readonly<Record<string, string | number>>
  readonly cases: readonly JunitCase[]
}

/**
 * JUnit XML in the dialect that GitLab, Jenkins and the actions for GitHub all read (https://github.com/testmoapp/junitxml). Points stand in the
 * properties of a suite, because those of a case are not read everywhere. Times are 0: the same work gives the same bytes.
 */
export function junitDocument(suites: readonly JunitSuite[]): string {
  return writeXml({
    name: 'testsuites',
    attributes: { name: 'grade', ...countsOf(suites.flatMap(({ cases }) => cases)) },
    children: suites.map(suiteElement),
  })
}

function countsOf(cases: readonly JunitCase[]) {
  const count = (kind: JunitOutcome['kind']): number => cases.filter(({ outcome }) => outcome.kind === kind).length
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped'), time: 0 }
}

function suiteElement({ name, properties, cases }: JunitSuite): XmlElement {
  const entries = Object.entries(properties)
  return {
    name: 'testsuite',
    attributes: { name: printable(name), ...countsOf(cases) },
    children: [
      ...(entries.length === 0 ? [] : [{ name: 'properties', children: entries.map(propertyElement) }]),
      ...cases.map(caseElement),
    ],
  }
}

function propertyElement([name, value]: [string, string | number]): XmlElement {
  return { name: 'property', attributes: { name, value: printable(String(value)) } }
}

function caseElement({ classname, name, file, line, outcome }: JunitCase): XmlElement {
  return {
    name: 'testcase',
    attributes: {
      classname: printable(classname),
      name: printable(name),
      ...(file === undefined ? {} : { file: printable(file) }),
      ...(line === undefined ? {} : { line }),
      time: 0,
    },
    ...(outcome.kind === 'passed' ? {} : { children: [outcomeElement(outcome)] }),
  }
}

function outcomeElement({ kind, message, type, details = [] }: Exclude<JunitOutcome, { kind: 'passed' }>): XmlElement {
  return {
    name: kind,
    attributes: { message: printable(message), ...(type === undefined ? {} : { type }) },
    ...(details.length === 0 ? {} : { text: details.map(printable).join('\n') }),
  }
}
