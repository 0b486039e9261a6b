import type { FlagTable } from './flags.ts'

/** The flags of `docker run`. Most say something about resources or networks, which are not simulated, and are accepted. */
export const RUN_FLAGS: FlagTable = {
  stopAtOperand: true,
  switches: [
    'detach',
    'interactive',
    'tty',
    'rm',
    'init',
    'privileged',
    'publish-all',
    'read-only',
    'quiet',
    'no-healthcheck',
    'sig-proxy',
  ],
  values: (
    'name entrypoint env env-file workdir user publish stop-signal stop-timeout hostname volume mount network net restart memory cpus label platform pull add-host dns ' +
    'cap-add cap-drop security-opt ulimit tmpfs shm-size expose link log-driver log-opt health-cmd health-interval health-retries health-timeout health-start-period pid ipc gpus attach network-alias group-add device ' +
    'cidfile cpu-shares cpuset-cpus memory-swap userns'
  ).split(' '),
  short: {
    d: 'detach',
    i: 'interactive',
    t: 'tty',
    P: 'publish-all',
    q: 'quiet',
    e: 'env',
    w: 'workdir',
    u: 'user',
    p: 'publish',
    h: 'hostname',
    v: 'volume',
    m: 'memory',
    l: 'label',
    a: 'attach',
    c: 'cpu-shares',
  },
}
