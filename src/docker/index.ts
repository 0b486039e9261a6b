export { createDocker } from './docker.ts'
export type { BuiltImage, ContainerState, ContainerView, Docker, DockerOptions } from './types.ts'
