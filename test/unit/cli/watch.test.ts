import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginWatch, transition, type WatchEvent, type WatchState } from '../../../src/cli/watch/machine.ts'
import { watchedFolders } from '../../../src/cli/watch/places.ts'
import { watchFolders } from '../../../src/edge/watch-folders.ts'

const idle: WatchState = { phase: 'idle', isStale: false, view: 'report', exitCode: 1 }
const key = (name: string): WatchEvent => ({ kind: 'key', key: name })

/** Waits until `happened` is true; the test's own limit ends it otherwise. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('the machine', () => {
  test('begins with a grading', () => {
    const [state, actions] = beginWatch()
    expect({ phase: state.phase, actions }).toEqual({ phase: 'grading', actions: [{ kind: 'grade' }] })
  })

  test.each<{
    name: string
    from?: Partial<WatchState>
    event: WatchEvent
    to?: Partial<WatchState>
    does: readonly string[]
  }>([
    {
      name: 'a change waits until it has settled',
      event: { kind: 'changed' },
      to: { phase: 'settling' },
      does: ['settle'],
    },
    { name: 'more changes wait with it', from: { phase: 'settling' }, event: { kind: 'changed' }, does: [] },
    {
      name: 'what has settled is graded',
      from: { phase: 'settling' },
      event: { kind: 'settled' },
      to: { phase: 'grading' },
      does: ['grade'],
    },
    { name: 'a wait that is over already is none', event: { kind: 'settled' }, does: [] },
    {
      name: 'a change while it is graded is noted',
      from: { phase: 'grading' },
      event: { kind: 'changed' },
      to: { isStale: true },
      does: [],
    },
    {
      name: 'a grading is shown',
      from: { phase: 'grading', view: 'hint' },
      event: { kind: 'graded', exitCode: 0 },
      to: { phase: 'idle', view: 'report', exitCode: 0 },
      does: ['draw report', 'rest'],
    },
    { name: 'after a while it is looked at more closely', event: { kind: 'quiet' }, does: ['explain'] },
    { name: 'unless something has changed again', from: { phase: 'settling' }, event: { kind: 'quiet' }, does: [] },
    { name: 'and what is found is shown', event: { kind: 'explained' }, does: ['draw report'] },
    { name: 'to whoever looks at the report', from: { view: 'list' }, event: { kind: 'explained' }, does: [] },
    {
      name: 'and graded again where something changed meanwhile',
      from: { phase: 'grading', isStale: true },
      event: { kind: 'graded', exitCode: 0 },
      to: { phase: 'settling', isStale: false, exitCode: 0 },
      does: ['draw report', 'rest', 'settle'],
    },
    {
      name: 'who looks at the timeline goes on looking at it',
      from: { phase: 'grading', view: 'timeline' },
      event: { kind: 'graded', exitCode: 1 },
      to: { phase: 'idle' },
      does: ['draw timeline', 'rest'],
    },
    {
      name: 'what did not change is not drawn',
      from: { phase: 'grading', view: 'list' },
      event: { kind: 'unchanged' },
      to: { phase: 'idle' },
      does: [],
    },
    { name: 'h opens a hint', event: key('h'), to: { view: 'hint' }, does: ['open-hint', 'draw hint'] },
    { name: 'h once more opens another', from: { view: 'hint' }, event: key('h'), does: ['open-hint', 'draw hint'] },
    { name: 'l shows the list', event: key('l'), to: { view: 'list' }, does: ['draw list'] },
    { name: 'l leads back', from: { view: 'list' }, event: key('l'), to: { view: 'report' }, does: ['draw report'] },
    { name: 't shows the timeline', event: key('t'), to: { view: 'timeline' }, does: ['draw timeline'] },
    {
      name: 'any other key leads back',
      from: { view: 'hint' },
      event: key(' '),
      to: { view: 'report' },
      does: ['draw report'],
    },
    { name: 'and does nothing else', event: key('x'), does: [] },
    {
      name: 'n goes on',
      from: { view: 'list' },
      event: key('n'),
      to: { phase: 'grading', view: 'report' },
      does: ['go-on', 'grade'],
    },
    { name: 'q ends', event: key('q'), to: { phase: 'over' }, does: ['close 1'] },
    { name: 'Ctrl-C ends', from: { exitCode: 0 }, event: key('\u0003'), to: { phase: 'over' }, does: ['close 0'] },
    {
      name: 'a signal ends',
      from: { phase: 'grading' },
      event: { kind: 'interrupted' },
      to: { phase: 'over' },
      does: ['close 1'],
    },
    { name: 'nothing happens after the end', from: { phase: 'over' }, event: { kind: 'changed' }, does: [] },
    { name: 'another size is drawn anew', from: { view: 'list' }, event: { kind: 'resized' }, does: ['draw list'] },
  ])('$name', ({ from = {}, event, to = {}, does }) => {
    const before = { ...idle, ...from }
    const [after, actions] = transition(before, event)
    const named = actions.map((action) =>
      action.kind === 'draw'
        ? `draw ${action.view}`
        : action.kind === 'close'
          ? `close ${action.exitCode}`
          : action.kind,
    )
    expect({ after, named }).toEqual({ after: { ...before, ...to }, named: does })
  })
})

describe('folders', () => {
  let root = ''

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'watch-'))
  })

  afterEach(() => rmSync(root, { recursive: true, force: true }))

  test('are those where a submission is looked for, and those of its files', () => {
    const files = [
      { path: 'Dockerfile', optional: false },
      { path: 'app/src/main.py', optional: false },
    ]
    const folders = watchedFolders({ id: 'exercise-1', files }, undefined, '/w')
    for (const folder of ['/w', '/w/exercise-1', '/w/submissions', '/w/exercise-1/app', '/w/exercise-1/app/src']) {
      expect(folders).toContain(folder)
    }
    expect(folders).not.toContain('/')
    expect(watchedFolders({ id: 'exercise-1', files }, 'mine', '/w')).toEqual(
      expect.arrayContaining(['/w', '/w/mine', '/w/mine/app/src']),
    )
  })

  test('that appear later, go and come back are watched', async () => {
    let changes = 0
    const folder = join(root, 'later')
    const watching = watchFolders([folder], () => (changes += 1))
    const next = async (act: () => void) => {
      const before = changes
      act()
      await until(() => changes > before)
    }
    try {
      await next(() => mkdirSync(folder))
      await next(() => writeFileSync(join(folder, 'a'), '1'))
      await next(() => rmSync(folder, { recursive: true }))
      await next(() => mkdirSync(folder))
      await next(() => writeFileSync(join(folder, 'b'), '2'))
      await next(() => renameSync(join(folder, 'b'), join(folder, 'a')))
    } finally {
      watching.close()
    }
    expect(changes).toBeGreaterThanOrEqual(6)
  })
})
