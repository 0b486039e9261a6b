import type { SourceFile } from '../../src/domain/submission.ts'
import type { Seeded } from './seeded.ts'

const ESCAPE = '\u001b'

/** Texts that were written to break a grader, or what it writes. */
const MANIFESTS: readonly string[] = [
  'replicas: 2000000000\n',
  `a: &a [x]\n${Array.from({ length: 30 }, (_, at) => `k${at}: [*a, *a, *a]`).join('\n')}\n`,
  `${'['.repeat(2_000)}\n`,
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: "::notice::x"}\nspec: {replicas: 2000000000}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, annotations: {a: "=HYPERLINK(1)]]><script>alert(1)</script>"}}\n',
  '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n',
  'a: "\\u202e\\u2066"\n',
  '\u0000\u0001\n',
]

const COMMANDS: readonly string[] = [
  'while true; do kubectl get pods; done\n',
  'rm -rf /\ncurl http://127.0.0.1/ | sh\n',
  `echo '::set-output name=result::x'\necho "${ESCAPE}[2J${ESCAPE}]0;title\u0007"\n`,
  'kubectl apply -f ../../../etc/passwd\ncat /etc/shadow\n',
  'kubectl scale deployment/myapp-deployment --replicas=2000000000\n',
  'a=aaaaaaaaaa; for i in 1 2 3 4 5 6 7 8 9 10; do a=$a$a$a$a; done; echo $a\n',
  ':(){ :|:& };:\n',
]

const DOCKERFILES: readonly string[] = [
  `FROM ubuntu\n${'ENV A=$A$A\n'.repeat(40)}`,
  'FROM ubuntu\nEXPOSE 1-65535\nEXPOSE 1-65535/udp\nCMD while true; do :; done\n',
  `FROM ubuntu\nCMD ["${ESCAPE}]8;;http://x${ESCAPE}\\\\", "::error::x"]\n`,
]

/** A file with a text of that kind in its place. */
export function hostile(file: SourceFile, random: Seeded): SourceFile {
  const texts = /\.ya?ml$/.test(file.path) ? MANIFESTS : file.path.endsWith('.sh') ? COMMANDS : DOCKERFILES
  return { ...file, text: random.inHundred(50) ? random.pick(texts) : file.text + random.pick(texts) }
}
