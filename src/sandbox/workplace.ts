import { diagnostic } from '../domain/codes.ts'
import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts'
import type { Clock, VirtualFiles } from '../domain/tool.ts'
import { createDocker, type Docker } from '../docker/index.ts'
import { type Cluster, createCluster, createKubelet } from '../engines/rollout/index.ts'
import { createKubectl } from '../kubectl/index.ts'
import type { Api } from '../kubernetes/api.ts'
import { assembleWorkplace } from './assemble.ts'
import { createRuntime } from './container-runtime.ts'
import { atWorkingDirectory } from './docker-build-paths.ts'
import { createFailedBuilds } from './failed-builds.ts'
import { rememberFates } from './fate-memory.ts'
import { createFolder, type Folder } from './folder.ts'
import { imagePlace } from './image-places.ts'
import { createImages, type Images } from './images.ts'
import { observed } from './observed-cluster.ts'
import { createProblems, type Problems } from './problems.ts'
import { createPredictor } from './process-memory.ts'
import { createRecorder } from './recorder.ts'
import type { Workplace, WorkplaceOptions } from './types.ts'

/**
 * A new workplace: the files in a virtual folder, an empty cluster, an empty docker daemon, the world's images, and one clock,
 * which is the cluster's. Nothing in it reaches the host, and the same calls give the same results.
 */
export function createWorkplace({ files, world, limits, terminal }: WorkplaceOptions): Workplace {
  const folder = createFolder(files, limits)
  const problems = createProblems((path) => folder.isAsGiven(path))
  const absent = new Set<string>()
  const written = new Map<string, SourceRange | undefined>()
  reportFolderEvents(folder, problems, { absent, written })

  const isNews = createFilter()
  // The nodes ask for images that the daemon built, and both are made before either is asked.
  const late: { cluster?: Cluster; docker?: Docker } = {}
  const failedBuilds = createFailedBuilds()
  const images = createImages(world, {
    built: (reference) => late.docker?.image(reference),
    failed: (reference) => failedBuilds.has(reference),
  })
  const api = (): Api => clusterOf(late).api
  const runtime = createRuntime({
    images,
    predict: createPredictor(limits),
    limits,
    api,
    notice: (told, image) => {
      if (!isNews(told)) return
      problems.report(told, () => imagePlace(image, places))
    },
  })
  const kubelet = createKubelet(rememberFates(runtime, images, api))
  const cluster = createCluster({ kubelet, limits })
  late.cluster = cluster
  let objectsTouched = 0
  const touched = (objects: number): void => {
    objectsTouched += objects
  }
  const docker = createDocker({
    files: folder,
    clock: clockOf(cluster),
    limits,
    images: (reference) => pullable(images, reference),
    notices: (reference) => noticesOf(images, reference).filter(isNews),
    onBuild: () => touched(OBJECTS_PER_BUILD),
  })
  late.docker = docker

  const places = { cluster, files: folder, limits, steps: () => recorder.steps }
  const recorder = createRecorder(cluster, limits, (told) => problems.report(told))
  const kubectl = createKubectl({
    cluster: observed(cluster, {
      refused: ({ namespace = '', name }) => recorder.refused({ namespace, name }),
      touched,
    }),
    files: weighed(folder, touched),
    limits,
    pathFromRoot: (path) => {
      const resolved = folder.resolve(path)
      return resolved.ok ? resolved.path : undefined
    },
  })
  return assembleWorkplace({
    absentFiles: absent,
    writtenFiles: written,
    objectsTouched: () => objectsTouched,
    cluster,
    folder,
    limits,
    recorder,
    problems,
    programs: {
      kubectl: (invocation) => kubectl.run(invocation),
      docker: failedBuilds.watch(atWorkingDirectory(folder, (invocation) => docker.run(invocation))),
    },
    image: (reference) => knownImage(images, reference),
    builtImages: () => docker.images.flatMap((image) => image.references),
    terminal: { write: terminal ?? (() => undefined), isTerminal: true },
  })
}

/** What a build is taken to cost, however much of its context it copies: about what kubectl needs for so many objects. */
const OBJECTS_PER_BUILD = 500
/** Likewise of a manifest: reading so many characters is about as much work as one object. */
const CHARACTERS_PER_OBJECT = 10_000

/** The folder for kubectl: what is read from it counts by its length. */
function weighed(folder: Folder, touched: (objects: number) => void): VirtualFiles {
  return {
    ...folder,
    read(path, look) {
      const text = folder.read(path, look)
      touched(Math.floor((text?.length ?? 0) / CHARACTERS_PER_OBJECT))
      return text
    },
  }
}

/** What is said of an image is said once, however many pods and commands use it. */
function createFilter(): (told: Diagnostic) => boolean {
  const seen = new Set<string>()
  return ({ code, args }) => {
    const key = JSON.stringify([code, args])
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  }
}

function clusterOf({ cluster }: { readonly cluster?: Cluster }): Cluster {
  if (cluster === undefined) throw new ReferenceError('the cluster is not made yet')
  return cluster
}

/** A path that leads out is told once per command, however often and under whichever of its folders the command looks for it. */
function reportFolderEvents(
  folder: Folder,
  problems: Problems,
  { absent, written }: { readonly absent: Set<string>; readonly written: Map<string, SourceRange | undefined> },
): void {
  const paths = new Map<SourceRange | undefined, string[]>()
  folder.events.current = {
    outside(path, problem) {
      const before = paths.get(problems.place) ?? []
      if (before.some((known) => known === path || known.startsWith(`${path}/`))) return
      paths.set(problems.place, [...before, path])
      problems.report(diagnostic('COMMAND_PATH_OUTSIDE', { path, problem }))
    },
    full: (path) => problems.report(diagnostic('COMMAND_FOLDER_FULL', { path })),
    absent: (path) => absent.add(path),
    wrote: (path) => written.set(path, problems.place),
  }
}

function clockOf(cluster: Cluster): Clock {
  return {
    get nowMs() {
      return cluster.nowMs
    },
    advanceTo: (atMs) => cluster.advanceTo(atMs),
  }
}

/** What the daemon can pull. Images it built it knows itself. */
function pullable(images: Images, reference: string) {
  const found = images.lookup(reference)
  return found.kind === 'found' ? found.image : undefined
}

function noticesOf(images: Images, reference: string): readonly Diagnostic[] {
  const found = images.lookup(reference)
  const told = found.kind === 'found' || found.kind === 'unknown' ? found.notice : undefined
  return told === undefined ? [] : [told]
}

/** An image whose config is known: one of which only the name is known says nothing about what it starts. */
function knownImage(images: Images, reference: string) {
  const found = images.lookup(reference)
  return found.kind === 'found' && !found.opaque ? found.image : undefined
}
