import { expect, test } from 'vitest'
import { failuresOf } from '../../scripts/conformance/known-failures.ts'
import { replayManifests } from '../../scripts/conformance/manifests.ts'

const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: colours\n'
const accepted = { id: 'accepted', manifest, exit: 0, stdout: 'configmap/colours created (server dry run)\n', stderr: '' }

test.each([
  { name: 'the same', recorded: accepted, failing: [] },
  { name: 'another exit code', recorded: { ...accepted, exit: 1 }, failing: ['manifests/accepted/verdict'] },
  { name: 'another line', recorded: { ...accepted, stdout: 'created\n' }, failing: ['manifests/accepted/text'] },
  { name: 'a warning', recorded: { ...accepted, stderr: 'Warning: x\n' }, failing: ['manifests/accepted/text'] },
  { name: 'no manifest', recorded: { id: 'accepted' }, failing: ['manifests/some.jsonl:1/recording'] },
])('a recording of $name', ({ recorded, failing }) => {
  expect(failuresOf(replayManifests([{ name: 'some.jsonl', content: [recorded] }]))).toEqual(failing)
})
