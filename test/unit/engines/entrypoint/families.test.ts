import { describe, expect, test } from 'vitest'
import { findBaseImage } from '../../../../src/engines/entrypoint/index.ts'

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

function configOf(reference: string): { Entrypoint: unknown; Cmd: unknown; Env: readonly string[] } | undefined {
  const found = findBaseImage(reference)
  if (found?.match !== 'exact') return undefined
  const { Entrypoint, Cmd, Env } = found.image.config
  return { Entrypoint, Cmd, Env }
}

describe('distributions have one config in all their releases', () => {
  test.each([
    ['debian:buster', ['bash']],
    ['debian:10.13-slim', ['bash']],
    ['debian:bookworm-20250520-slim', ['bash']],
    ['ubuntu:16.04', ['/bin/bash']],
    ['ubuntu:questing', ['/bin/bash']],
    ['alpine:3.14', ['/bin/sh']],
    ['alpine:3.19.1', ['/bin/sh']],
    ['alpine:edge', ['/bin/sh']],
    ['busybox:1.36.1-musl', ['sh']],
    ['buildpack-deps:bullseye-curl', ['bash']],
    ['buildpack-deps:jammy-curl', ['/bin/bash']],
    ['buildpack-deps:24.04-scm', ['/bin/bash']],
    ['oraclelinux:8-slim', ['/bin/bash']],
    ['rockylinux:9.3', ['/bin/bash']],
    ['fedora:39', ['/bin/bash']],
    ['quay.io/centos/centos:stream8', ['/bin/bash']],
    ['opensuse/leap:15.3', ['/bin/bash']],
  ])('%s', (reference, cmd) => {
    expect(configOf(reference)).toEqual({ Entrypoint: null, Cmd: cmd, Env: [PATH] })
  })

  test.each([
    'registry.access.redhat.com/ubi8/ubi-minimal:8.4',
    'registry.access.redhat.com/ubi9-minimal',
    'redhat/ubi10',
  ])('%s', (reference) => {
    expect(configOf(reference)).toEqual({ Entrypoint: null, Cmd: ['/bin/bash'], Env: [PATH, 'container=oci'] })
  })

  test.each(['debian:bookwrom', 'debian:99', 'alpine:3.99', 'alpine:4', 'ubuntu:24.05', 'oraclelinux:latest'])(
    '%s is no release',
    (reference) => {
      expect(configOf(reference)).toBeUndefined()
    },
  )
})

describe('a version is taken from the tag, or from the releases of the day, or left out', () => {
  test.each([
    { reference: 'golang:1.26.3-alpine3.23', cmd: ['/bin/sh'], has: 'GOLANG_VERSION=1.26.3' },
    { reference: 'golang:1.26-bookworm', cmd: ['bash'], has: 'GOLANG_VERSION=1.26.7' },
    { reference: 'golang:bookworm', cmd: ['bash'], has: 'GOLANG_VERSION=1.27.0' },
    { reference: 'golang:1.22', cmd: ['bash'], has: 'GOTOOLCHAIN=local' },
    { reference: 'rust:slim', cmd: ['bash'], has: 'CARGO_HOME=/usr/local/cargo' },
    { reference: 'python:3.9-slim', cmd: ['python3'], has: 'LANG=C.UTF-8' },
    { reference: 'python:2.7', cmd: ['python2'], has: 'PYTHONIOENCODING=UTF-8' },
    { reference: 'node:20.11.1-alpine', cmd: ['node'], has: 'NODE_VERSION=20.11.1' },
    { reference: 'ruby:3.3-slim-trixie', cmd: ['irb'], has: 'GEM_HOME=/usr/local/bundle' },
    { reference: 'openjdk:17', cmd: ['jshell'], has: 'JAVA_HOME=/usr/java/openjdk-17' },
    { reference: 'openjdk:17-jdk-slim', cmd: ['jshell'], has: 'JAVA_HOME=/usr/local/openjdk-17' },
    { reference: 'openjdk:11-jre-slim', cmd: ['bash'], has: 'JAVA_HOME=/usr/local/openjdk-11' },
    { reference: 'openjdk:8-jre-alpine', cmd: ['/bin/sh'], has: 'JAVA_HOME=/usr/lib/jvm/java-1.8-openjdk/jre' },
    { reference: 'eclipse-temurin:17-jre-jammy', cmd: null, has: 'JAVA_HOME=/opt/java/openjdk' },
    { reference: 'eclipse-temurin:21-jdk-alpine', cmd: ['jshell'], has: 'LC_ALL=en_US.UTF-8' },
    { reference: 'eclipse-temurin:8-jdk', cmd: null, has: 'JAVA_HOME=/opt/java/openjdk' },
    { reference: 'eclipse-temurin:21-jre-ubi9-minimal', cmd: null, has: 'container=oci' },
    {
      reference: 'amazoncorretto:21-al2023',
      cmd: ['/bin/bash'],
      has: 'JAVA_HOME=/usr/lib/jvm/java-21-amazon-corretto',
    },
    { reference: 'maven:3.9-eclipse-temurin-21', cmd: ['mvn'], has: 'MAVEN_CONFIG=/root/.m2' },
    { reference: 'gradle:8.5-jdk17', cmd: ['gradle'], has: 'GRADLE_HOME=/opt/gradle' },
    { reference: 'gradle:8-jdk17-corretto', cmd: ['gradle'], has: 'JAVA_HOME=/usr/lib/jvm/java-17-amazon-corretto' },
    { reference: 'composer:2', cmd: ['composer'], has: 'COMPOSER_HOME=/tmp' },
    {
      reference: 'haskell:9.8',
      cmd: ['ghci'],
      has: `PATH=/root/.cabal/bin:/root/.local/bin:/opt/ghc/9.8.4/bin:${PATH.slice(5)}`,
    },
    { reference: 'postgres:15', cmd: ['postgres'], has: `${PATH}:/usr/lib/postgresql/15/bin` },
    { reference: 'postgres:13.4', cmd: ['postgres'], has: 'PG_MAJOR=13' },
  ])('$reference has $has', ({ reference, cmd, has }) => {
    const found = configOf(reference)
    expect(found?.Cmd).toEqual(cmd)
    expect(found?.Env).toContain(has)
  })

  test.each([
    { reference: 'golang:1.21', lacks: 'GOLANG_VERSION' },
    { reference: 'golang:1.20', lacks: 'GOTOOLCHAIN' },
    { reference: 'rust:1.80', lacks: 'RUST_VERSION' },
    { reference: 'python:3.9-slim', lacks: 'PYTHON_VERSION' },
    { reference: 'python:3.13-slim', lacks: 'LANG' },
    { reference: 'node:20', lacks: 'NODE_VERSION' },
    { reference: 'haskell:9.2', lacks: 'PATH' },
  ])('$reference has no $lacks', ({ reference, lacks }) => {
    const names = configOf(reference)?.Env.map((entry) => entry.split('=')[0])
    expect(names).toBeDefined()
    expect(names).not.toContain(lacks)
  })

  test('the nearest tag lends no version that the wanted one has not', () => {
    const found = findBaseImage('nginx:1.27.4-bookworm')
    expect(found?.match).toBe('tag-assumed')
    expect(found?.image.config.Env).toEqual([PATH, 'NGINX_VERSION=1.27.4'])
    expect(findBaseImage('php:8.4-fpm-bookworm')?.image.config.Env).toContain('PHP_VERSION=8.4.24')
    expect(findBaseImage('php:7.4-fpm')?.image.config.Env).toEqual([PATH, 'PHP_INI_DIR=/usr/local/etc/php'])
  })
})
