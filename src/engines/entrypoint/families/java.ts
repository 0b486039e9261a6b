import { ALPINE, DEBIAN, facts, RED_HAT, tagPattern, UBUNTU, USUAL_PATH, type BaseImageFamily } from './types.ts'

const TEMURIN_ENV = {
  PATH: `/opt/java/openjdk/bin:${USUAL_PATH}`,
  JAVA_HOME: '/opt/java/openjdk',
  LANG: 'en_US.UTF-8',
  LANGUAGE: 'en_US:en',
  LC_ALL: 'en_US.UTF-8',
}
const TEMURIN_ENTRY = ['/__cacert_entrypoint.sh']

/** Temurin on each of its distributions. Java 8 has no jshell. */
function temurin(
  system: Parameters<typeof facts>[0],
  on: string,
  env: Readonly<Record<string, string>> = TEMURIN_ENV,
): readonly BaseImageFamily[] {
  const each = { repositories: ['eclipse-temurin'] }
  const jdk = facts(system, { entrypoint: TEMURIN_ENTRY, cmd: ['jshell'], kind: 'repl', env })
  const jre = facts(system, { entrypoint: TEMURIN_ENTRY, cmd: null, kind: 'library', env })
  return [
    { ...each, tags: tagPattern(`(?:8|8u[0-9]+-b[0-9]+)(?:-jdk|-jre)?${on}|{java}-jre${on}`), facts: jre },
    { ...each, tags: tagPattern(`{java}(?:-jdk)?${on}${on.endsWith('?') ? '|latest' : ''}`), facts: jdk },
  ]
}

const { PATH: TEMURIN_PATH, ...TEMURIN_REST } = TEMURIN_ENV
const UBI_ENV = { PATH: TEMURIN_PATH, container: 'oci', ...TEMURIN_REST }
const CORRETTO_GRADLE = { LANG: 'C.UTF-8', JAVA_HOME: '/usr/lib/jvm/java-{java}-amazon-corretto' }

/** Gradle on a Java image: `9.1-jdk21`, `8-jdk17-alpine`. */
function gradle(
  system: Parameters<typeof facts>[0],
  on: string,
  more: { readonly entrypoint?: readonly string[]; readonly env: Readonly<Record<string, string>> },
): BaseImageFamily {
  return {
    repositories: ['gradle'],
    tags: tagPattern(`(?:{version}-?|latest|)(?:jdk(?<java>[0-9]+)?)?${on}`),
    facts: facts(system, {
      cmd: ['gradle'],
      kind: 'oneshot',
      workdir: '/home/gradle',
      user: 'root',
      volumes: ['/home/gradle/.gradle'],
      ...more,
      env: { ...more.env, GRADLE_HOME: '/opt/gradle', GRADLE_VERSION: '{version}' },
    }),
  }
}

const MAVEN = { entrypoint: ['/usr/local/bin/mvn-entrypoint.sh'], cmd: ['mvn'], kind: 'oneshot' } as const
const MAVEN_ENV = { MAVEN_HOME: '/usr/share/maven', MAVEN_CONFIG: '/root/.m2' }
const MAVEN_HEAD = '[34](?:\\.[0-9]+)*(?:-rc-[0-9]+)?'
const CORRETTO_8 = { LANG: 'C.UTF-8', JAVA_HOME: '/usr/lib/jvm/java-1.8.0-amazon-corretto' }
const CORRETTO = { LANG: 'C.UTF-8', JAVA_HOME: '/usr/lib/jvm/java-{major}-amazon-corretto' }
const CORRETTO_ALPINE = {
  PATH: `${USUAL_PATH}:/usr/lib/jvm/default-jvm/bin`,
  LANG: 'C.UTF-8',
  JAVA_HOME: '/usr/lib/jvm/default-jvm',
}
const OPENJDK_DEBIAN = {
  PATH: `/usr/local/openjdk-{major}/bin:${USUAL_PATH}`,
  JAVA_HOME: '/usr/local/openjdk-{major}',
  LANG: 'C.UTF-8',
}
const OPENJDK_ORACLE = {
  PATH: `/usr/java/openjdk-{major}/bin:${USUAL_PATH}`,
  JAVA_HOME: '/usr/java/openjdk-{major}',
  LANG: 'C.UTF-8',
}
const OPENJDK_ALPINE_8_JRE = {
  PATH: `${USUAL_PATH}:/usr/lib/jvm/java-1.8-openjdk/jre/bin:/usr/lib/jvm/java-1.8-openjdk/bin`,
  LANG: 'C.UTF-8',
  JAVA_HOME: '/usr/lib/jvm/java-1.8-openjdk/jre',
}
const OPENJDK_ALPINE_8_JDK = {
  PATH: `${USUAL_PATH}:/usr/lib/jvm/java-1.8-openjdk/jre/bin:/usr/lib/jvm/java-1.8-openjdk/bin`,
  LANG: 'C.UTF-8',
  JAVA_HOME: '/usr/lib/jvm/java-1.8-openjdk',
}
const ON_DEBIAN = '(?:-slim)?(?:-{debian})?'
const EARLY = '(?:-ea|-rc)?(?:-[0-9]+)?'

/**
 * Java and its build tools. Derived by working out the config of the official Dockerfiles: adoptium/containers 2026-08-05,
 * corretto/corretto-docker 2026-04-27, carlossg/docker-maven 2026-08-05, keeganwitt/docker-gradle 2025-08-14, docker-library/openjdk
 * 2026-08-19, 2022-07 (8 and 11 on Debian) and 2019-04 (8 on Alpine). JAVA_VERSION is left out: a tag does not say the build.
 */
export const JAVA: readonly BaseImageFamily[] = [
  ...temurin(UBUNTU, '(?:-{ubuntu})?'),
  ...temurin(ALPINE, '-{alpine}'),
  ...temurin(RED_HAT, '-ubi(?:9|10)-minimal', UBI_ENV),
  {
    repositories: ['amazoncorretto'],
    tags: tagPattern('8(?:u[0-9]+)?(?:-al2(?:023)?)?(?:-(?:native|generic|full))*(?:-jdk)?|latest'),
    facts: facts(RED_HAT, { cmd: ['/bin/bash'], kind: 'shell', env: CORRETTO_8 }),
  },
  {
    repositories: ['amazoncorretto'],
    tags: tagPattern(
      '(?<version>1[1-9]|2[0-9])(?:\\.[0-9]+)*(?:-al2(?:023)?)?(?:-(?:native|generic|full|headless|headful))*(?:-jdk)?',
    ),
    facts: facts(RED_HAT, { cmd: ['/bin/bash'], kind: 'shell', env: CORRETTO }),
  },
  {
    repositories: ['amazoncorretto'],
    tags: tagPattern('{java}-{alpine}(?:-jdk|-full)?'),
    facts: facts(ALPINE, { cmd: ['/bin/sh'], kind: 'shell', env: CORRETTO_ALPINE }),
  },
  {
    repositories: ['openjdk'],
    tags: tagPattern(`8(?:u[0-9]+)?(?:-jdk|-jre)?${ON_DEBIAN}`),
    facts: facts(DEBIAN, {
      cmd: ['bash'],
      kind: 'shell',
      env: { PATH: `/usr/local/openjdk-8/bin:${USUAL_PATH}`, JAVA_HOME: '/usr/local/openjdk-8', LANG: 'C.UTF-8' },
    }),
  },
  {
    repositories: ['openjdk'],
    tags: tagPattern('8(?:u[0-9]+)?-jre-{alpine}'),
    facts: facts(ALPINE, { cmd: ['/bin/sh'], kind: 'shell', env: OPENJDK_ALPINE_8_JRE }),
  },
  {
    repositories: ['openjdk'],
    tags: tagPattern('8(?:u[0-9]+)?(?:-jdk)?-{alpine}'),
    facts: facts(ALPINE, { cmd: ['/bin/sh'], kind: 'shell', env: OPENJDK_ALPINE_8_JDK }),
  },
  {
    repositories: ['openjdk'],
    tags: tagPattern(`(?<version>11)(?:\\.[0-9]+)*-jre${ON_DEBIAN}`),
    facts: facts(DEBIAN, { cmd: ['bash'], kind: 'shell', env: OPENJDK_DEBIAN }),
  },
  {
    repositories: ['openjdk'],
    tags: tagPattern(`(?<version>11)(?:\\.[0-9]+)*(?:-jdk)?${ON_DEBIAN}`),
    facts: facts(DEBIAN, { cmd: ['jshell'], kind: 'repl', env: OPENJDK_DEBIAN }),
  },
  // from 12 on the image without a distribution in its tag is the one of Oracle Linux
  {
    repositories: ['openjdk'],
    tags: tagPattern(`(?<version>1[2-9]|2[0-9])(?:\\.[0-9]+)*${EARLY}(?:-jdk)?(?:-slim|-slim-{debian}|-{debian})`),
    facts: facts(DEBIAN, { cmd: ['jshell'], kind: 'repl', env: OPENJDK_DEBIAN }),
  },
  {
    repositories: ['openjdk'],
    tags: tagPattern(`(?<version>1[2-9]|2[0-9])(?:\\.[0-9]+)*${EARLY}(?:-jdk)?(?:-oracle|-oraclelinux[0-9]+)?`),
    facts: facts(RED_HAT, { cmd: ['jshell'], kind: 'repl', env: OPENJDK_ORACLE }),
  },
  {
    repositories: ['maven'],
    tags: tagPattern(`${MAVEN_HEAD}(?:-eclipse-temurin-[0-9]+(?:-{ubuntu})?)?|(?:eclipse-temurin|latest)`),
    facts: facts(UBUNTU, { ...MAVEN, env: { ...TEMURIN_ENV, ...MAVEN_ENV } }),
  },
  {
    repositories: ['maven'],
    tags: tagPattern(`${MAVEN_HEAD}-eclipse-temurin-[0-9]+-alpine`),
    facts: facts(ALPINE, { ...MAVEN, env: { ...TEMURIN_ENV, ...MAVEN_ENV } }),
  },
  {
    repositories: ['maven'],
    tags: tagPattern(`${MAVEN_HEAD}-amazoncorretto-(?<version>1[1-9]|2[0-9])(?:-al2023)?`),
    facts: facts(RED_HAT, { ...MAVEN, env: { ...CORRETTO, ...MAVEN_ENV } }),
  },
  {
    repositories: ['maven'],
    tags: tagPattern(`${MAVEN_HEAD}-amazoncorretto-(?<version>1[1-9]|2[0-9])-debian(?:-{debian})?`),
    facts: facts(DEBIAN, { ...MAVEN, env: { ...CORRETTO, ...MAVEN_ENV } }),
  },
  gradle(UBUNTU, '(?:-?{ubuntu})?', { entrypoint: TEMURIN_ENTRY, env: TEMURIN_ENV }),
  gradle(ALPINE, '-?alpine', { entrypoint: TEMURIN_ENTRY, env: TEMURIN_ENV }),
  gradle(RED_HAT, '-?ubi(?:9|10)?(?:-minimal)?', { entrypoint: TEMURIN_ENTRY, env: UBI_ENV }),
  gradle(RED_HAT, '-corretto(?:-al2023)?', { env: CORRETTO_GRADLE }),
]
