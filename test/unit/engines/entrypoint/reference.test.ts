import { describe, expect, test } from 'vitest'
import { findBaseImage, normalizeReference, parseImageReference } from '../../../../src/engines/entrypoint/index.ts'
import { nearestTag } from '../../../../src/engines/entrypoint/tags.ts'

describe('normalizeReference', () => {
  test.each([
    { text: 'nginx', normal: 'docker.io/library/nginx:latest' },
    { text: 'nginx:1.26', normal: 'docker.io/library/nginx:1.26' },
    { text: 'docker.io/library/nginx:1.26', normal: 'docker.io/library/nginx:1.26' },
    { text: 'docker.io/nginx', normal: 'docker.io/library/nginx:latest' },
    { text: 'index.docker.io/nginx', normal: 'docker.io/library/nginx:latest' },
    { text: 'bitnami/redis', normal: 'docker.io/bitnami/redis:latest' },
    { text: 'localhost:5000/app:v1', normal: 'localhost:5000/app:v1' },
    { text: 'localhost/app', normal: 'localhost/app:latest' },
    { text: 'quay.io/a/b/c:1', normal: 'quay.io/a/b/c:1' },
  ])('$text', ({ text, normal }) => {
    expect(normalizeReference(text)).toBe(normal)
  })

  test('a digest stands for itself and needs no tag', () => {
    const digest = `sha256:${'0'.repeat(64)}`
    expect(normalizeReference(`nginx@${digest}`)).toBe(`docker.io/library/nginx@${digest}`)
  })
})

describe('what is refused', () => {
  test.each([
    { text: 'Nginx', error: 'invalid reference format: repository name (library/Nginx) must be lowercase' },
    { text: 'nginx:', error: 'invalid reference format' },
    { text: 'ngi nx', error: 'invalid reference format' },
    { text: '-nginx', error: 'invalid reference format' },
    { text: 'nginx:tag:tag', error: 'invalid reference format' },
    { text: '', error: 'invalid reference format' },
  ])('$text', ({ text, error }) => {
    expect(parseImageReference(text)).toEqual({ ok: false, error })
  })
})

describe('findBaseImage', () => {
  test.each([
    'nginx:1.7.1',
    'nginx:1.9.1',
    'nginx:1.14.2',
    'nginx:1.16.1',
    'nginx:1.25',
    'nginx:1.26',
    'nginx:1.29',
    'busybox:1.28',
    'node:20',
    'perl:5.34',
    'ubuntu',
    'alpine',
    'docker.io/library/redis:7',
  ])('%s is in the table', (reference) => {
    expect(findBaseImage(reference)?.match).toBe('exact')
  })

  test('an old nginx has no entrypoint script, a new one has', () => {
    expect(findBaseImage('nginx:1.14.2')?.image.config.Entrypoint).toBeNull()
    expect(findBaseImage('nginx:1.27')?.image.config.Entrypoint).toEqual(['/docker-entrypoint.sh'])
  })

  test('another tag of a known repository is assumed to be like the nearest one', () => {
    const found = findBaseImage('nginx:1.27.3-alpine')
    expect(found).toMatchObject({ match: 'tag-assumed', entry: 'nginx:alpine' })
    expect(found?.image.reference).toBe('nginx:1.27.3-alpine')
  })

  test('an unknown repository is not guessed', () => {
    expect(findBaseImage('team/app:1')).toBeUndefined()
  })
})

describe('nearestTag', () => {
  test.each([
    { story: 'the highest version not above', wanted: '1.27.3', tags: ['1.16.1', '1.25', '1.29'], nearest: '1.25' },
    { story: 'the lowest above when none is below', wanted: '1.0', tags: ['1.25', '1.29'], nearest: '1.25' },
    { story: 'the same flavour first', wanted: '1.27-alpine', tags: ['1.26', '1.20-alpine'], nearest: '1.20-alpine' },
    { story: 'a name that is no version', wanted: 'typo', tags: ['1.2', 'latest'], nearest: 'latest' },
    { story: 'numbers, not letters', wanted: '1.10', tags: ['1.9', '1.2'], nearest: '1.9' },
    { story: 'nothing to choose from', wanted: '1', tags: [], nearest: undefined },
    {
      story: 'a flavour before the release of the distribution',
      wanted: '8.4-apache-trixie',
      tags: ['8.4-cli', '8.4-apache', '8.4-cli-alpine'],
      nearest: '8.4-apache',
    },
    {
      story: 'two flavours, one with a version',
      wanted: '8.4-fpm-alpine3.22',
      tags: ['8.4-fpm', '8.4-cli-alpine', '8.3-fpm-alpine'],
      nearest: '8.3-fpm-alpine',
    },
    {
      story: 'a build number is a version',
      wanted: '17.0.20_8-jre',
      tags: ['21-jdk', '17-jre', '21-jre'],
      nearest: '17-jre',
    },
    {
      story: 'only the release of the distribution',
      wanted: 'buster-slim',
      tags: ['bookworm', 'bookworm-slim'],
      nearest: 'bookworm-slim',
    },
    {
      story: 'an image of another operating system is no neighbour',
      wanted: '1.26-windowsservercore-ltsc2022',
      tags: ['1.26', '1.26-alpine'],
      nearest: undefined,
    },
  ])('$story', ({ wanted, tags, nearest }) => {
    expect(nearestTag(wanted, tags)).toBe(nearest)
  })
})
