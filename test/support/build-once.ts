import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the package as it is built from the tree can be asked for: a socket that answers with a `BuildAnswer` in JSON. */
    readonly buildSocket: string
  }
}

/** The folder of the package, or what went wrong as it was built. */
export type BuildAnswer = { readonly folder: string } | { readonly failed: string }

const root = resolve(import.meta.dirname, '../..')

/**
 * For a run of vitest, builds the package once, and only if a test file asks for it. It is built into a folder of its own, which is gone
 * when the run is over; a run that watches builds it anew after each change.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const place = mkdtempSync(join(tmpdir(), 'kubegrade-built-'))
  const over = new AbortController()
  let building: Promise<BuildAnswer> | undefined
  const server = createServer((asking) => {
    asking.on('error', () => {}) // who asked is gone
    building ??= build(mkdtempSync(join(place, 'package-')), over.signal)
    void building.then((answer) => asking.end(JSON.stringify(answer)))
  })
  const socket = join(place, 'socket')
  await new Promise<void>((listening) => void server.listen(socket, listening))
  project.provide('buildSocket', socket)
  project.onTestsRerun(() => void (building = undefined))
  return async () => {
    over.abort()
    server.close()
    await building
    rmSync(place, { recursive: true })
  }
}

async function build(folder: string, signal: AbortSignal): Promise<BuildAnswer> {
  try {
    for (const part of ['package.json', 'action.yml', 'exercises'])
      cpSync(join(root, part), join(folder, part), { recursive: true })
    const argv = ['--import', 'tsx', 'scripts/build.ts', join(folder, 'dist')]
    await promisify(execFile)(process.execPath, argv, { cwd: root, signal })
    return { folder }
  } catch (cause) {
    return { failed: String(cause) }
  }
}
