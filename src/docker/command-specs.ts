/** How one command of docker is typed. Source: `docker COMMAND --help` of Docker CLI 28. */
export interface CommandSpec {
  /** What stands behind the command's name in `Usage:`. */
  readonly usage: string
  /** How many operands: `0`, `1`, `1+`, `0-1`. */
  readonly operands: string
  /** `s|long:type`: short name, long name, type of the value; a flag without a type is a switch. */
  readonly flags: string
  /** The first operand ends the flags. */
  readonly stops?: true
}

const CREATE_FLAGS =
  'P|publish-all add-host:list annotation:map a|attach:list blkio-weight-device:list ' +
  'blkio-weight:uint16 cap-add:list cap-drop:list cgroup-parent:string cgroupns:string cidfile:string ' +
  'cpu-count:int cpu-percent:int cpu-period:int cpu-quota:int cpu-rt-period:int cpu-rt-runtime:int ' +
  'cpus:decimal cpuset-cpus:string cpuset-mems:string c|cpu-shares:int device-cgroup-rule:list ' +
  'device-read-bps:list device-read-iops:list device-write-bps:list device-write-iops:list device:list ' +
  'disable-content-trust dns-opt:list dns-option:list dns-search:list dns:list domainname:string ' +
  'entrypoint:string env-file:list expose:list e|env:list gpus:gpu-request group-add:list ' +
  'health-cmd:string health-interval:duration health-retries:int health-start-interval:duration ' +
  'health-start-period:duration health-timeout:duration help h|hostname:string init ' +
  'io-maxbandwidth:bytes io-maxiops:uint ip6:string ip:string ipc:string isolation:string i|interactive ' +
  'kernel-memory:bytes label-file:list link-local-ip:list link:list log-driver:string log-opt:list ' +
  'l|label:list mac-address:string memory-reservation:bytes memory-swap:bytes memory-swappiness:int ' +
  'mount:mount m|memory:bytes name:string net-alias:list net:network network-alias:list network:network ' +
  'no-healthcheck oom-kill-disable oom-score-adj:int pid:string pids-limit:int platform:string ' +
  'privileged pull:string p|publish:list q|quiet read-only restart:string rm runtime:string ' +
  'security-opt:list shm-size:bytes stop-signal:string stop-timeout:int storage-opt:list sysctl:map ' +
  'tmpfs:list t|tty ulimit:ulimit use-api-socket userns:string uts:string u|user:string ' +
  'volume-driver:string volumes-from:list v|volume:list w|workdir:string'

/** By the name in the group; `run` and the like are aliases of these. */
export const COMMAND_SPECS: Readonly<Record<string, CommandSpec>> = {
  'container attach': {
    usage: '[OPTIONS] CONTAINER',
    operands: '1',
    flags: 'detach-keys:string no-stdin sig-proxy',
  },
  'container commit': {
    usage: '[OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
    operands: '1-2',
    flags: 'a|author:string c|change:list m|message:string p|pause',
    stops: true,
  },
  'container cp': {
    usage: '[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
    operands: '2',
    flags: 'L|follow-link a|archive q|quiet',
  },
  'container create': {
    usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
    operands: '1+',
    flags: CREATE_FLAGS,
    stops: true,
  },
  'container diff': {
    usage: 'CONTAINER',
    operands: '1',
    flags: '',
  },
  'container exec': {
    usage: '[OPTIONS] CONTAINER COMMAND [ARG...]',
    operands: '2+',
    flags:
      'detach-keys:string d|detach env-file:list e|env:list i|interactive privileged t|tty ' +
      'u|user:string w|workdir:string',
    stops: true,
  },
  'container export': {
    usage: '[OPTIONS] CONTAINER',
    operands: '1',
    flags: 'o|output:string',
  },
  'container inspect': {
    usage: '[OPTIONS] CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: 'f|format:string s|size',
  },
  'container kill': {
    usage: '[OPTIONS] CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: 's|signal:string',
  },
  'container logs': {
    usage: '[OPTIONS] CONTAINER',
    operands: '1',
    flags: 'details f|follow n|tail:string since:string t|timestamps until:string',
  },
  'container ls': {
    usage: '[OPTIONS]',
    operands: '0',
    flags: 'a|all format:string f|filter:filter l|latest no-trunc n|last:int q|quiet s|size',
  },
  'container pause': {
    usage: 'CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: '',
  },
  'container port': {
    usage: 'CONTAINER [PRIVATE_PORT[/PROTO]]',
    operands: '1-2',
    flags: '',
  },
  'container prune': {
    usage: '[OPTIONS]',
    operands: '0',
    flags: 'filter:filter f|force',
  },
  'container rename': {
    usage: 'CONTAINER NEW_NAME',
    operands: '2',
    flags: '',
  },
  'container restart': {
    usage: '[OPTIONS] CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: 's|signal:string time:int t|timeout:int',
  },
  'container rm': {
    usage: '[OPTIONS] CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: 'f|force l|link v|volumes',
  },
  'container run': {
    usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
    operands: '1+',
    flags: CREATE_FLAGS + ' detach-keys:string d|detach sig-proxy',
    stops: true,
  },
  'container start': {
    usage: '[OPTIONS] CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: 'a|attach checkpoint-dir:string checkpoint:string detach-keys:string i|interactive',
  },
  'container stats': {
    usage: '[OPTIONS] [CONTAINER...]',
    operands: '0+',
    flags: 'a|all format:string no-stream no-trunc',
  },
  'container stop': {
    usage: '[OPTIONS] CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: 's|signal:string time:int t|timeout:int',
  },
  'container top': {
    usage: 'CONTAINER [ps OPTIONS]',
    operands: '1+',
    flags: '',
  },
  'container unpause': {
    usage: 'CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: '',
  },
  'container update': {
    usage: '[OPTIONS] CONTAINER [CONTAINER...]',
    operands: '1+',
    flags:
      'blkio-weight:uint16 cpu-period:int cpu-quota:int cpu-rt-period:int cpu-rt-runtime:int ' +
      'cpus:decimal cpuset-cpus:string cpuset-mems:string c|cpu-shares:int memory-reservation:bytes ' +
      'memory-swap:bytes m|memory:bytes pids-limit:int restart:string',
  },
  'container wait': {
    usage: 'CONTAINER [CONTAINER...]',
    operands: '1+',
    flags: '',
  },
  'image history': {
    usage: '[OPTIONS] IMAGE',
    operands: '1',
    flags: 'H|human format:string no-trunc platform:string q|quiet',
  },
  'image import': {
    usage: '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
    operands: '1+',
    flags: 'c|change:list m|message:string platform:string',
  },
  'image inspect': {
    usage: '[OPTIONS] IMAGE [IMAGE...]',
    operands: '1+',
    flags: 'f|format:string platform:string',
  },
  'image load': {
    usage: '[OPTIONS]',
    operands: '0',
    flags: 'i|input:string platform:string q|quiet',
  },
  'image ls': {
    usage: '[OPTIONS] [REPOSITORY[:TAG]]',
    operands: '0-1',
    flags: 'a|all digests format:string f|filter:filter no-trunc q|quiet tree',
  },
  'image prune': {
    usage: '[OPTIONS]',
    operands: '0',
    flags: 'a|all filter:filter f|force',
  },
  'image pull': {
    usage: '[OPTIONS] NAME[:TAG|@DIGEST]',
    operands: '1',
    flags: 'a|all-tags disable-content-trust platform:string q|quiet',
  },
  'image push': {
    usage: '[OPTIONS] NAME[:TAG]',
    operands: '1',
    flags: 'a|all-tags disable-content-trust platform:string q|quiet',
  },
  'image rm': {
    usage: '[OPTIONS] IMAGE [IMAGE...]',
    operands: '1+',
    flags: 'f|force no-prune platform:strings',
  },
  'image save': {
    usage: '[OPTIONS] IMAGE [IMAGE...]',
    operands: '1+',
    flags: 'o|output:string platform:string',
  },
  'image tag': {
    usage: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
    operands: '2',
    flags: '',
  },
  inspect: {
    usage: '[OPTIONS] NAME|ID [NAME|ID...]',
    operands: '1+',
    flags: 'f|format:string s|size type:string',
  },
  version: {
    usage: '[OPTIONS]',
    operands: '0',
    flags: 'f|format:string',
  },
  info: {
    usage: '[OPTIONS]',
    operands: '0',
    flags: 'f|format:string',
  },
  login: {
    usage: '[OPTIONS] [SERVER]',
    operands: '0-1',
    flags: 'password-stdin p|password:string u|username:string',
  },
  logout: {
    usage: '[SERVER]',
    operands: '0-1',
    flags: '',
  },
  search: {
    usage: '[OPTIONS] TERM',
    operands: '1',
    flags: 'format:string f|filter:filter limit:int no-trunc',
  },
  events: {
    usage: '[OPTIONS]',
    operands: '0',
    flags: 'format:string f|filter:filter since:string until:string',
  },
}

/** Other names of the same commands. */
export const COMMAND_ALIASES: Readonly<Record<string, string>> = {
  attach: 'container attach',
  commit: 'container commit',
  cp: 'container cp',
  create: 'container create',
  diff: 'container diff',
  exec: 'container exec',
  export: 'container export',
  kill: 'container kill',
  logs: 'container logs',
  'container list': 'container ls',
  'container ps': 'container ls',
  ps: 'container ls',
  pause: 'container pause',
  port: 'container port',
  rename: 'container rename',
  restart: 'container restart',
  'container remove': 'container rm',
  rm: 'container rm',
  run: 'container run',
  start: 'container start',
  stats: 'container stats',
  stop: 'container stop',
  top: 'container top',
  unpause: 'container unpause',
  update: 'container update',
  wait: 'container wait',
  history: 'image history',
  import: 'image import',
  load: 'image load',
  'image list': 'image ls',
  images: 'image ls',
  pull: 'image pull',
  push: 'image push',
  'image remove': 'image rm',
  rmi: 'image rm',
  save: 'image save',
  tag: 'image tag',
}
