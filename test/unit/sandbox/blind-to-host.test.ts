import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/limits.ts'
import { findBaseImage, type Image, predict } from '../../../src/engines/entrypoint/index.ts'
import { isBlindToHost, mayAskForHost } from '../../../src/sandbox/blind-to-host.ts'
import { createPredictor } from '../../../src/sandbox/process-memory.ts'

function imageOf(reference: string, files: Readonly<Record<string, string>> = {}): Image {
  const image = findBaseImage(reference)?.image
  if (image === undefined) throw new Error(`no facts of ${reference}`)
  const added = Object.entries(files).map(
    ([path, text]) => [path, { text, mode: 0o755, kind: 'file' as const }] as const,
  )
  return added.length === 0 ? image : { ...image, files: new Map(added) }
}

const ALPINE = imageOf('alpine:3.20')
const DEBIAN = imageOf('debian:12')

function start(image: Image, argv: readonly string[], hostname: string) {
  return { image, argv, hostname, env: {}, tty: false, stdin: 'empty', graceMs: 30_000, mounts: [] } as const
}

describe('what does not look at the name of its host', () => {
  test.each<{ argv: readonly string[]; image?: Image }>([
    { argv: ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'], image: imageOf('nginx:1.27') },
    { argv: ['sleep', '3600'] },
    { argv: ['sh', '-c', 'echo "hello, world"; sleep 3600'] },
    { argv: ['/bin/sh', '-c', 'echo up && exec sleep 60'] },
    { argv: ['/run.sh'], image: imageOf('alpine:3.20', { '/run.sh': '#!/bin/sh\necho hi\nexec sleep 5\n' }) },
    { argv: [] },
  ])('$argv', ({ argv, image = ALPINE }) => {
    expect(isBlindToHost(image, argv)).toBe(true)
    const { hostname: _hostname, ...rest } = start(image, argv, '')
    const [one, other] = ['web-1', 'db-22'].map((hostname) => predict(image, argv, { ...rest, hostname }, LIMITS))
    expect(one).toEqual(other)
    expect(createPredictor(LIMITS)(start(image, argv, 'web-1'))).toEqual(one)
  })
})

describe('what may look at it', () => {
  test.each<{ script: string; image?: Image }>([
    { script: 'echo $HOSTNAME' },
    { script: 'hostname' },
    { script: '/bin/host""name' },
    { script: 'env | grep -q HOST' },
    { script: 'printenv HOST"NAME"' },
    { script: 'host*' },
    { script: '{h,}ostname' },
    { script: 'busybox hostname' },
    { script: '(printf host; printf name) | sh' },
    { script: 'printf host > x; printf name >> x; . ./x' },
    { script: 'a=HOST; a+=NAME; ((a == 0)) && exit 3', image: DEBIAN },
    { script: 'uname -n' },
    { script: 'echo `hostname`' },
    { script: "echo 'h\\ostname'" },
    { script: '/run.sh', image: imageOf('alpine:3.20', { '/run.sh': '#!/bin/sh\nexport\n' }) },
  ])('$script', ({ script, image = ALPINE }) => {
    expect(isBlindToHost(image, ['sh', '-c', script])).toBe(false)
  })

  test.each<{ script: string; asks: boolean; image?: Image; env?: Readonly<Record<string, string>> }>([
    { script: 'case $HOSTNAME in web-*) exit 1;; esac', asks: true },
    { script: 'test "$(host""name)" = web-1', asks: true },
    { script: 'uname -n | grep -q 1', asks: true },
    { script: 'env | grep -q HOST=', asks: true },
    { script: 'set | grep -q web', asks: true },
    { script: 'export -p > all; . ./all', asks: true },
    { script: 'eval "echo \\$HOST"NAME', asks: true },
    { script: 'n=HOST; n=${n}NAME; echo ${!n}', asks: true },
    { script: '$RUN', env: { RUN: 'hostname' }, asks: true },
    { script: '/run.sh', image: imageOf('alpine:3.20', { '/run.sh': '#!/bin/sh\ncat /etc/hostname\n' }), asks: true },
    { script: 'set -e; export MODE=x; while true; do date; sleep 5; done', asks: false },
    { script: 'echo "db is $DB_HOST"; sleep 1d', env: { DB_HOST: 'db' }, asks: false },
    { script: '/run.sh', image: imageOf('alpine:3.20', { '/run.sh': '#!/usr/bin/env sh\nsleep $T\n' }), asks: false },
  ])('asks for it, or does not, in $script', ({ script, asks, image = ALPINE, env = {} }) => {
    expect(mayAskForHost(image, ['sh', '-c', script], env)).toBe(asks)
  })

  test('is worked out for each name, whoever asked before', () => {
    const predicted = createPredictor(LIMITS)
    const argv = ['sh', '-c', 'case $HOSTNAME in web-*) exit 1;; *) exit 2;; esac']
    expect(predicted(start(ALPINE, argv, 'web-1'))).toMatchObject({ exitCode: 1 })
    expect(predicted(start(ALPINE, argv, 'db-22'))).toMatchObject({ exitCode: 2 })
  })
})
