import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'

/** Writes the types of the library into `outdir`: those of `src/index.ts` and of the modules that its types are made of, and no others. */
export function declareTypes(root: string, outdir: string): void {
  const all = mkdtempSync(join(tmpdir(), 'kubegrade-types-'))
  try {
    const tsc = join(root, 'node_modules/.bin/tsc')
    execFileSync(tsc, ['-p', 'tsconfig.types.json', '--outDir', all], { cwd: root, stdio: 'inherit' })
    const wanted = new Set(['index.d.ts'])
    for (const file of wanted) {
      const text = readFileSync(join(all, file), 'utf8')
      for (const [, path = ''] of text.matchAll(/(?:from\s+|import\()\s*['"](\.[^'"]+)['"]/g)) {
        wanted.add(normalize(join(dirname(file), path)).replace(/\.ts$/, '.d.ts'))
      }
      mkdirSync(dirname(join(outdir, file)), { recursive: true })
      copyFileSync(join(all, file), join(outdir, file))
    }
  } finally {
    rmSync(all, { recursive: true })
  }
}
