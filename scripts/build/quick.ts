import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { build, type BuildOptions, transform } from 'esbuild'
import { runWrapper, scriptFile, withDigest } from '../../src/edge/code-cache.ts'
import { ascii, withoutChildProcess } from './program.ts'
import { calledFiles, filesThatCanWait } from './quick/needed.ts'
import { ALWAYS, quickPlugin, type Rest } from './quick/plugin.ts'

const ENTRY = 'src/cli/quick.ts'
const REST = 'rest'
const SHARED = /^import\{([^}]*)\}from"\.\/(chunk-[^"]*)";/m
const EXPORTED = /export\{([^}]*)\};\s*$/

/** What a rehearsal is given: the exports of `src/cli/quick.ts`. */
export type Rehearse = (quick: typeof import('../../src/cli/quick.ts')) => Promise<void>

/**
 * Makes two scripts of `src/cli/quick.ts`: `quick`, with the modules of which `rehearse` calls a function, and `rest`, with the others, which
 * is loaded at the first call into one of them. For V8 a function that is never called costs as much to have in a script as many that are.
 */
export async function bundleQuick(root: string, compiled: string, rehearse: Rehearse): Promise<void> {
  const rest = await planRest(root, compiled, rehearse)
  const folder = mkdtempSync(join(tmpdir(), 'kubegrade-quick-'))
  try {
    await build({
      ...common(root),
      entryPoints: { quick: ENTRY, rest: REST },
      outdir: folder,
      splitting: true,
      minify: true,
      legalComments: 'linked',
      format: 'esm',
      plugins: [quickPlugin(root, rest), withoutChildProcess],
    })
    const [chunk = '', ...others] = readdirSync(folder).filter((file) => /^chunk-\w+\.js$/.test(file))
    if (others.length > 0)
      throw new Error(`everything that quick needs should be in one chunk, not also in ${others.join(', ')}`)
    const read = (file: string): string =>
      readFileSync(join(folder, file), 'utf8').replace(/^\/\*! For license.*\n?/m, '')
    writeFileSync(join(compiled, scriptFile('quick')), await quickScript(read(chunk), read('quick.js')))
    writeFileSync(join(compiled, scriptFile('rest')), await restScript(read('rest.js')))
    const legal = readdirSync(folder).filter((file) => file.endsWith('.LEGAL.txt'))
    writeFileSync(join(compiled, `${scriptFile('quick')}.LEGAL.txt`), legal.map(read).join('\n'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function common(root: string): BuildOptions {
  return {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  }
}

/** Bundles everything once in one piece, and looks what the rehearsal calls. */
async function planRest(root: string, compiled: string, rehearse: Rehearse): Promise<Rest> {
  const filename = join(compiled, 'rehearsed.cjs')
  const { outputFiles, metafile } = await build({
    ...common(root),
    entryPoints: [ENTRY],
    outfile: filename,
    write: false,
    legalComments: 'none',
    metafile: true,
    format: 'cjs',
    banner: { js: WRAPPER },
    footer: { js: '})' },
    plugins: [quickPlugin(root, new Set()), withoutChildProcess],
  })
  const called = await calledFiles(
    { code: outputFiles?.[0]?.text ?? '', filename },
    (wrapper) => runWrapper(wrapper, filename),
    (quick) => rehearse(quick as typeof import('../../src/cli/quick.ts')),
  )
  const files = Object.keys(metafile?.inputs ?? {}).filter((path) => path.startsWith('src/'))
  return filesThatCanWait(
    files.map((path) => join(root, path)),
    [ENTRY, ...ALWAYS].map((path) => join(root, path)),
    (path) => called.has(relative(root, path)),
  )
}

const WRAPPER = '(function(exports,require,module,__filename,__dirname,loadRest){'

/** The chunk as a script that exports `runQuick` and, for `rest`, a function that gives what the chunk exports. */
async function quickScript(chunk: string, entry: string): Promise<string> {
  const { from, to } = sharedNames(entry)
  const [, exported = ''] = EXPORTED.exec(chunk) ?? []
  const runQuick = new RegExp(`(?:^|,)([\\w$]+)(?: as ${escapeName(from)})?(?:,|$)`).exec(
    exported.split(',').find((pair) => pair === from || pair.endsWith(` as ${from}`)) ?? '',
  )?.[1]
  if (to !== 'runQuick' || runQuick === undefined) throw new Error('where is runQuick?')
  const getters = exported.split(',').map((pair) => {
    const [local = '', name = local] = pair.split(' as ')
    return `get ${name}(){return ${local}}`
  })
  const code = `${chunk.replace(EXPORTED, '')};function shared(){return{${getters.join(',')}}}export{${runQuick} as runQuick,shared};`
  return script(code)
}

/** How the entry takes `runQuick` from the chunk: `import{a as b}from"./chunk-X.js";export{b as runQuick};`. */
function sharedNames(entry: string): { readonly from: string; readonly to: string } {
  const [, imported = ''] = SHARED.exec(entry) ?? []
  const [, exported = ''] = EXPORTED.exec(entry) ?? []
  const [from = '', local = from] = imported.split(' as ')
  const [exportedLocal = '', to = exportedLocal] = exported.split(' as ')
  return exportedLocal === local ? { from, to } : { from: '', to: '' }
}

function escapeName(name: string): string {
  return name.replaceAll('$', '\\$')
}

/** `rest` as a script that exports what its entry does; what it takes from the chunk it takes from `quick`. */
async function restScript(entry: string): Promise<string> {
  const taken = entry.replace(
    SHARED,
    (_, names: string) => `var{${names.replaceAll(' as ', ':')}}=loadRest().shared();`,
  )
  return script(taken)
}

async function script(code: string): Promise<string> {
  const { code: text } = await transform(code, {
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    target: 'node20.19',
    platform: 'node',
  })
  const wrapped = ascii(`${WRAPPER}${text}})`)
  return withDigest(wrapped, createHash('sha256').update(wrapped).digest('hex'))
}
