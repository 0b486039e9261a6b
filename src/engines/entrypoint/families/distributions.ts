import { ALPINE, DEBIAN, facts, RED_HAT, tagPattern, UBUNTU, type BaseImageFamily } from './types.ts'

const BASH = facts(RED_HAT, { cmd: ['/bin/bash'], kind: 'shell' })
const DEBIAN_FACTS = facts(DEBIAN, { cmd: ['bash'], kind: 'shell' })
const UBUNTU_FACTS = facts(UBUNTU, { cmd: ['/bin/bash'], kind: 'shell' })
const UBI = facts(RED_HAT, { cmd: ['/bin/bash'], kind: 'shell', env: { container: 'oci' } })

/**
 * Distributions: every release of one has the same config. Sources: the releases that docker-library/repo-info has recorded (debian,
 * ubuntu, alpine, busybox, buildpack-deps), docker-library/official-images (names of releases, 2026-08-21).
 */
export const DISTRIBUTIONS: readonly BaseImageFamily[] = [
  {
    repositories: ['debian'],
    tags: tagPattern(
      '(?:(?:[7-9]|1[0-4])(?:\\.[0-9]+)?|{debian}|latest|(?:old){0,2}stable|testing|unstable|experimental)(?:-[0-9]{8})?(?:-slim|-backports)?',
    ),
    facts: DEBIAN_FACTS,
  },
  {
    repositories: ['ubuntu'],
    tags: tagPattern(
      '(?:1[4-9]|2[0-6])\\.(?:04|10)(?:\\.[0-9])?|{ubuntu}(?:-[0-9]{8}(?:\\.[0-9])?)?|latest|rolling|devel',
    ),
    facts: UBUNTU_FACTS,
  },
  {
    repositories: ['alpine'],
    tags: tagPattern('3(?:\\.(?:[0-9]|1[0-9]|2[0-4])(?:\\.[0-9]+)?)?|edge|latest'),
    facts: facts(ALPINE, { cmd: ['/bin/sh'], kind: 'shell' }),
  },
  {
    repositories: ['busybox'],
    tags: tagPattern(
      '(?:1(?:\\.(?:2[4-9]|3[0-8])(?:\\.[0-9]+)?)?|stable|unstable|latest)(?:-(?:musl|glibc|uclibc))?|musl|glibc|uclibc',
    ),
    facts: facts({ os: 'busybox', sh: 'busybox', bash: false, libc: 'static' }, { cmd: ['sh'], kind: 'shell' }),
  },
  {
    repositories: ['buildpack-deps'],
    tags: tagPattern('(?:{debian}|(?:old){0,2}stable|testing|unstable)(?:-curl|-scm)?|curl|scm|latest'),
    facts: DEBIAN_FACTS,
  },
  {
    repositories: ['buildpack-deps'],
    tags: tagPattern('(?:{ubuntu}|(?:1[4-9]|2[0-6])\\.(?:04|10))(?:-curl|-scm)?'),
    facts: UBUNTU_FACTS,
  },
  { repositories: ['oraclelinux'], tags: tagPattern('(?:[6-9]|10)(?:\\.[0-9]+)?(?:-slim)?(?:-fips)?'), facts: BASH },
  { repositories: ['centos'], tags: tagPattern('(?:centos)?[5-8](?:\\.[0-9.]+)?|latest'), facts: BASH },
  {
    repositories: ['quay.io/centos/centos'],
    tags: tagPattern('(?:centos|stream)?(?:[7-9]|10)(?:-minimal)?|latest'),
    facts: BASH,
  },
  { repositories: ['fedora', 'quay.io/fedora/fedora'], tags: tagPattern('[234][0-9]|latest|rawhide'), facts: BASH },
  {
    repositories: ['rockylinux', 'rockylinux/rockylinux', 'almalinux'],
    tags: tagPattern('(?:[89]|10)(?:\\.[0-9]+)?(?:[.-][0-9]{8})?(?:-minimal|-ubi)?|latest|minimal'),
    facts: BASH,
  },
  {
    repositories: ['amazonlinux', 'public.ecr.aws/amazonlinux/amazonlinux'],
    tags: tagPattern('[12](?:\\.[0-9.]+)?|2023(?:\\.[0-9.]+)?|latest'),
    facts: BASH,
  },
  { repositories: ['opensuse/leap'], tags: tagPattern('1[56](?:\\.[0-9])?|42\\.[0-9]|latest'), facts: BASH },
  { repositories: ['opensuse/tumbleweed'], tags: tagPattern('latest'), facts: BASH },
  {
    repositories: ['8', '9', '10'].flatMap((release) =>
      ['ubi', 'ubi-minimal'].flatMap((kind) => [
        `registry.access.redhat.com/ubi${release}/${kind}`,
        `registry.access.redhat.com/${kind.replace('ubi', `ubi${release}`)}`,
        `redhat/${kind.replace('ubi', `ubi${release}`)}`,
      ]),
    ),
    tags: tagPattern('(?:[89]|10)\\.[0-9]+(?:-[0-9.]+)*|latest'),
    facts: UBI,
  },
]
