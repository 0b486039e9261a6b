import { scalarText } from '../../domain/json.ts'
import {
  BOOL,
  type GoField,
  type GoType,
  INT,
  INT64,
  listOf,
  mapOf,
  type Methods,
  pointerTo,
  STRING,
} from '../../formats/gotemplate/types.ts'
import { goDuration } from '../../domain/go-duration.ts'

/**
 * The Go types of what `docker inspect` is executed on (moby `api/types`, as Docker CLI 28 has them). Each line is a struct:
 * fields in the order of the JSON, `Name:type`, `=key` where the key in JSON is another one, `?` for `omitempty`. What a type of
 * another name is does not matter, as its value is not simulated. `Name!`: a struct inside, whose fields are here those of the outer one.
 */
const STRUCTS: Readonly<Record<string, string>> = {
  'container.InspectResponse':
    'ID:string=Id Created:string Path:string Args:[]string State:*container.State Image:string ResolvConfPath:string ' +
    'HostnamePath:string HostsPath:string LogPath:string Name:string RestartCount:int Driver:string Platform:string ' +
    'MountLabel:string ProcessLabel:string AppArmorProfile:string ExecIDs:[]string HostConfig:*container.HostConfig ' +
    'GraphDriver:storage.DriverData SizeRw:*int64? SizeRootFs:*int64? Mounts:[]container.MountPoint ' +
    'Config:*container.Config NetworkSettings:*container.NetworkSettings ImageManifestDescriptor:*v1.Descriptor? ContainerJSONBase!',
  'container.State':
    'Status:string Running:bool Paused:bool Restarting:bool OOMKilled:bool Dead:bool Pid:int ExitCode:int Error:string ' +
    'StartedAt:string FinishedAt:string Health:*container.Health?',
  'container.Health': 'Status:string FailingStreak:int Log:[]*container.HealthcheckResult',
  'container.HealthcheckResult': 'Start:time.Time End:time.Time ExitCode:int Output:string',
  'container.Config':
    'Hostname:string Domainname:string User:string AttachStdin:bool AttachStdout:bool AttachStderr:bool ' +
    'ExposedPorts:nat.PortSet? Tty:bool OpenStdin:bool StdinOnce:bool Env:[]string Cmd:strslice.StrSlice ' +
    'Healthcheck:*v1.HealthcheckConfig? ArgsEscaped:bool? Image:string Volumes:map[string]struct{} WorkingDir:string ' +
    'Entrypoint:strslice.StrSlice NetworkDisabled:bool? MacAddress:string? OnBuild:[]string Labels:map[string]string ' +
    'StopSignal:string? StopTimeout:*int? Shell:strslice.StrSlice?',
  'v1.HealthcheckConfig':
    'Test:[]string? Interval:time.Duration? Timeout:time.Duration? StartPeriod:time.Duration? StartInterval:time.Duration? Retries:int?',
  'container.HostConfig':
    'Binds:[]string ContainerIDFile:string LogConfig:container.LogConfig NetworkMode:container.NetworkMode ' +
    'PortBindings:nat.PortMap RestartPolicy:container.RestartPolicy AutoRemove:bool VolumeDriver:string ' +
    'VolumesFrom:[]string ConsoleSize:[2]uint Annotations:map[string]string? CapAdd:strslice.StrSlice ' +
    'CapDrop:strslice.StrSlice CgroupnsMode:container.CgroupnsMode DNS:[]string=Dns DNSOptions:[]string=DnsOptions ' +
    'DNSSearch:[]string=DnsSearch ExtraHosts:[]string GroupAdd:[]string IpcMode:container.IpcMode ' +
    'Cgroup:container.CgroupSpec Links:[]string OomScoreAdj:int PidMode:container.PidMode Privileged:bool ' +
    'PublishAllPorts:bool ReadonlyRootfs:bool SecurityOpt:[]string StorageOpt:map[string]string? Tmpfs:map[string]string? ' +
    'UTSMode:container.UTSMode UsernsMode:container.UsernsMode ShmSize:int64 Sysctls:map[string]string? Runtime:string? ' +
    'Isolation:container.Isolation CPUShares:int64=CpuShares Memory:int64 NanoCPUs:int64=NanoCpus CgroupParent:string ' +
    'BlkioWeight:uint16 BlkioWeightDevice:[]any BlkioDeviceReadBps:[]any BlkioDeviceWriteBps:[]any ' +
    'BlkioDeviceReadIOps:[]any BlkioDeviceWriteIOps:[]any CPUPeriod:int64=CpuPeriod CPUQuota:int64=CpuQuota CPURealtimePeriod:int64=CpuRealtimePeriod ' +
    'CPURealtimeRuntime:int64=CpuRealtimeRuntime CpusetCpus:string CpusetMems:string Devices:[]any DeviceCgroupRules:[]string ' +
    'DeviceRequests:[]any KernelMemory:int64? KernelMemoryTCP:int64? MemoryReservation:int64 MemorySwap:int64 MemorySwappiness:*int64 OomKillDisable:*bool PidsLimit:*int64 Ulimits:[]any ' +
    'CPUCount:int64=CpuCount CPUPercent:int64=CpuPercent IOMaximumIOps:uint64 IOMaximumBandwidth:uint64 ' +
    'Mounts:[]any? MaskedPaths:[]string ReadonlyPaths:[]string Init:*bool? Resources!',
  'container.LogConfig': 'Type:string Config:map[string]string',
  'container.RestartPolicy': 'Name:container.RestartPolicyMode MaximumRetryCount:int',
  'container.MountPoint':
    'Type:mount.Type? Name:string? Source:string Destination:string Driver:string? Mode:string RW:bool Propagation:mount.Propagation',
  'container.NetworkSettings':
    'Bridge:string SandboxID:string SandboxKey:string Ports:nat.PortMap HairpinMode:bool LinkLocalIPv6Address:string ' +
    'LinkLocalIPv6PrefixLen:int SecondaryIPAddresses:[]any SecondaryIPv6Addresses:[]any EndpointID:string Gateway:string GlobalIPv6Address:string GlobalIPv6PrefixLen:int ' +
    'IPAddress:string IPPrefixLen:int IPv6Gateway:string MacAddress:string ' +
    'Networks:map[string]*network.EndpointSettings NetworkSettingsBase! DefaultNetworkSettings!',
  'network.EndpointSettings':
    'IPAMConfig:any Links:[]string Aliases:[]string MacAddress:string DriverOpts:map[string]string GwPriority:int NetworkID:string ' +
    'EndpointID:string Gateway:string IPAddress:string IPPrefixLen:int IPv6Gateway:string GlobalIPv6Address:string ' +
    'GlobalIPv6PrefixLen:int DNSNames:[]string',
  'nat.PortBinding': 'HostIP:string=HostIp HostPort:string',
  'storage.DriverData': 'Data:map[string]string Name:string',
  'v1.Descriptor':
    'MediaType:string=mediaType Digest:string=digest Size:int64=size URLs:[]string=urls Annotations:any=annotations Data:any=data Platform:any=platform ArtifactType:string=artifactType',
  'image.InspectResponse':
    'ID:string=Id RepoTags:[]string RepoDigests:[]string Parent:string Comment:string Created:string Container:string? ' +
    'ContainerConfig:*container.Config? DockerVersion:string Author:string Config:*v1.DockerOCIImageConfig ' +
    'Architecture:string Variant:string? Os:string OsVersion:string? Size:int64 VirtualSize:int64? ' +
    'GraphDriver:storage.DriverData RootFS:image.RootFS Metadata:image.Metadata Descriptor:*v1.Descriptor? Manifests:[]any?',
  'image.RootFS': 'Type:string Layers:[]string?',
  'image.Metadata': 'LastTagTime:time.Time',
  'v1.DockerOCIImageConfig':
    'User:string? ExposedPorts:map[string]struct{}? Env:[]string? Entrypoint:[]string? Cmd:[]string? ' +
    'Volumes:map[string]struct{}? WorkingDir:string? Labels:map[string]string? StopSignal:string? ArgsEscaped:bool? ' +
    'Healthcheck:*v1.HealthcheckConfig? OnBuild:[]string? Shell:[]string? ImageConfig! DockerOCIImageConfigExt!',
}

/** Structs with others inside, or with fields whose text is not that of their data. */
const OPAQUE: ReadonlySet<string> = new Set([
  'container.InspectResponse',
  'container.HostConfig',
  'container.NetworkSettings',
  'network.EndpointSettings',
  'container.HealthcheckResult',
  'v1.Descriptor',
  'image.InspectResponse',
  'image.Metadata',
  'v1.DockerOCIImageConfig',
])

/** Methods of `80/tcp`. */
const PORT_METHODS: Methods = {
  Port: portMethod(0),
  Proto: portMethod(1),
}

function portMethod(part: 0 | 1): Methods[string] {
  return {
    parameters: [],
    call: (_, { receiver }) => ({ type: STRING, data: scalarText(receiver?.data).split('/')[part] ?? '' }),
  }
}

const PORT: GoType = { kind: 'string', name: 'nat.Port', methods: PORT_METHODS }
const NOTHING: GoType = { kind: 'struct', name: 'struct {}', fields: [] }

const known = new Map<string, GoType>([
  ['string', STRING],
  ['bool', BOOL],
  ['int', INT],
  ['int64', INT64],
  ['time.Duration', { kind: 'int', name: 'time.Duration', shows: goDuration }],
  ['uint16', { kind: 'uint', name: 'uint16' }],
  ['uint64', { kind: 'uint', name: 'uint64' }],
  ['[2]uint', listOf({ kind: 'uint', name: 'uint' }, '[2]uint')],
  ['map[string]struct{}', mapOf(NOTHING)],
  ['nat.PortSet', mapOf(NOTHING, 'nat.PortSet', PORT)],
  ['strslice.StrSlice', listOf(STRING, 'strslice.StrSlice')],
])

/** A type by the name it has in the tables. */
export function inspectType(name: string): GoType {
  const before = known.get(name)
  if (before !== undefined) return before
  const type = typeOf(name)
  known.set(name, type)
  return type
}

function typeOf(name: string): GoType {
  if (name === 'nat.PortMap') return mapOf(inspectType('[]nat.PortBinding'), name, PORT)
  if (name.startsWith('*')) return pointerTo(inspectType(name.slice(1)))
  if (name.startsWith('[]')) return listOf(inspectType(name.slice(2)))
  if (name.startsWith('map[string]')) return mapOf(inspectType(name.slice('map[string]'.length)))
  const fields = Object.hasOwn(STRUCTS, name) ? STRUCTS[name] : undefined
  if (fields === undefined) return { kind: 'string', name }
  const entries = fields.split(' ')
  return {
    kind: 'struct',
    name,
    fields: entries.filter((entry) => !entry.endsWith('!')).map(fieldFrom),
    others: entries.filter((entry) => entry.endsWith('!')).map((entry) => entry.slice(0, -1)),
    isOpaque: OPAQUE.has(name),
  }
}

function fieldFrom(entry: string): GoField {
  const omitEmpty = entry.endsWith('?')
  const [declared = '', json] = entry.replace('?', '').split('=')
  const colon = declared.indexOf(':')
  return {
    name: declared.slice(0, colon),
    type: inspectType(declared.slice(colon + 1)),
    ...(json === undefined ? {} : { json }),
    ...(omitEmpty ? { omitEmpty } : {}),
  }
}
