import { describe, expect, test } from 'vitest'
import { EMPTY_WORLD, type ImageRule, type World } from '../../../src/domain/world.ts'
import { createImages, type ImageLookup } from '../../../src/sandbox/images.ts'

const NOTHING_LOCAL = { built: () => undefined, failed: () => false }

function lookup(reference: string, images: readonly ImageRule[], world: Partial<World> = {}): ImageLookup {
  return createImages({ ...EMPTY_WORLD, images, ...world }, NOTHING_LOCAL).lookup(reference)
}

describe('which entry speaks of an image', () => {
  const rules: readonly ImageRule[] = [
    { reference: 'nginx:*', readyAfterMs: 1 },
    { reference: 'nginx:1.2*', readyAfterMs: 2 },
    { reference: 'nginx:1.2*-alpine', readyAfterMs: 3 },
    { reference: 'docker.io/library/nginx:1.27', readyAfterMs: 4 },
    { reference: 'nginx', readyAfterMs: 5 },
    { reference: 'registry.test:5000/nginx:1', readyAfterMs: 6 },
  ]
  test.each([
    { reference: 'nginx:1.19', readyAfterMs: 1 },
    { reference: 'nginx:1.25', readyAfterMs: 2 },
    { reference: 'nginx:1.25-alpine', readyAfterMs: 3 },
    { reference: 'nginx:1.27', readyAfterMs: 4 },
    { reference: 'library/nginx:1.27', readyAfterMs: 4 },
    { reference: 'nginx', readyAfterMs: 5 },
    { reference: 'nginx:latest', readyAfterMs: 5 },
    { reference: 'registry.test:5000/nginx:1', readyAfterMs: 6 },
  ])('$reference', ({ reference, readyAfterMs }) => {
    expect(lookup(reference, rules)).toMatchObject({ kind: 'found', readyAfterMs })
  })
})

describe('what an entry says', () => {
  test.each([
    { name: 'not found', rule: { pull: 'not-found' }, expected: { kind: 'not-found' } },
    { name: 'unauthorized', rule: { pull: 'unauthorized' }, expected: { kind: 'unauthorized' } },
    { name: 'slow', rule: { pull: 'slow' }, expected: { kind: 'found', slow: true } },
    {
      name: 'ends',
      rule: { exits: { code: 3, afterMs: 5 } },
      expected: { kind: 'found', exits: { code: 3, afterMs: 5 } },
    },
    {
      name: 'a command of its own',
      rule: { cmd: ['run'] },
      expected: { opaque: false, image: { config: { Entrypoint: null, Cmd: ['run'] } } },
    },
    {
      name: 'an entrypoint empties the command of the likeness',
      rule: { like: 'nginx', entrypoint: ['x'] },
      expected: { image: { config: { Entrypoint: ['x'], Cmd: null } } },
    },
    { name: 'nothing but that it exists', rule: {}, expected: { kind: 'found', opaque: true } },
  ] as const)('$name', ({ rule, expected }) => {
    expect(lookup('team/app:1', [{ reference: 'team/app:1', ...rule }])).toMatchObject(expected)
  })

  test('what it leaves out comes from its likeness, through any number of entries', () => {
    const found = lookup('team/web:1', [
      { reference: 'team/web:1', like: 'team/base:1', env: { A: '1' } },
      { reference: 'team/base:1', like: 'nginx', readyAfterMs: 7, env: { B: '2', A: '0' } },
    ])
    expect(found).toMatchObject({ kind: 'found', opaque: false, readyAfterMs: 7, image: { reference: 'team/web:1' } })
    expect(found.kind === 'found' && found.image.config.Cmd).toEqual(['nginx', '-g', 'daemon off;'])
    expect(found.kind === 'found' && found.image.config.Env.slice(-2)).toEqual(['B=2', 'A=1'])
  })

  test('likenesses in a circle end', () => {
    const rules = [
      { reference: 'a/a:1', like: 'b/b:1' },
      { reference: 'b/b:1', like: 'a/a:1' },
    ]
    expect(lookup('a/a:1', rules)).toMatchObject({ kind: 'found', opaque: true })
  })
})

describe('what nobody listed', () => {
  const api: readonly ImageRule[] = [
    { reference: 'shop/api:1.0', readyAfterMs: 10 },
    { reference: 'shop/api:2.0', readyAfterMs: 20 },
    { reference: 'shop/api:3.0', pull: 'not-found' },
    { reference: 'shop/api:4.0', readyAfterMs: 'never' },
    { reference: 'shop/api:5.0', exits: { code: 1, afterMs: 0 } },
  ]
  test.each([
    { name: 'a reference of the fact table', reference: 'nginx:1.25', expected: { kind: 'found', opaque: false } },
    {
      name: 'another tag of a listed repository',
      reference: 'shop/api:1.5',
      expected: {
        readyAfterMs: 10,
        notice: { code: 'IMAGE_TAG_ASSUMED', args: { image: 'shop/api:1.5', like: 'shop/api:1.0' } },
      },
    },
    {
      name: 'a higher tag is not like one that fails',
      reference: 'shop/api:6.0',
      expected: { readyAfterMs: 20, notice: { args: { like: 'shop/api:2.0' } } },
    },
    {
      name: 'another tag of the fact table',
      reference: 'nginx:1.99',
      expected: { kind: 'found', notice: { code: 'IMAGE_TAG_ASSUMED' } },
    },
    {
      name: 'a repository that nobody knows',
      reference: 'acme/thing:1',
      expected: { kind: 'unknown', notice: { code: 'IMAGE_UNKNOWN', args: { image: 'acme/thing:1' } } },
    },
    { name: 'a text that is no reference', reference: 'Nginx:1', expected: { kind: 'invalid' } },
    { name: 'a typing mistake in a known name', reference: 'ngnix', expected: { kind: 'unknown' } },
  ])('$name', ({ reference, expected }) => {
    expect(lookup(reference, api)).toMatchObject(expected)
  })

  test('with `tags: listed` another tag does not exist, so that typing mistakes fail', () => {
    expect(lookup('shop/api:1.5', api, { tags: 'listed' })).toEqual({ kind: 'not-found' })
    expect(lookup('nginx:1.99', api, { tags: 'listed' })).toEqual({ kind: 'not-found' })
    expect(lookup('nginx:1.25', api, { tags: 'listed' })).toMatchObject({ kind: 'found' })
  })

  test('outside of an exercise an unknown image is assumed to run, and that is said', () => {
    const found = lookup('acme/thing:1', [], { unknownImages: 'assumed' })
    expect(found).toMatchObject({ kind: 'found', opaque: true, notice: { code: 'IMAGE_ASSUMED', severity: 'info' } })
  })

  test('one bad tag says nothing of the others', () => {
    const rules: readonly ImageRule[] = [{ reference: 'acme/thing:2', readyAfterMs: 'never' }]
    expect(lookup('acme/thing:1', rules, { unknownImages: 'assumed' })).toMatchObject({
      notice: { code: 'IMAGE_ASSUMED' },
    })
    expect(lookup('acme/thing:1', rules)).toMatchObject({ kind: 'unknown' })
  })
})

test('a world says the same of an image in every workplace, and another world what it says itself', () => {
  const world: World = { ...EMPTY_WORLD, images: [{ reference: 'nginx:1.27', readyAfterMs: 7 }] }
  const first = createImages(world, NOTHING_LOCAL).lookup('nginx:1.27')
  expect(createImages(world, NOTHING_LOCAL).lookup('nginx:1.27')).toBe(first)
  expect(createImages(EMPTY_WORLD, NOTHING_LOCAL).lookup('nginx:1.27')).not.toHaveProperty('readyAfterMs')
  const built = createImages(world, { ...NOTHING_LOCAL, built: () => ({ ...imageOf(first), reference: 'mine' }) })
  expect(built.lookup('nginx:1.27')).toMatchObject({ built: true, image: { reference: 'mine' } })
})

function imageOf(found: ImageLookup) {
  if (found.kind !== 'found') throw new Error(found.kind)
  return found.image
}
