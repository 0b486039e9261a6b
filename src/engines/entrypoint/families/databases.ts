import { DEBIAN, facts, tagPattern, USUAL_PATH, type BaseImageFamily } from './types.ts'

/** PostgreSQL on Debian. Its programs are not in a folder of the usual PATH, and from 18 on the data lie in a folder of the version. */
function postgres(tags: RegExp, more: Readonly<Record<string, string>>, data: string, volume: string): BaseImageFamily {
  return {
    repositories: ['postgres'],
    tags,
    numbers: 1,
    facts: facts(DEBIAN, {
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['postgres'],
      kind: 'server',
      exposedPorts: ['5432/tcp'],
      volumes: [volume],
      stopSignal: 'SIGINT',
      needsEnv: ['POSTGRES_PASSWORD'],
      env: {
        PATH: `${USUAL_PATH}:/usr/lib/postgresql/{version}/bin`,
        ...more,
        LANG: 'en_US.utf8',
        PG_MAJOR: '{version}',
        PGDATA: data,
      },
    }),
  }
}

const DATA = '/var/lib/postgresql/data'
const ON_DEBIAN = '(?:\\.[0-9]+)?(?:-{debian})?'

/** Derived from docker-library/postgres (2026-02-26); what versions before 14 have of GOSU_VERSION is not known. */
export const DATABASES: readonly BaseImageFamily[] = [
  postgres(tagPattern(`(?<version>1[4-7])${ON_DEBIAN}`), { GOSU_VERSION: '1.19' }, DATA, DATA),
  postgres(tagPattern(`(?<version>1[0-3])${ON_DEBIAN}`), {}, DATA, DATA),
  postgres(
    tagPattern(`(?<version>1[89])${ON_DEBIAN}`),
    { GOSU_VERSION: '1.19' },
    '/var/lib/postgresql/{version}/docker',
    '/var/lib/postgresql',
  ),
]
